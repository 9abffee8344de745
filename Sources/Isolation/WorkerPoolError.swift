/// A run of the pool cannot go on.
public enum WorkerPoolError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The worker's executable cannot be started.
  case cannotStart(path: String, reason: String)
  /// A worker answered its set-up with a `failed` frame; the payload is the worker's.
  case refused([UInt8])
  /// This many workers in a row died before they were ready.
  case startFailures(count: Int, last: WorkerFailure)
  /// The system call that waits failed.
  case cannotWait(reason: String)

  /// One clause for users, lower-case, without a full stop.
  public var description: String { Wording.pool(self) }
}
