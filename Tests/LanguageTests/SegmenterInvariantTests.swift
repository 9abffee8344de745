import DocumentModel
import Language
import Testing

/// What holds for every text, however broken.
@Suite struct SegmenterInvariantTests {
  private static let pieces: [String] = [
    "The", "U.S.", "Dr.", "No.", "5", "2021-2025", "don't", "'s", "’s", "\"", "“", "”", "(", ")", "...", "…", ".", "!",
    "?",
    "https://x.org/a.", "a@b.org", "www.x.by", "://", "@", "-", "--", "/", ":", "\n", "\r\n", "\u{202F}", "\u{A0}", "é",
    "e\u{301}", "字", "。", "👨‍👩‍👧", "\u{200D}", "\u{FEFF}", "\u{AD}", "ไทย", "עברית", "1.", "A", "I", "II.", "&", "R&D", "$",
    "US$", "\u{7F}", "\u{1}", ",", ";", "10,000.5", "7:30PM", "Co-", "region.The", "\t", " ", " ", " ", "ﬁ", "𝔘", "̈",
  ]

  @Test func holdForRandomText() throws {
    var generator = SeededGenerator(seed: 11)
    let segmenter = Segmenter()
    for round in 0..<6_000 {
      let text = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        Self.pieces.randomElement(using: &generator) ?? ""
      }.joined()
      try check(text, segmenter, "round \(round)", &generator)
    }
  }

  @Test func holdForRandomScalars() throws {
    var generator = SeededGenerator(seed: 13)
    let segmenter = Segmenter()
    for round in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        let limit: UInt32 = [0x80, 0x250, 0x3000, 0x11_0000].randomElement(using: &generator) ?? 0x80
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) {
          text.unicodeScalars.append(scalar)
        }
      }
      try check(text, segmenter, "round \(round)", &generator)
    }
  }

  private func check(
    _ string: String, _ segmenter: Segmenter, _ label: String, _ generator: inout SeededGenerator
  ) throws {
    let text = Text(string)
    // Two blocks that meet at a random place.
    var cut = Int.random(in: 0...text.count, using: &generator)
    while !text.isBoundary(cut) { cut -= 1 }
    let kinds: [BlockKind] = [.paragraph, .heading, .listItem]
    let blocks = [0..<cut, cut..<text.count].filter { !$0.isEmpty }.map {
      Block(kind: kinds.randomElement(using: &generator) ?? .paragraph, range: $0)
    }
    let document = try Document(id: "x", text: text, metadata: Metadata(), blocks: blocks)
    let table = try segmenter.tokenize(document)
    var end = 0
    for token in 0..<table.count {
      let range = Int(table.starts[token])..<Int(table.ends[token])
      #expect(!range.isEmpty && range.lowerBound >= end, "\(label): order in \(string.debugDescription)")
      end = range.upperBound
      #expect(
        blocks.contains { $0.range.contains(range.lowerBound) && range.upperBound <= $0.range.upperBound }, "\(label)")
      let word = try text.string(in: range)
      #expect(word.unicodeScalars.allSatisfy { !$0.properties.isWhitespace }, "\(label): \(word.debugDescription)")
      #expect(table.vocabulary[table.form[token]] == word)
      #expect(["word", "number", "punctuation", "symbol"].contains(table.vocabulary[table.kind[token]]))
    }
    // Sentences cover the tokens, and none crosses a block.
    #expect(table.count == 0 || Int(table.sentenceStarts[table.sentenceCount]) == table.count)
    for sentence in 0..<table.sentenceCount {
      let range = table.sentenceBytes(sentence)
      #expect(!table.sentenceTokens(sentence).isEmpty)
      #expect(
        blocks.contains { $0.range.contains(range.lowerBound) && range.upperBound <= $0.range.upperBound }, "\(label)")
    }
    // Every letter and digit is in a token.
    var covered = Set<Int>()
    for token in 0..<table.count { covered.formUnion(Int(table.starts[token])..<Int(table.ends[token])) }
    var offset = 0
    for scalar in string.unicodeScalars {
      if scalar.properties.isAlphabetic { #expect(covered.contains(offset), "\(label): \(string.debugDescription)") }
      offset += UTF8.width(scalar)
    }
  }

  /// Work in proportion to the text: what would be quadratic would take minutes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "(", "@", "a@", "://", "w", "www.", ".", "'", "\"", "-", "a-", "1-", "1:", "U.", "a.b", "!", " ", "1. ", "é",
      "e\u{301}",
    ])
  func isLinear(_ piece: String) throws {
    let text = String(repeating: piece, count: 250_000 / piece.utf8.count)
    let table = try table(text)
    #expect(table.count <= text.utf8.count)
  }
}
