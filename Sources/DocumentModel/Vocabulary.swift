/// The words of a document by number: those of a shared base lexicon first, then the document's own.
public final class Vocabulary: Sendable {
  /// The number that stands for an unknown value; it reads as "".
  public static let unknown = UInt32.max

  /// The base lexicon: numbers from 0.
  public let base: WordPool?
  /// The document's own words: numbers from where the base ends.
  public let local: WordPool

  init(base: WordPool?, local: WordPool) {
    self.base = base
    self.local = local
  }

  private var baseCount: Int { base?.count ?? 0 }

  /// The number of words.
  public var count: Int { baseCount + local.count }

  /// A word by its number; "" for `unknown` and for numbers that no word has.
  public subscript(_ id: UInt32) -> String { withBytes(id) { String(decoding: $0, as: UTF8.self) } }

  /// Lends the bytes of a word.
  public func withBytes<Result>(_ id: UInt32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
  {
    let number = Int(id)
    if let base, number < base.count { return try body(base.word(number)) }
    let own = number - baseCount
    guard own < local.count else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    return try body(local.word(own))
  }

  /// The number of a word; `nil` where the document and the base have no such word.
  public func id(of word: String) -> UInt32? {
    var word = word
    return word.withUTF8 { id(of: $0) }
  }

  /// The number of a word given by its bytes.
  public func id(of word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if let base, let number = base.number(of: word) { return number }
    return local.number(of: word).map { $0 + UInt32(baseCount) }
  }
}

/// Numbers the words of a document while it is tokenised.
public struct VocabularyBuilder {
  private let base: WordPool?
  private var table = WordTable()

  /// - Parameter base: The shared lexicon, whose words keep their numbers.
  public init(base: WordPool? = nil) { self.base = base }

  /// The number of a word, new or known.
  ///
  /// - Complexity: O(bytes of the word).
  public mutating func intern(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if let base {
      if let number = base.number(of: word) { return number }
      return table.number(of: word) + UInt32(base.count)
    }
    return table.number(of: word)
  }

  /// The number of a word, new or known.
  public mutating func intern(_ word: String) -> UInt32 {
    var word = word
    return word.withUTF8 { intern($0) }
  }

  /// The finished vocabulary.
  public consuming func build() -> Vocabulary {
    Vocabulary(
      base: base,
      local: WordPool(bytes: table.bytes, offsets: table.offsets, slots: table.slots, seed: table.seed))
  }
}
