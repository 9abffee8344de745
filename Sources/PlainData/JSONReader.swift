/// Reads one JSON text after RFC 8259, strictly.
///
/// Refused: lone surrogates, raw control characters, bytes that are no UTF-8, numbers beyond a double, comments, trailing
/// commas and anything behind the value. Integers that fit 64 bits stay integers.
public struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  /// The string that is being read, where it has escapes.
  private var unescaped: [UInt8] = []
  /// Keys that an object has twice, with the line of the second; the last value wins.
  public private(set) var duplicates: [(key: String, line: Int)] = []

  /// Takes its parts.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // A byte order mark is not part of the text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Reads the text.
  public mutating func read() throws(JSONError) -> Value {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error("expected the end of the text") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> Value {
    guard depth < JSON.depthLimit else { throw error("nested more than \(JSON.depthLimit) deep") }
    switch peek {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", true)
    case UInt8(ascii: "f"): return try word("false", false)
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return try number()
    case nil: throw error("the text ends where a value is expected")
    default: throw error("expected a value")
    }
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> Value {
    position += 1
    var pairs: [(key: ValueMap.Key, value: Value)] = []
    pairs.reserveCapacity(8)
    var keys = KeySet()
    skipSpace()
    if take(UInt8(ascii: "}")) { return .map(ValueMap()) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("expected a key in quotes") }
      let key = try string()
      if !keys.insert(key, pairs) && duplicates.count < 100 {
        duplicates.append((key, place(position).line))
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw error("expected ':' behind the key") }
      skipSpace()
      pairs.append((.string(key), try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .map(ValueMap(unordered: pairs)) }
      guard take(UInt8(ascii: ",")) else { throw error("expected ',' or '}'") }
    }
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> Value {
    position += 1
    var list: [Value] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .list(list) }
    while true {
      skipSpace()
      list.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .list(list) }
      guard take(UInt8(ascii: ",")) else { throw error("expected ',' or ']'") }
    }
  }

  private mutating func word(_ text: String, _ value: Value) throws(JSONError) -> Value {
    guard bytes[position...].starts(with: text.utf8) else { throw error("expected a value") }
    position += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONError) -> Value {
    let start = position
    var isInteger = true
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      if isDigit(peek) { throw error("a number does not begin with 0") }
    } else {
      guard isDigit(peek) else { throw error("expected a digit") }
      skipDigits()
    }
    if take(UInt8(ascii: ".")) {
      isInteger = false
      guard isDigit(peek) else { throw error("expected a digit behind the point") }
      skipDigits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      guard isDigit(peek) else { throw error("expected a digit in the exponent") }
      skipDigits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let number = Int64(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else {
      throw error("the number is too large", at: start)
    }
    return .number(number)
  }

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    skipPlainText()
    // The usual string has no escapes.
    if peek == UInt8(ascii: "\"") {
      guard let string = bytes.withUnsafeBufferPointer({ String(checking: $0.extracting(start + 1..<position)) }) else {
        throw error("the string is not valid UTF-8", at: start)
      }
      position += 1
      return string
    }
    unescaped.removeAll(keepingCapacity: true)
    if unescaped.capacity == 0 { unescaped.reserveCapacity(min(bytes.count - position, 1 << 16)) }
    var run = start + 1
    while true {
      bytes.withUnsafeBufferPointer { unescaped.append(contentsOf: $0.extracting(run..<position)) }
      guard let byte = peek else { throw error("the string does not end", at: start) }
      position += 1
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else { throw error("a control character in a string", at: position - 1) }
      try escape()
      run = position
      skipPlainText()
    }
    guard let string = String(checking: unescaped) else { throw error("the string is not valid UTF-8", at: start) }
    return string
  }

  /// Goes to the next byte of a string that is not simply text: eight bytes at a time.
  private mutating func skipPlainText() {
    position = bytes.withUnsafeBytes { bytes in
      let ones: UInt64 = 0x0101_0101_0101_0101
      let tops: UInt64 = 0x8080_8080_8080_8080
      var index = position
      while index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        // Some byte is a quotation mark, a backslash, or below a blank; a false alarm costs only time.
        let found = (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- ones &* 0x20) & ~word
        if found & tops != 0 { break }
        index += 8
      }
      while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5C, bytes[index] >= 0x20 { index += 1 }
      return index
    }
  }

  private mutating func escape() throws(JSONError) {
    guard let byte = peek else { throw error("the string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
    case UInt8(ascii: "b"): unescaped.append(8)
    case UInt8(ascii: "f"): unescaped.append(12)
    case UInt8(ascii: "n"): unescaped.append(10)
    case UInt8(ascii: "r"): unescaped.append(13)
    case UInt8(ascii: "t"): unescaped.append(9)
    case UInt8(ascii: "u"): append(try unicode().value)
    default: throw error("unknown escape", at: position - 1)
    }
  }

  /// Appends a code point in UTF-8.
  private mutating func append(_ code: UInt32) {
    if code < 0x80 { return unescaped.append(UInt8(code)) }
    if code < 0x800 {
      unescaped.append(UInt8(0xC0 | code >> 6))
    } else {
      if code < 0x10000 {
        unescaped.append(UInt8(0xE0 | code >> 12))
      } else {
        unescaped.append(UInt8(0xF0 | code >> 18))
        unescaped.append(UInt8(0x80 | code >> 12 & 0x3F))
      }
      unescaped.append(UInt8(0x80 | code >> 6 & 0x3F))
    }
    unescaped.append(UInt8(0x80 | code & 0x3F))
  }

  private mutating func unicode() throws(JSONError) -> Unicode.Scalar {
    let start = position - 2
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code) {
      guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw error("half a surrogate pair", at: start) }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half a surrogate pair", at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair", at: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Self.digit(byte) else { throw error("expected four hexadecimal digits") }
      code = code << 4 | digit
      position += 1
    }
    return code
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  // MARK: - Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func skipDigits() { while isDigit(peek) { position += 1 } }

  private func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func place(_ offset: Int) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }, offset - start + 1)
  }

  private func error(_ message: String, at offset: Int? = nil) -> JSONError {
    let (line, column) = place(offset ?? position)
    return JSONError(message: message, line: line, column: column)
  }
}

/// The keys of an object that were read: compared one by one as long as they are few.
private struct KeySet {
  /// A bit for the first bytes of each key: most new keys are seen to be new by theirs.
  private var bits: UInt64 = 0
  private var many: Set<ValueMap.Key> = []

  /// Adds a key; `false` where it was there already.
  mutating func insert(_ key: String, _ pairs: [(key: ValueMap.Key, value: Value)]) -> Bool {
    let new = ValueMap.Key.string(key)
    guard pairs.count < 24 else {
      if many.isEmpty { many = Set(pairs.map(\.key)) }
      return many.insert(new).inserted
    }
    let bit: UInt64 = 1 << ((KeyOrder.rank(key) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    defer { bits |= bit }
    return bits & bit == 0 || !pairs.contains { $0.key == new }
  }
}
