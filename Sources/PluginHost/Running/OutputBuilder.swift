import PlainData
import PluginModel

/// The bytes that one call of an output writes, by file.
final class OutputBuilder {
  /// The styles and their SGR parameters (ECMA-48).
  static let styles: [(name: String, code: String)] = [
    ("bold", "1"), ("dim", "2"), ("italic", "3"), ("underline", "4"), ("red", "31"), ("green", "32"),
    ("yellow", "33"), ("blue", "34"), ("magenta", "35"), ("cyan", "36"),
  ]

  let handle: Int64
  let target: OutputTarget
  /// Whether the format is text for people, whose control characters are taken out.
  private let isText: Bool
  private let limit: Int
  private var written = 0
  /// File 0 is the main one, whose name is empty.
  private(set) var files: [(name: String, bytes: [UInt8])] = [("", [])]
  private var pieces: [[UInt8]] = []

  init(handle: Int64, target: OutputTarget, isText: Bool, limit: Int) {
    self.handle = handle
    self.target = target
    self.isText = isText
    self.limit = limit
  }

  var reference: ObjectReference {
    ObjectReference(kind: ObjectKind.out.rawValue, a: handle, b: 0, c: 0, d: -1)
  }

  /// The text of a scalar as `tostring` gives it.
  static func octets(_ value: Value) -> [UInt8] {
    switch value {
    case .boolean(let flag): Array((flag ? "true" : "false").utf8)
    case .integer(let number): Array(String(number).utf8)
    case .number(let number): Array(number.description.utf8)
    default: value.octets ?? []
    }
  }

  func write(_ bytes: [UInt8], file: Int) throws {
    try append(isText ? TerminalText.safe(bytes) : bytes, file: file)
  }

  func write(piece: ObjectReference, file: Int) throws {
    guard piece.a == handle, pieces.indices.contains(Int(piece.b)) else {
      throw APIError("out:write: this piece is of another out")
    }
    try append(pieces[Int(piece.b)], file: file)
  }

  func style(_ name: String, _ bytes: [UInt8]) throws -> ObjectReference {
    guard pieces.count < 1_000_000 else { throw APIError("out:style: too many styled pieces") }
    let text = TerminalText.safe(bytes)
    if target.showsStyles, let style = Self.styles.first(where: { $0.name == name }) {
      pieces.append(Array("\u{1B}[\(style.code)m".utf8) + text + Array("\u{1B}[0m".utf8))
    } else {
      pieces.append(text)
    }
    return ObjectReference(kind: ObjectKind.piece.rawValue, a: handle, b: Int64(pieces.count - 1), c: 0, d: -1)
  }

  /// Opens a further file; the same name again is the same file.
  func file(_ name: String) throws -> ObjectReference {
    guard target.isFolder else {
      throw APIError("out:file(\"\(name)\") needs a folder: run with -o FOLDER/")
    }
    guard Self.isPlainFileName(name) else {
      throw APIError("out:file: '\(name)' is not a plain file name: no folders, no leading dot, at most 200 bytes")
    }
    if let known = files.firstIndex(where: { $0.name == name }) { return file(number: known) }
    guard files.count < 10_000 else { throw APIError("out:file: at most 10000 files") }
    files.append((name, []))
    return file(number: files.count - 1)
  }

  private func file(number: Int) -> ObjectReference {
    ObjectReference(kind: ObjectKind.out.rawValue, a: handle, b: Int64(number), c: 0, d: -1)
  }

  private func append(_ bytes: [UInt8], file: Int) throws {
    written += bytes.count
    guard written <= limit else {
      throw APIError("the output is larger than the limit of \(limit) bytes: raise it with --limit output=…")
    }
    guard files.indices.contains(file) else { throw APIError("out:write: no such file") }
    files[file].bytes += bytes
  }

  /// Whether a name is one that a file beside the main one may have.
  static func isPlainFileName(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, first != UInt8(ascii: "."), bytes.count <= 200 else { return false }
    return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
  }
}
