/// JSON after RFC 8259: reading with exact positions of errors, writing with sorted keys.
public enum JSON {
  /// How JSON is written.
  public enum Style: Sendable {
    /// Without white space.
    case compact
    /// With line breaks and two blanks a level.
    case pretty
  }

  /// The deepest nesting that is read.
  public static let depthLimit = 512

  /// Reads a JSON text. Of equal keys the last wins; `duplicates` of `JSONReader` names them.
  ///
  /// - Throws: `JSONError` with line and column.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> Value {
    var reader = JSONReader(bytes)
    return try reader.read()
  }

  /// Writes a value.
  ///
  /// - Throws: `JSONWritingError` for a number that is not finite, bytes that are no UTF-8, a host object, or a table with
  ///   a number and the same number as text among its keys.
  public static func encode(_ value: Value, style: Style = .compact) throws(JSONWritingError) -> String {
    var writer = JSONWriter(style: style)
    try writer.write(value, path: "", depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// A text that is not JSON: what is wrong and where.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence for the user.
  public let message: String
  /// From 1; the column counts bytes.
  public let line: Int
  /// The column, from 1.
  public let column: Int

  /// The value in words, as messages show it.
  public var description: String { "line \(line), column \(column): \(message)" }
}

/// A value that JSON cannot hold.
public struct JSONWritingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The value in words, as messages show it.
  public let description: String
}

/// Writes JSON.
private struct JSONWriter {
  let style: JSON.Style
  private(set) var bytes: [UInt8] = []

  init(style: JSON.Style) { self.style = style }

  mutating func write(_ value: Value, path: String, depth: Int) throws(JSONWritingError) {
    guard depth < JSON.depthLimit else { throw JSONWritingError(description: "\(path): nested too deeply") }
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .number(let number): try write(number, path)
    case .sum(let sum): try write(sum.rounded, path)
    case .string(let text): write(text)
    case .bytes: throw JSONWritingError(description: "\(place(path))a string is not valid UTF-8")
    case .object: throw JSONWritingError(description: "\(place(path))an object of the host is no plain data")
    case .list(let list):
      try write(list.map { (nil, $0) }, brackets: ("[", "]"), path: path, depth: depth)
    case .map(let map), .counter(let map):
      for case .integer(let number) in map.keys where map[.string(String(number))] != nil {
        throw JSONWritingError(
          description: "\(place(path))a table has both the number \(number) and the text \"\(number)\" as keys,"
            + " which JSON cannot tell apart")
      }
      try write(map.entries.map { (text($0.key), $0.value) }, brackets: ("{", "}"), path: path, depth: depth)
    }
  }

  private mutating func write(
    _ items: [(String?, Value)], brackets: (String, String), path: String, depth: Int
  ) throws(JSONWritingError) {
    bytes += brackets.0.utf8
    for (index, (key, value)) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(depth + 1)
      if let key {
        write(key)
        bytes += (style == .pretty ? ": " : ":").utf8
      }
      try write(
        value, path: key.map { path.isEmpty ? $0 : "\(path).\($0)" } ?? "\(path)[\(index + 1)]", depth: depth + 1)
    }
    if !items.isEmpty { breakLine(depth) }
    bytes += brackets.1.utf8
  }

  private mutating func breakLine(_ depth: Int) {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
  }

  private mutating func write(_ number: Double, _ path: String) throws(JSONWritingError) {
    guard number.isFinite else { throw JSONWritingError(description: "\(place(path))\(number) is no JSON number") }
    bytes += number.description.utf8
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func text(_ key: ValueMap.Key) -> String {
    switch key {
    case .integer(let number): String(number)
    case .string(let text): text
    case .bytes(let octets): String(decoding: octets, as: UTF8.self)
    }
  }

  private func place(_ path: String) -> String { path.isEmpty ? "" : "\(path): " }
}
