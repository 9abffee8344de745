/// A word as one number, whatever the case of its letters: FNV-1a over its code points.
struct LetterHash {
  /// The number.
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  /// How many letters there are.
  private(set) var count = 0

  /// Adds a letter.
  @inline(__always)
  mutating func add(_ code: UInt32) {
    value = (value ^ UInt64(Self.lower(code))) &* 0x100_0000_01B3
    count += 1
  }

  /// Whether a code point is part of a word: letters, the marks over them, and apostrophes.
  @inline(__always)
  static func isLetter(_ code: UInt32) -> Bool {
    if code < 0x80 { return (code | 0x20) &- 0x61 < 26 || code == 0x27 }
    if code < 0xC0 { return code == 0xAA || code == 0xB5 || code == 0xBA }
    if code < 0x2000 { return code != 0xD7 && code != 0xF7 }
    return code == 0x2019 || code >= 0x2C00 && !(0x2E00...0x303F).contains(code) && !(0xFF00...0xFF20).contains(code)
  }

  /// The small letter of a letter of the Latin or Cyrillic script.
  @inline(__always)
  private static func lower(_ code: UInt32) -> UInt32 {
    if code < 0x80 { return code &- 0x41 < 26 ? code | 0x20 : code }
    switch code {
    case 0xC0...0xDE: return code == 0xD7 ? code : code + 0x20
    case 0x100...0x137, 0x14A...0x177, 0x218...0x21B, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: return code | 1
    case 0x139...0x148, 0x179...0x17E: return code + (code & 1)
    case 0x178: return 0xFF
    case 0x18F: return 0x259
    case 0x400...0x40F: return code + 0x50
    case 0x410...0x42F: return code + 0x20
    default: return code
    }
  }
}
