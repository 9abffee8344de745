/// The run was interrupted; every worker has been ended.
public struct Interrupted: Error, Sendable, Equatable {
  /// Creates the error.
  public init() {}
}
