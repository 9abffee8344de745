/// How much text is in a piece of text.
enum HTMLWeight {
  /// The characters of a piece of text, and whether it ends as sentences do.
  static func weigh(_ bytes: UnsafeBufferPointer<UInt8>) -> (weight: Int, isSentence: Bool) {
    var weight = 0
    var blanks = 0
    var last: (UInt8, UInt8, UInt8) = (0, 0, 0)
    for byte in bytes {
      if byte <= 0x20 {
        blanks += 1
        continue
      }
      if byte & 0xC0 != 0x80 {
        weight += byte >= 0xE3 && byte <= 0xED ? 3 : 1
        if blanks > 0 { weight += 1 }
        blanks = 0
      }
      last = (last.1, last.2, byte)
    }
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
