/// A worker's jail cannot be closed as it was asked to.
public enum JailError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The whole jail was required and these parts are not in force.
  case incomplete([JailReport.Item])
  /// The supervisor died before the worker was tied to it.
  case supervisorGone

  /// One clause for users, lower-case, without a full stop.
  public var description: String { Wording.jail(self) }
}
