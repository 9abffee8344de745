import DocumentModel
import Testing

/// A table of tokens at given places; sentences begin at the given tokens.
private func table(_ ranges: [Range<Int>], sentences: [Int]) -> TokenTable {
  var vocabulary = VocabularyBuilder()
  let word = vocabulary.intern("w")
  let ids = [UInt32](repeating: word, count: ranges.count)
  return TokenTable(
    starts: ranges.map { UInt32($0.lowerBound) }, ends: ranges.map { UInt32($0.upperBound) }, form: ids, lower: ids,
    kind: ids,
    sentenceStarts: (sentences + [ranges.count]).map(UInt32.init), vocabulary: vocabulary.build())
}

@Suite struct TokenTableTests {
  @Test func searchesAgreeWithTheSlowReference() {
    var random = Seeded(31)
    for round in 0..<400 {
      var ranges: [Range<Int>] = []
      var position = Int.random(in: 0..<3, using: &random)
      for _ in 0..<Int.random(in: 1..<25, using: &random) {
        let end = position + Int.random(in: 1..<4, using: &random)
        ranges.append(position..<end)
        position = end + Int.random(in: 0..<3, using: &random)
      }
      let sentences = [0] + ranges.indices.dropFirst().filter { _ in random.once(in: 4) }
      let tokens = table(ranges, sentences: sentences)
      #expect(tokens.sentenceCount == sentences.count)
      for first in 0...position + 2 {
        for last in first...position + 2 {
          let sharing = ranges.indices.filter { !ranges[$0].clamped(to: first..<last).isEmpty }
          let place = ranges.filter { $0.upperBound <= first }.count
          let expected = sharing.first.map { $0..<(sharing.last ?? $0) + 1 } ?? place..<place
          #expect(
            tokens.tokens(overlapping: first..<last) == expected, "round \(round): \(first)..<\(last) in \(ranges)")
        }
        // The sentence of the last token that begins at or before the byte.
        let token = ranges.lastIndex { $0.lowerBound <= first }
        let sentence = token.map { token in sentences.filter { $0 <= token }.count - 1 }
        #expect(tokens.sentence(containing: first) == sentence, "round \(round): \(first) in \(ranges)")
      }
      for sentence in 0..<tokens.sentenceCount {
        let inside = tokens.sentenceTokens(sentence)
        #expect(inside.allSatisfy { Int(tokens.sentenceIndex[$0]) == sentence })
        #expect(
          tokens.sentenceBytes(sentence) == ranges[inside.lowerBound]
            .lowerBound..<ranges[inside.upperBound - 1].upperBound)
        #expect(tokens.bytes(inside) == tokens.sentenceBytes(sentence))
      }
    }
  }

  @Test func anEmptyTableHasNothing() {
    let tokens = TokenTable(
      starts: [], ends: [], form: [], lower: [], kind: [], sentenceStarts: [], vocabulary: VocabularyBuilder().build())
    #expect(tokens.count == 0 && tokens.sentenceCount == 0)
    #expect(tokens.tokens(overlapping: 0..<10) == 0..<0)
    #expect(tokens.sentence(containing: 0) == nil)
  }
}

@Suite struct VocabularyTests {
  @Test func numbersWordsByTheirBytes() {
    var random = Seeded(32)
    let base = WordPool(words: ["the", "é", "the", "", "of"])
    #expect(base.count == 4)
    var builder = VocabularyBuilder(base: base)
    var known: [(word: String, id: UInt32)] = []
    // More words than the first table has room for.
    for _ in 0..<3000 {
      let word = random.text(most: 5)
      let id = builder.intern(word)
      if let before = known.first(where: { Array($0.word.utf8) == Array(word.utf8) }) {
        #expect(before.id == id)
      } else {
        known.append((word, id))
      }
    }
    let the = builder.intern("the")
    let vocabulary = builder.build()
    #expect(the == 0)
    #expect(Set(known.map(\.id)).count == known.count)
    for (word, id) in known {
      #expect(Array(vocabulary[id].utf8) == Array(word.utf8))
      #expect(vocabulary.id(of: word) == id)
    }
    #expect(vocabulary.id(of: "a word that nobody wrote") == nil)
    #expect(vocabulary[Vocabulary.unknown] == "")
    #expect(vocabulary[UInt32(vocabulary.count)] == "")
  }
}
