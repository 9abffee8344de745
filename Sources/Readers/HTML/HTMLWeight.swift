/// How much text is in a piece of text.
enum HTMLWeight {
  /// The characters of a piece of text, and whether it ends as sentences do.
  static func weigh(_ bytes: UnsafeBufferPointer<UInt8>) -> (weight: Int, isSentence: Bool) {
    var weight = 0
    var wasBlank = false
    for byte in bytes {
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
