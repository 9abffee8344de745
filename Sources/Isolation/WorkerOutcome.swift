/// What became of a request.
public enum WorkerOutcome: Sendable {
  /// The whole answer in order; the last frame is the `done` frame.
  case frames([Frame])
  /// No answer, or none that may be used.
  case failed(WorkerFailure)
}
