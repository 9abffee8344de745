import PlainData

/// What became of one test of a plugin.
public struct TestResult: Sendable {
  /// How it ended.
  public enum Status: String, Sendable {
    case passed
    case failed
    case skipped
  }

  /// The name.
  public let name: String
  /// How it ended.
  public let status: Status
  /// Why it failed or was skipped.
  public let message: String

  /// The result as plain data for a frame.
  public var value: Value {
    ["name": .string(name), "status": .string(status.rawValue), "message": .string(message)]
  }
}
