/// The binary form in which values cross between Lua, Swift and processes.
///
/// One value is a tag byte and a body: `N` null, `T` true, `F` false, `I` zigzag varint, `D` a little-endian IEEE double,
/// `S` length and bytes, `L` count and values, `M` count and key–value pairs in ascending order, `C` the same for a counter,
/// `X` count and doubles of an exact sum, `U` kind and four zigzag varints. Lengths and counts are unsigned LEB128.
/// What is decoded may come from a hostile peer.
public enum Wire {
  /// The deepest nesting of lists and maps.
  public static let depthLimit = 100

  /// Encodes a value.
  public static func encode(_ value: Value) -> [UInt8] {
    var bytes: [UInt8] = []
    encode(value, into: &bytes)
    return bytes
  }

  /// Appends a value's encoding.
  public static func encode(_ value: Value, into bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(WireTag.null)
    case .boolean(let flag): bytes.append(flag ? WireTag.true : WireTag.false)
    case .integer(let number):
      bytes.append(WireTag.integer)
      appendSigned(number, &bytes)
    case .number(let number):
      bytes.append(WireTag.double)
      appendDouble(number, &bytes)
    case .string(let text):
      bytes.append(WireTag.string)
      appendUnsigned(UInt64(text.utf8.count), &bytes)
      bytes.append(contentsOf: text.utf8)
    case .bytes(let octets):
      bytes.append(WireTag.string)
      appendUnsigned(UInt64(octets.count), &bytes)
      bytes += octets
    case .list(let list):
      bytes.append(WireTag.list)
      appendUnsigned(UInt64(list.count), &bytes)
      for element in list { encode(element, into: &bytes) }
    case .map(let map): encode(map, tag: WireTag.map, &bytes)
    case .counter(let map): encode(map, tag: WireTag.counter, &bytes)
    case .sum(let sum):
      bytes.append(WireTag.sum)
      let parts = sum.wireParts
      appendUnsigned(UInt64(parts.count), &bytes)
      for part in parts { appendDouble(part, &bytes) }
    case .object(let reference):
      bytes.append(WireTag.object)
      appendUnsigned(UInt64(reference.kind), &bytes)
      for word in [reference.a, reference.b, reference.c, reference.d] { appendSigned(word, &bytes) }
    }
  }

  private static func encode(_ map: ValueMap, tag: UInt8, _ bytes: inout [UInt8]) {
    bytes.append(tag)
    appendUnsigned(UInt64(map.count), &bytes)
    for entry in map.entries {
      switch entry.key {
      case .integer(let number): encode(.integer(number), into: &bytes)
      case .string(let text): encode(.string(text), into: &bytes)
      case .bytes(let octets): encode(.bytes(octets), into: &bytes)
      }
      encode(entry.value, into: &bytes)
    }
  }

  /// Decodes one value that fills the bytes exactly.
  ///
  /// - Parameter allowingObjects: Whether host objects may occur: inside one process only.
  /// - Throws: `WireError` for anything that `encode` does not make.
  public static func decode(_ bytes: [UInt8], allowingObjects: Bool = false) throws(WireError) -> Value {
    try decode(bytes[...], allowingObjects: allowingObjects)
  }

  /// Decodes one value that fills the slice exactly.
  public static func decode(_ bytes: ArraySlice<UInt8>, allowingObjects: Bool = false) throws(WireError) -> Value {
    var reader = WireReader(bytes, allowsObjects: allowingObjects)
    let value = try reader.value(depth: 0)
    guard reader.isAtEnd else { throw .malformed("\(reader.remaining) bytes too many") }
    return value
  }

  /// Checks that the bytes are one plain value, without making it.
  public static func check(_ bytes: [UInt8]) throws(WireError) {
    var reader = WireReader(bytes[...], allowsObjects: false)
    try reader.skip(depth: 0)
    guard reader.isAtEnd else { throw .malformed("\(reader.remaining) bytes too many") }
  }

  /// Splits an encoded list into its elements' encodings. Objects may occur.
  public static func elements(_ bytes: [UInt8]) throws(WireError) -> [[UInt8]] {
    var reader = WireReader(bytes[...], allowsObjects: true)
    guard try reader.byte() == WireTag.list else { throw .malformed("not a list") }
    let count = try reader.count(atLeast: 1)
    var elements: [[UInt8]] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      let start = reader.position
      try reader.skip(depth: 1)
      elements.append(Array(bytes[start..<reader.position]))
    }
    guard reader.isAtEnd else { throw .malformed("\(reader.remaining) bytes too many") }
    return elements
  }

  // MARK: - Numbers

  static func appendUnsigned(_ number: UInt64, _ bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  static func appendSigned(_ number: Int64, _ bytes: inout [UInt8]) {
    appendUnsigned(UInt64(bitPattern: number << 1 ^ number >> 63), &bytes)
  }

  static func appendDouble(_ number: Double, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// The tag bytes of the wire form.
enum WireTag {
  static let null = UInt8(ascii: "N")
  static let `true` = UInt8(ascii: "T")
  static let `false` = UInt8(ascii: "F")
  static let integer = UInt8(ascii: "I")
  static let double = UInt8(ascii: "D")
  static let string = UInt8(ascii: "S")
  static let list = UInt8(ascii: "L")
  static let map = UInt8(ascii: "M")
  static let counter = UInt8(ascii: "C")
  static let sum = UInt8(ascii: "X")
  static let object = UInt8(ascii: "U")
}

/// Bytes that are no value, or values that cannot be merged.
public enum WireError: Error, Sendable, Equatable, CustomStringConvertible {
  case malformed(String)
  /// A host object or a function where only plain data may be.
  case object
  /// Two values that the default merge has no rule for; the path says where.
  case unmergeable(path: String, String)

  /// The value in words, as messages show it.
  public var description: String {
    switch self {
    case .malformed(let text): "malformed data: \(text)"
    case .object: "an object of the host or a function is not plain data"
    case .unmergeable(let path, let text): path.isEmpty ? text : "\(path): \(text)"
    }
  }
}
