/// A worker that was started before its pool is known: it loads while the supervisor still reads what to do.
///
/// Without a pool that takes it, it is ended when the object goes.
public final class WorkerStart {
  let process: WorkerProcess

  /// Starts the worker.
  ///
  /// - Parameters:
  ///   - path: The executable, as a path; the pool's program must be the same.
  ///   - arguments: Its arguments without the program's name.
  /// - Throws: `WorkerPoolError.cannotStart`.
  public init(path: String, arguments: [String]) throws(WorkerPoolError) {
    process = try WorkerProcess(path: path, arguments: arguments, environment: [:])
  }
}
