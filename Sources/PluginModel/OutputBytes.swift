import PlainData

/// A stretch of an output's bytes.
public struct OutputBytes: Sendable {
  /// The document that it belongs to, by ordinal; -1 for reports and edges.
  public var ordinal: Int
  /// The file beside the main one; empty for the main one.
  public var file: String
  /// The bytes.
  public var bytes: [UInt8]

  /// Takes its parts.
  public init(ordinal: Int, file: String, bytes: [UInt8]) {
    self.ordinal = ordinal
    self.file = file
    self.bytes = bytes
  }

  /// The bytes as plain data for a frame.
  public var value: Value {
    ["ordinal": .integer(Int64(ordinal)), "file": .string(file), "bytes": Value(octets: bytes)]
  }

  /// Reads what a worker sent; `nil` when it is not of this form.
  public init?(value: Value) {
    guard let ordinal = value["ordinal"]?.integer, let file = value["file"]?.string,
      let bytes = value["bytes"]?.octets
    else { return nil }
    self.init(ordinal: Int(ordinal), file: file, bytes: bytes)
  }
}
