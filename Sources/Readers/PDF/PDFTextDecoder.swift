/// The text of poppler's XHTML: entities resolved, ligatures taken apart, controls out.
enum PDFTextDecoder {
  private static let entities: [(name: StaticString, byte: UInt8)] = [
    ("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("quot;", 0x22), ("apos;", 0x27),
  ]
  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }
  private static let bullet = Array("•".utf8)

  /// Adds decoded text, valid UTF-8.
  ///
  /// - Parameter isWord: Blanks and controls are left out; a word of nothing but a control or a sign of private use is
  ///   what fonts of symbols make of a bullet.
  static func append(_ raw: UnsafeBufferPointer<UInt8>, to text: inout [UInt8], isWord: Bool) {
    let isPlain = raw.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x26 }
    if isPlain {
      text.append(contentsOf: raw)
      return
    }
    let resolved = resolve(raw)
    let string = String(decoding: resolved, as: UTF8.self)
    if isWord, let only = string.unicodeScalars.first, string.unicodeScalars.count == 1, isSymbol(only) {
      text.append(contentsOf: bullet)
      return
    }
    let ordered = isWord ? PDFBidi.logical(string) : string
    for scalar in ordered.unicodeScalars { append(scalar, to: &text, isWord: isWord) }
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8], isWord: Bool) {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: if !isWord { text.append(0x20) }
    case 0x20, 0xA0, 0x2000...0x200B, 0x202F, 0x3000, 0xFEFF: if !isWord { text.append(0x20) }
    // Marks that only steer the direction.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
    case 0xFB00...0xFB06: text.append(contentsOf: ligatures[Int(scalar.value) - 0xFB00])
    default: text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 1..<0x20, 0x7F..<0xA0, 0xE000...0xF8FF: true
    default: false
    }
  }

  private static func resolve(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      let byte = raw[index]
      index += 1
      if byte == 0x26, let entity = entity(raw, &index) {
        result.append(contentsOf: entity)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// The characters of the entity behind an ampersand; `nil`, and nothing passed over, where there is none.
  private static func entity(_ raw: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> [UInt8]? {
    for entity in entities {
      let count = entity.name.utf8CodeUnitCount
      if index + count <= raw.count, (0..<count).allSatisfy({ raw[index + $0] == entity.name.utf8Start[$0] }) {
        index += count
        return [entity.byte]
      }
    }
    guard index + 1 < raw.count, raw[index] == 0x23 else { return nil }
    let end = raw[index...].prefix(10).firstIndex(of: 0x3B) ?? index
    guard end > index else { return nil }
    var digits = String(decoding: raw[index + 1..<end], as: UTF8.self)
    let isHex = digits.hasPrefix("x")
    if isHex { digits.removeFirst() }
    guard let value = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value) else { return nil }
    index = end + 1
    return UTF8.encode(scalar).map { Array($0) }
  }
}
