import CUnicode

/// What segmentation knows of a character: its word-break class and a few properties.
///
/// The classes of common characters lie in a table, so that Latin text is split without a call into ICU.
struct CharacterClass {
  let bits: UInt16

  var wordBreak: UInt16 { bits & 15 }
  var isAlphabetic: Bool { bits & 1 << 4 != 0 }
  var isUpper: Bool { bits & 1 << 5 != 0 }
  var isLower: Bool { bits & 1 << 6 != 0 }
  var isDigit: Bool { bits & 1 << 7 != 0 }
  /// White space, a control or a character that shows nothing: never in a token of its own.
  var isBlank: Bool { bits & 1 << 8 != 0 }
  var isSymbol: Bool { bits & 1 << 9 != 0 }
  var isTerminator: Bool { bits & 1 << 10 != 0 }
  var isOpener: Bool { bits & 1 << 11 != 0 }
  var isCloser: Bool { bits & 1 << 12 != 0 }
  /// Only ICU knows the boundaries around it.
  var isComplex: Bool { wordBreak == 7 }

  /// A letter of any script; ideographs and the like have no class of their own.
  var isWordLetter: Bool { wordBreak == 1 || isComplex && isAlphabetic }

  /// Letters, digits and what joins them.
  var isWordPart: Bool { wordBreak == 1 || wordBreak == 2 || wordBreak == 6 }

  /// Latin, then general punctuation.
  private static let latin = table(0..<0x250)
  private static let punctuation = table(0x2000..<0x2070)

  private static func table(_ range: Range<UInt32>) -> [UInt16] {
    range.map { UInt16(truncatingIfNeeded: cuni_class($0)) }
  }

  /// The class of a code point.
  static func of(_ scalar: UInt32) -> CharacterClass {
    if scalar < 0x250 { return CharacterClass(bits: latin[Int(scalar)]) }
    if scalar >= 0x2000, scalar < 0x2070 { return CharacterClass(bits: punctuation[Int(scalar - 0x2000)]) }
    return CharacterClass(bits: UInt16(truncatingIfNeeded: cuni_class(scalar)))
  }

  /// The code point that begins at an offset of valid UTF-8, and its length in bytes.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count else { return (0xFFFD, bytes.count - offset) }
    var scalar = first & (0x7F >> UInt32(length))
    for index in 1..<length { scalar = scalar << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (scalar, length)
  }

  /// The class of the character at an offset.
  static func at(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> CharacterClass {
    of(decode(bytes, offset).scalar)
  }
}
