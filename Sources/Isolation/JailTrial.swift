import CSystem

/// Attempts to get out, made from inside: what `chancery doctor` shows and the tests demand.
///
/// Run one a request in a jailed worker. An ordinary attempt is refused; a deadly one ends the worker with SIGSYS.
public struct JailTrial: Sendable, Equatable {
  /// The place in `all`.
  public let index: Int
  /// What is attempted, as an infinitive: "open a file".
  public let name: String
  /// Whether the jail ends the process for it.
  public let isDeadly: Bool

  /// Every attempt.
  public static let all: [JailTrial] = (0..<Int(csys_trial_count())).map { index in
    JailTrial(
      index: index, name: csys_trial_name(Int32(index)).map { String(cString: $0) } ?? "",
      isDeadly: csys_trial_is_deadly(Int32(index)) == 1)
  }

  /// Makes the attempt, harmlessly.
  ///
  /// - Returns: 0 if it succeeded, otherwise the error number.
  public func run() -> Int32 { -csys_trial_run(Int32(index)) }
}
