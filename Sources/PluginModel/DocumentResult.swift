import PlainData

/// What became of one document in a worker.
public struct DocumentResult: Sendable {
  /// What the filters and plugins made of it.
  public enum Status: String, Sendable {
    /// It went through.
    case kept
    /// A filter dropped it.
    case dropped
    /// It could not be read, or a filter or an analysis failed on it.
    case failed
  }

  /// The document's place in the run, from 0.
  public var ordinal: Int
  /// How it ended.
  public var status: Status
  /// Why it failed: one message for the user, with plugin, line and what to do; several if several analyses failed.
  public var failures: [Problem]
  /// What a careful user should know: a guessed encoding, layer items lost by an edit.
  public var warnings: [String]

  /// Takes its parts.
  public init(ordinal: Int, status: Status, failures: [Problem] = [], warnings: [String] = []) {
    self.ordinal = ordinal
    self.status = status
    self.failures = failures
    self.warnings = warnings
  }

  /// The result as plain data for a frame.
  public var value: Value {
    [
      "ordinal": .integer(Int64(ordinal)), "status": .string(status.rawValue),
      "failures": .list(failures.map(\.value)), "warnings": .list(warnings.map(Value.string)),
    ]
  }

  /// Reads what a worker sent; `nil` when it is not of this form.
  public init?(value: Value) {
    guard let ordinal = value["ordinal"]?.integer, let word = value["status"]?.string,
      let status = Status(rawValue: word)
    else { return nil }
    self.ordinal = Int(ordinal)
    self.status = status
    failures = (value["failures"]?.elements ?? []).map(Problem.init(value:))
    warnings = (value["warnings"]?.elements ?? []).compactMap(\.string)
  }
}
