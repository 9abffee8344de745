import DocumentModel

/// Whether a text is English, by its commonest words; only where that is beyond doubt.
public enum EnglishGuess {
  private static let words = PackedWords([
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "by", "was", "are", "be", "at",
    "from", "will", "this", "which", "it", "an", "its", "has", "have",
  ])

  /// How many bytes are looked at: this many at each of four places, so that a summary in English does not decide.
  private static let window = 256

  /// Whether the first 20,000 bytes are beyond doubt English.
  public static func isEnglish(_ text: Text) -> Bool {
    let sample = UnsafeBufferPointer(rebasing: text.utf8.buffer.prefix(20_000))
    var counts = Counts()
    guard sample.count > 4 * window else {
      count(sample, 0..<sample.count, &counts)
      return isBeyondDoubt(counts, part: 6)
    }
    // The middle and the end tell of most texts; in doubt the other two places are asked as well.
    for places in [[1, 3], [0, 2]] {
      for place in places {
        let start = place * (sample.count - window) / 3
        count(sample, start..<start + window, &counts)
      }
      if isBeyondDoubt(counts, part: places[0] == 1 ? 4 : 6) { return true }
    }
    return false
  }

  private struct Counts {
    /// Words in all, and those that are ours.
    var seen = 0
    var hits = 0
    /// A bit for each of ours.
    var distinct: UInt32 = 0
  }

  private static func count(_ sample: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ counts: inout Counts) {
    words.withTable { table in
      var start = -1
      for block in stride(from: range.lowerBound, to: range.upperBound, by: 64) {
        let mask = letters(sample, block..<min(block + 64, range.upperBound))
        var bit = 0
        while bit < 64 {
          if start < 0 {
            let rest = mask >> UInt64(bit)
            guard rest != 0 else { break }
            bit += rest.trailingZeroBitCount
            start = block + bit
          }
          let rest = ~mask >> UInt64(bit)
          guard rest != 0 else { break }
          bit += rest.trailingZeroBitCount
          take(sample, start..<block + bit, table, &counts)
          start = -1
        }
      }
      if start >= 0 { take(sample, start..<range.upperBound, table, &counts) }
    }
  }

  @inline(__always)
  private static func take(
    _ sample: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ table: PackedWords.Table, _ counts: inout Counts
  ) {
    counts.seen += 1
    guard range.count <= 5 else { return }
    var word: UInt64 = 0
    if range.lowerBound + 8 <= sample.count {
      let raw = UnsafeRawBufferPointer(sample).loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
      word = (raw.bigEndian | 0x2020_2020_2020_2020) >> UInt64(64 - 8 * range.count)
    } else {
      for index in range { word = word << 8 | UInt64(sample[index] | 0x20) }
    }
    guard let found = table.place(of: word) else { return }
    counts.hits += 1
    counts.distinct |= 1 << UInt32(found)
  }

  /// A bit for each of up to 64 bytes: whether it is part of a word.
  @inline(__always)
  private static func letters(_ sample: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(sample)
    let tops: UInt64 = 0x8080_8080_8080_8080
    var mask: UInt64 = 0
    var index = range.lowerBound
    var place: UInt64 = 0
    while index &+ 8 <= range.upperBound {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
      // From "a" on and not behind "z", in small letters; no byte carries into the next.
      let small = word & ~tops | 0x2020_2020_2020_2020
      let found = (small &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(small &+ 0x0505_0505_0505_0505) & tops & ~word
      mask |= (((found >> 7) &* 0x0102_0408_1020_4080) >> 56) << place
      var beyond = word & tops
      while beyond != 0 {
        let byte = beyond.trailingZeroBitCount / 8
        if isBeyondASCII(sample, index + byte) { mask |= 1 << (place + UInt64(byte)) }
        beyond &= beyond - 1
      }
      index &+= 8
      place &+= 8
    }
    while index < range.upperBound {
      if isLetter(sample, index) { mask |= 1 << place }
      index += 1
      place += 1
    }
    return mask
  }

  /// Whether one in so many words is ours, several of them, and the article.
  private static func isBeyondDoubt(_ counts: Counts, part: Int) -> Bool {
    guard counts.seen >= 20, counts.hits * part >= counts.seen, counts.distinct.nonzeroBitCount >= 4 else {
      return false
    }
    // The first word is the article.
    return counts.distinct & 1 != 0
  }

  /// Whether a byte is part of a word: a letter of ASCII, or of any character beyond but signs and punctuation.
  @inline(__always)
  private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
    return isBeyondASCII(bytes, index)
  }

  private static func isBeyondASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte & 0xC0 == 0x80 {
      // The rest of a character goes with its first byte.
      var first = index
      while first > 0, index - first < 3, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      return isLead(bytes, first)
    }
    return isLead(bytes, index)
  }

  /// Whether the character that begins at an offset is no sign: not U+0080 to U+00BF, U+2000 to U+2FFF, U+3000 to U+303F.
  private static func isLead(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    if bytes[index] == 0xC2 || bytes[index] == 0xE2 { return false }
    return bytes[index] != 0xE3 || index + 1 >= bytes.count || bytes[index + 1] != 0x80
  }
}
