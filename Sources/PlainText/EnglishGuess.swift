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
      var word: UInt64 = 0
      var length = 0
      for index in range.lowerBound...range.upperBound {
        if index < range.upperBound, isLetter(sample, index) {
          // A word of more than eight letters is none of ours, whatever its number is.
          word = word << 8 | UInt64(sample[index] | 0x20)
          length += 1
          continue
        }
        guard length > 0 else { continue }
        counts.seen += 1
        if length <= 5, let found = table.place(of: word) {
          counts.hits += 1
          counts.distinct |= 1 << UInt32(found)
        }
        (word, length) = (0, 0)
      }
    }
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
