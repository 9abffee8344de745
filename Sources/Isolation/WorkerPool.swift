import CSystem
import Glibc

/// Jailed workers and the one thread that feeds them.
///
/// A worker gets the set-up frames first and answers the last of them by `ready` (or `failed`); then it gets one
/// request at a time and answers by any number of frames of its own kinds and one `done` frame. Each frame of an answer
/// bears the request's number. Whatever else a worker does – dies, hangs, floods, sends too much or out of turn –
/// costs the request that it was at, and the worker; a fresh one takes its place.
///
/// Workers are started when there is work for them, one by one up to the number asked for, and stay between runs.
/// The kernel kills a worker when the *thread* that started it ends, so a pool belongs to a thread that outlives it.
///
///     let pool = WorkerPool(path: path, arguments: ["worker"], environment: [:], count: 2)
///     try pool.run(
///       next: { requests.next() },
///       completed: { request, outcome in … ; return [] },
///       interrupted: { false })
///     pool.shutdown()
public final class WorkerPool {
  /// The programs whose processes the pool runs; a request says which one it is for.
  let programs: [WorkerProgram]

  /// The payload of the last `ready` frame of the first program, nil before it.
  public internal(set) var readiness: [UInt8]?
  /// What idle workers did wrong: they were replaced, no request was lost. At most 64 are kept.
  public internal(set) var incidents: [WorkerFailure] = []
  /// How many workers have been started so far.
  public internal(set) var started = 0

  /// A worker of the first program that was started already.
  var early: WorkerStart?
  var workers: [Worker] = []
  var queue: [WorkerRequest] = []
  /// The programs for which `next` had nothing since a request was last completed.
  var exhausted: Set<Int> = []
  private var isRunning = false
  var startFailures = 0
  /// Nanoseconds spent in callbacks, which no worker's deadline pays for.
  var pausedTime: Int64 = 0
  /// When `poll` last returned, on the pool's clock.
  var lastTurn: Int64 = 0
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

  /// How many workers in a row may die before they are ready.
  static let mostStartFailures = 3
  static let mostIncidents = 64
  /// How long the loop sleeps at most, in milliseconds, before it asks `interrupted` again.
  static let longestWait: Int64 = 100
  /// How much longer than its sleep a turn may take, in milliseconds, before the rest is taken off the clock.
  static let tolerance: Int64 = 500

  /// Creates a pool of several programs; nothing is started yet.
  ///
  /// - Parameter early: A worker of the first program that runs already; it becomes the pool's first.
  public init(programs: [WorkerProgram], early: WorkerStart? = nil) {
    precondition(!programs.isEmpty, "a pool needs a program")
    self.programs = programs
    self.early = early
  }

  /// Creates a pool of one program; nothing is started yet.
  ///
  /// - Parameters:
  ///   - path: The worker's executable, as a path; the search path is not used.
  ///   - arguments: Its arguments without the program's name.
  ///   - environment: Its whole environment but for two variables that the pool adds.
  ///   - count: The most workers at a time, at least 1.
  ///   - limits: What each may use; the worker must be told the same (by its arguments or set-up).
  ///   - setup: Frames that every worker gets first, of kinds from `FrameKind.firstFree`.
  public convenience init(
    path: String, arguments: [String] = [], environment: [String: String] = [:], count: Int,
    limits: WorkerLimits = .standard, setup: [Frame] = []
  ) {
    self.init(programs: [
      WorkerProgram(
        path: path, arguments: arguments, environment: environment, count: count, limits: limits, setup: setup)
    ])
  }

  deinit {
    shutdown()
    buffer.deallocate()
  }

  /// Starts workers ahead of the first request, so that they load while the supervisor does other things.
  ///
  /// - Throws: `WorkerPoolError.cannotStart`.
  public func warm(_ number: Int = 1) throws {
    while workers.count < min(number, programs[0].count) { try start(0, for: nil) }
  }

  /// Runs requests until there are no more.
  ///
  /// - Parameters:
  ///   - next: Hands over the next request; called in order, only when a worker is free, and not again after nil.
  ///   - completed: Takes each request with its outcome, in the order in which they are completed; what it returns is
  ///     run before anything else, in that order (the replay of a batch).
  ///   - interrupted: Asked about ten times a second and after every signal.
  /// - Throws: `Interrupted`; `WorkerPoolError`; what `next` or `completed` throws. All workers are ended then.
  public func run(
    next: () throws -> WorkerRequest?,
    completed: (WorkerRequest, WorkerOutcome) throws -> [WorkerRequest],
    interrupted: () -> Bool = { false }
  ) throws {
    var isThrough = false
    try run(
      nextFor: { program in
        guard program == 0, !isThrough else { return nil }
        let request = try next()
        isThrough = request == nil
        return request
      }, completed: completed, interrupted: interrupted)
  }

  /// Runs requests of several programs until there are no more.
  ///
  /// - Parameters:
  ///   - nextFor: Hands over the next request for a program, by its index; asked when one of its processes is free, and
  ///     after nil not again before another request has been completed.
  ///   - completed: As in `run(next:completed:interrupted:)`; what it returns may be for any program.
  public func run(
    nextFor: (Int) throws -> WorkerRequest?,
    completed: (WorkerRequest, WorkerOutcome) throws -> [WorkerRequest],
    interrupted: () -> Bool = { false }
  ) throws {
    precondition(!isRunning, "a callback of a pool must not run the pool")
    isRunning = true
    defer { isRunning = false }
    exhausted = []
    queue = []
    lastTurn = now
    do {
      while true {
        if interrupted() { throw Interrupted() }
        try assign(next: nextFor, completed: completed)
        if isFinished { return }
        try wait(completed: completed)
      }
    } catch {
      shutdown()
      throw error
    }
  }

  /// Ends every worker and collects it. The pool can be used again.
  public func shutdown() {
    // All are told before any is waited for: their ends overlap.
    for worker in workers { worker.process.kill() }
    for worker in workers { _ = worker.process.end() }
    workers = []
    queue = []
  }

  /// The pool's clock: monotonic, standing still while a callback runs.
  var now: Int64 { csys_monotonic_nanoseconds() - pausedTime }

  /// Runs a callback off the clock.
  func paused<Result>(_ body: () throws -> Result) rethrows -> Result {
    let start = csys_monotonic_nanoseconds()
    defer { pausedTime += csys_monotonic_nanoseconds() - start }
    return try body()
  }

  /// When something that takes `seconds` from now is overdue.
  func deadline(after seconds: Double) -> Int64 {
    // A century is never: keeps infinity and nonsense out of the conversion.
    let bounded = seconds.isNaN ? 0 : min(max(0, seconds), 3.2e9)
    return now + Int64(bounded * 1e9)
  }

  private var isFinished: Bool {
    exhausted.count == programs.count && queue.isEmpty
      && workers.allSatisfy {
        switch $0.state {
        case .starting(let request): request == nil
        case .idle: true
        case .busy: false
        }
      }
  }
}
