import PlainData

/// What a reader found in a file, one by one.
public enum FileRecord: Sendable {
  /// The next record or member of the file begins, counted from 1; its name, where it has one.
  case begun(Int, path: String)
  /// A document in wire form, with its id, its path and what the reader was not sure of.
  case document([UInt8], id: String, path: String, warnings: [String])
  /// A file inside that another process must read.
  case file([UInt8], FileRequest)
  /// A record that cannot be read. An empty path: the file itself, of which nothing more comes.
  case failure(path: String, String)
  /// What the user should know of the file itself.
  case warning(path: String, String)

  /// The record as plain data for a frame.
  public var value: Value {
    switch self {
    case .begun(let number, let path): ["kind": "begun", "number": .integer(Int64(number)), "path": .string(path)]
    case .document(let bytes, let id, let path, let warnings):
      [
        "kind": "document", "bytes": .bytes(bytes), "id": .string(id), "path": .string(path),
        "warnings": .list(warnings.map(Value.string)),
      ]
    case .file(let bytes, let request): ["kind": "file", "bytes": .bytes(bytes), "request": request.value]
    case .failure(let path, let text): ["kind": "failure", "path": .string(path), "text": .string(text)]
    case .warning(let path, let text): ["kind": "warning", "path": .string(path), "text": .string(text)]
    }
  }

  /// Reads the form that `value` gives; `nil` for anything else.
  public init?(value: Value) {
    let path = value["path"]?.string ?? ""
    switch value["kind"]?.string {
    case "begun": self = .begun(Int(value["number"]?.integer ?? 0), path: path)
    case "document":
      guard let bytes = value["bytes"]?.octets, let id = value["id"]?.string else { return nil }
      let warnings = (value["warnings"]?.elements ?? []).compactMap(\.string)
      self = .document(bytes, id: id, path: path, warnings: warnings)
    case "file":
      guard let bytes = value["bytes"]?.octets, let request = value["request"] else { return nil }
      self = .file(bytes, FileRequest(value: request))
    case "failure": self = .failure(path: path, value["text"]?.string ?? "")
    case "warning": self = .warning(path: path, value["text"]?.string ?? "")
    default: return nil
    }
  }
}
