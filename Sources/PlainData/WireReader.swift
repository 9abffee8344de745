/// Reads the wire form from the front of a buffer, trusting nothing in it.
struct WireReader {
  private let bytes: ArraySlice<UInt8>
  private let allowsObjects: Bool
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>, allowsObjects: Bool) {
    self.bytes = bytes
    self.allowsObjects = allowsObjects
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }
  var remaining: Int { bytes.endIndex - position }

  mutating func byte() throws(WireError) -> UInt8 {
    guard position < bytes.endIndex else { throw .malformed("it ends too early") }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func unsigned() throws(WireError) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: 0, through: 63, by: 7) {
      let next = try byte()
      if shift == 63 && next > 1 { throw .malformed("a number is too large") }
      number |= UInt64(next & 0x7F) << UInt64(shift)
      if next < 0x80 { return number }
    }
    throw .malformed("a number is too long")
  }

  mutating func signed() throws(WireError) -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  mutating func double() throws(WireError) -> Double {
    let raw = try take(8)
    var pattern: UInt64 = 0
    for byte in raw.reversed() { pattern = pattern << 8 | UInt64(byte) }
    return Double(bitPattern: pattern)
  }

  /// A count of things that take at least `size` bytes each, so that it cannot promise more than there is.
  mutating func count(atLeast size: Int) throws(WireError) -> Int {
    let number = try unsigned()
    guard number <= UInt64(remaining / max(1, size)) else { throw .malformed("a count is larger than the data") }
    return Int(number)
  }

  mutating func take(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
    guard count <= remaining else { throw .malformed("it ends too early") }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func octets() throws(WireError) -> ArraySlice<UInt8> { try take(try count(atLeast: 1)) }

  /// Reads a value.
  mutating func value(depth: Int) throws(WireError) -> Value {
    guard depth <= Wire.depthLimit else { throw .malformed("it is nested too deeply") }
    let tag = try byte()
    switch tag {
    case WireTag.null: return .null
    case WireTag.true: return true
    case WireTag.false: return false
    case WireTag.integer: return .integer(try signed())
    case WireTag.double: return .number(try double())
    case WireTag.string:
      let octets = try octets()
      if let text = String(validating: octets, as: UTF8.self) { return .string(text) }
      return .bytes(Array(octets))
    case WireTag.list:
      let count = try count(atLeast: 1)
      var list: [Value] = []
      list.reserveCapacity(count)
      for _ in 0..<count { list.append(try value(depth: depth + 1)) }
      return .list(list)
    case WireTag.map: return .map(try map(depth: depth))
    case WireTag.counter: return .counter(try map(depth: depth))
    case WireTag.sum:
      let count = try count(atLeast: 8)
      var parts: [Double] = []
      for _ in 0..<count { parts.append(try double()) }
      return .sum(ExactSum(parts: parts))
    case WireTag.object: return .object(try object())
    default: throw .malformed("unknown tag \(tag)")
    }
  }

  private mutating func map(depth: Int) throws(WireError) -> ValueMap {
    let count = try count(atLeast: 2)
    var map = ValueMap()
    var previous: ValueMap.Key?
    for _ in 0..<count {
      let key = try key()
      if let previous, !(previous < key) { throw .malformed("keys are not in order") }
      map.append(key, try value(depth: depth + 1))
      previous = key
    }
    return map
  }

  mutating func key() throws(WireError) -> ValueMap.Key {
    switch try byte() {
    case WireTag.integer: return .integer(try signed())
    case WireTag.string:
      let octets = try octets()
      if let text = String(validating: octets, as: UTF8.self) { return .string(text) }
      return .bytes(Array(octets))
    default: throw .malformed("a key is neither an integer nor a string")
    }
  }

  private mutating func object() throws(WireError) -> ObjectReference {
    guard allowsObjects else { throw .object }
    let kind = try unsigned()
    guard kind <= UInt64(UInt32.max) else { throw .malformed("an object's kind is too large") }
    return ObjectReference(
      kind: UInt32(kind), a: try signed(), b: try signed(), c: try signed(), d: try signed())
  }

  /// Passes over a value, checking all that `value` checks but the order of keys.
  mutating func skip(depth: Int) throws(WireError) {
    guard depth <= Wire.depthLimit else { throw .malformed("it is nested too deeply") }
    let tag = try byte()
    switch tag {
    case WireTag.null, WireTag.true, WireTag.false: break
    case WireTag.integer: _ = try signed()
    case WireTag.double: _ = try take(8)
    case WireTag.string: _ = try octets()
    case WireTag.list:
      for _ in 0..<(try count(atLeast: 1)) { try skip(depth: depth + 1) }
    case WireTag.map, WireTag.counter:
      for _ in 0..<(try count(atLeast: 2)) {
        let key = try byte()
        guard key == WireTag.integer || key == WireTag.string else {
          throw .malformed("a key is neither an integer nor a string")
        }
        if key == WireTag.integer { _ = try signed() } else { _ = try octets() }
        try skip(depth: depth + 1)
      }
    case WireTag.sum: _ = try take(try count(atLeast: 8) * 8)
    case WireTag.object: _ = try object()
    default: throw .malformed("unknown tag \(tag)")
    }
  }
}
