/// The broad kind of a token.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  case word
  case number
  case punctuation
  case symbol

  /// The kind's name, as queries and scripts write it.
  public var name: String { "\(self)" }
}

/// A document's tokens and sentences as columns.
public final class TokenTable: Sendable {
  /// The number of tokens.
  public let count: Int
  /// Where each token begins, in bytes.
  public let starts: Column<UInt32>
  /// Where each token ends, in bytes.
  public let ends: Column<UInt32>
  /// Word numbers of the forms as they stand.
  public let form: Column<UInt32>
  /// Word numbers of the forms in lower case.
  public let lower: Column<UInt32>
  /// Word numbers of the names of their kinds.
  public let kind: Column<UInt32>
  /// Word numbers of the lemmas, once something has tagged the document.
  public let lemma: Column<UInt32>?
  /// Word numbers of the universal parts of speech, once something has tagged the document.
  public let upos: Column<UInt32>?
  /// The number of each token's sentence, from 0.
  public let sentenceIndex: Column<UInt32>
  /// The first token of each sentence, and the number of tokens behind the last.
  public let sentenceStarts: Column<UInt32>
  /// The words behind the word numbers.
  public let vocabulary: Vocabulary

  /// Takes the columns, which must have one element a token; `sentenceStarts` ascends from 0 to the number of tokens.
  public init(
    starts: [UInt32], ends: [UInt32], form: [UInt32], lower: [UInt32], kind: [UInt32], lemma: [UInt32]? = nil,
    upos: [UInt32]? = nil, sentenceStarts: [UInt32], vocabulary: Vocabulary
  ) {
    precondition(
      ends.count == starts.count && form.count == starts.count && lower.count == starts.count
        && kind.count == starts.count && sentenceStarts.first ?? 0 == 0
        && sentenceStarts.last.map { Int($0) == starts.count } ?? starts.isEmpty,
      "columns of different lengths")
    count = starts.count
    self.starts = Column(starts)
    self.ends = Column(ends)
    self.form = Column(form)
    self.lower = Column(lower)
    self.kind = Column(kind)
    self.lemma = lemma.map { Column($0) }
    self.upos = upos.map { Column($0) }
    self.sentenceStarts = Column(sentenceStarts.isEmpty ? [0] : sentenceStarts)
    self.vocabulary = vocabulary
    var index = [UInt32](repeating: 0, count: starts.count)
    for sentence in 0..<max(0, sentenceStarts.count - 1) {
      for token in Int(sentenceStarts[sentence])..<Int(sentenceStarts[sentence + 1]) { index[token] = UInt32(sentence) }
    }
    sentenceIndex = Column(index)
  }

  /// The number of sentences.
  public var sentenceCount: Int { sentenceStarts.count - 1 }

  /// The tokens of a sentence.
  public func sentenceTokens(_ index: Int) -> Range<Int> {
    Int(sentenceStarts[index])..<Int(sentenceStarts[index + 1])
  }

  /// The bytes of a sentence, from its first token to its last.
  public func sentenceBytes(_ index: Int) -> Range<Int> {
    let tokens = sentenceTokens(index)
    return Int(starts[tokens.lowerBound])..<Int(ends[tokens.upperBound - 1])
  }

  /// The bytes of a stretch of tokens, which must not be empty.
  public func bytes(_ tokens: Range<Int>) -> Range<Int> {
    Int(starts[tokens.lowerBound])..<Int(ends[tokens.upperBound - 1])
  }

  /// The tokens that share a byte with a range; empty, at the place where they would be, when none does.
  ///
  /// - Complexity: O(log n).
  public func tokens(overlapping range: Range<Int>) -> Range<Int> {
    let first = partition { Int(ends[$0]) > range.lowerBound }
    let last = partition { Int(starts[$0]) >= range.upperBound }
    return first..<max(first, range.isEmpty ? first : last)
  }

  /// The sentence that holds a byte, or the last one that begins before it when it lies between two; `nil` before the first.
  public func sentence(containing byte: Int) -> Int? {
    let next = partition { Int(starts[$0]) > byte }
    return next == 0 ? nil : Int(sentenceIndex[next - 1])
  }

  /// The first token for which a condition holds that holds for all behind it.
  private func partition(_ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
