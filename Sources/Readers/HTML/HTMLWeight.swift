/// How much text is in a piece of text.
enum HTMLWeight {
  /// The characters of a piece of text, and whether it ends as sentences do.
  static func weigh(_ bytes: UnsafeBufferPointer<UInt8>) -> (weight: Int, isSentence: Bool) {
    let tops: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(bytes)
    var weight = 0
    var index = 0
    // The top bit of the byte before, set where it was a blank.
    var carried: UInt64 = 0
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // One bit a byte: above a blank; inside a character; the first of three or four bytes.
      let dark = ((word & ~tops) &+ 0x5F5F_5F5F_5F5F_5F5F | word) & tops
      let inside = word & ~(word << 1) & tops
      if word & word << 1 & word << 2 & tops != 0 {
        for offset in index..<index + 8 where bytes[offset] >= 0xE3 && bytes[offset] <= 0xED { weight &+= 2 }
      }
      let blank = ~dark & tops
      weight &+= (dark & ~inside).nonzeroBitCount &+ (dark & (blank << 8 | carried)).nonzeroBitCount
      carried = blank >> 56
      index += 8
    }
    var wasBlank = carried != 0
    for byte in bytes[index...] {
      let isBlank = byte <= 0x20
      weight &+= !isBlank && byte & 0xC0 != 0x80 ? 1 : 0
      weight &+= byte >= 0xE3 && byte <= 0xED ? 2 : 0
      weight &+= wasBlank && !isBlank ? 1 : 0
      wasBlank = isBlank
    }
    var end = bytes.count
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    let last = (end > 2 ? bytes[end - 3] : 0, end > 1 ? bytes[end - 2] : 0, end > 0 ? bytes[end - 1] : 0)
    return (weight, isSentenceEnd(last))
  }

  private static func isSentenceEnd(_ last: (UInt8, UInt8, UInt8)) -> Bool {
    switch last.2 {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x22: true
    // 。 and ”, ？ and ！, » and the full stops of Arabic, Urdu and Hindi.
    case 0x82, 0x9D: last.1 == 0x80
    case 0x81, 0x9F: last.1 == 0xBC || last.1 == 0xD8
    case 0xBB: last.1 == 0xC2
    case 0x94: last.1 == 0xDB
    case 0xA4: last.1 == 0xA5 && last.0 == 0xE0
    default: false
    }
  }
}
