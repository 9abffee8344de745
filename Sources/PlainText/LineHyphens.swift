/// What becomes of a hyphen at the end of a line.
///
/// It goes when the next line goes on with a small letter, unless the document says otherwise: where the word occurs in
/// one piece it goes; where it occurs with its hyphen inside a line, or both parts occur as parts of hyphenated words
/// ("state-run", "privately-owned": "state-owned"), it stays. Before a capital or a figure it stays. A soft hyphen always
/// goes.
public struct LineHyphens {
  /// Words in small letters without marks around them, hashed: whole ones, and the parts of hyphenated ones.
  private var words: Set<UInt64> = []
  private var hyphenated: Set<UInt64> = []
  private var heads: Set<UInt64> = []
  private var tails: Set<UInt64> = []

  /// The length of the hyphen at the end of a word in bytes; 0 without one.
  public static func length(_ word: ArraySlice<UInt8>) -> Int {
    guard let last = word.last else { return 0 }
    if last == 0x2D { return word.dropLast().last == 0x2D ? 0 : 1 }
    if last == 0xAD, word.dropLast().last == 0xC2 { return 2 }
    return last == 0x90 && word.suffix(3).elementsEqual([0xE2, 0x80, 0x90]) ? 3 : 0
  }

  /// Knows no words yet.
  public init() {}

  /// Learns a word that no line break cuts.
  public mutating func add(_ text: ArraySlice<UInt8>) {
    let word = Self.bare(text)
    guard word.count > 1 else { return }
    guard let hyphen = word.firstIndex(of: 0x2D) else {
      words.insert(Self.hash(word))
      return
    }
    hyphenated.insert(Self.hash(word))
    heads.insert(Self.hash(word[..<hyphen]))
    if let last = word.lastIndex(of: 0x2D) { tails.insert(Self.hash(word[(last + 1)...])) }
  }

  /// Whether the hyphen of `head`, which ends with it, stays before `tail`.
  public func stays(_ head: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>) -> Bool {
    let length = Self.length(head)
    if length == 2 { return false }
    guard Self.beginsSmall(tail) else { return true }
    let first = Self.bare(head.dropLast(length))
    let second = Self.bare(tail)
    if words.contains(Self.hash(first, second)) { return false }
    if hyphenated.contains(Self.hash(first, [0x2D], second)) { return true }
    let lead = first.lastIndex(of: 0x2D).map { first[($0 + 1)...] } ?? first
    return heads.contains(Self.hash(lead)) && tails.contains(Self.hash(second))
  }

  /// A word without marks of punctuation at its ends.
  private static func bare(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word
    while let first = word.first, !isLetter(first) { word.removeFirst() }
    while let last = word.last, !isLetter(last) { word.removeLast() }
    // The bytes of curly quotation marks and dashes look like letters.
    for mark in ["”", "’", "“", "…"] where word.count > 3 && word.suffix(3).elementsEqual(mark.utf8) {
      word.removeLast(3)
    }
    for mark in ["“", "‘", "„"] where word.count > 3 && word.starts(with: mark.utf8) { word.removeFirst(3) }
    return word
  }

  /// Whether a word begins with a small letter, marks aside.
  public static func beginsSmall(_ word: ArraySlice<UInt8>) -> Bool {
    for scalar in String(decoding: word.prefix(24), as: UTF8.self).unicodeScalars.prefix(3) {
      if scalar.properties.isLowercase { return true }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return false }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  /// FNV-1a over small letters of ASCII.
  private static func hash(_ parts: ArraySlice<UInt8>...) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part {
        hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x100_0000_01B3
      }
    }
    return hash
  }
}
