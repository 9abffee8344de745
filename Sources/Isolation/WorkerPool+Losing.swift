import Glibc

extension WorkerPool {
  /// How long a worker may take to end after it closed its socket.
  private static let graceSeconds = 0.2
  /// How often a request may come back before it is blamed after all: a worker in hostile hands could go on for ever.
  private static let mostReturns = 2

  /// A worker closed its socket: it died, or pretends to have.
  func loseEnded(_ worker: Worker, completed: Completed) throws {
    let kind: WorkerFailure.Kind
    if let ending = worker.process.collect(within: Self.graceSeconds) {
      kind = Self.kind(of: ending, worker.limits, diagnostics: worker.process.diagnostics(limit: 1 << 16))
    } else if worker.process.isRunning {
      kind = .protocolViolation(Wording.closedConnection)
    } else {
      // Collected by someone else: a program that ignores SIGCHLD.
      kind = .exited(status: -1)
    }
    try lose(worker, kind, completed: completed)
  }

  /// Ends a worker and passes on what it was at: to `completed` as failed, or back into the queue if it is blameless.
  func lose(_ worker: Worker, _ kind: WorkerFailure.Kind, completed: Completed) throws {
    _ = worker.process.end()
    workers.removeAll { $0 === worker }
    let failure = WorkerFailure(kind, diagnostics: worker.process.diagnostics())
    switch worker.state {
    case .idle: note(failure)
    case .busy(var request) where worker.isBlameless && request.returns < Self.mostReturns:
      note(failure)
      request.returns += 1
      queue.insert(request, at: 0)
    case .busy(let request): try complete(request, .failed(failure), completed)
    case .starting(let request):
      if let request { queue.insert(request, at: 0) }
      startFailures += 1
      guard startFailures < Self.mostStartFailures else {
        throw WorkerPoolError.startFailures(count: startFailures, last: failure)
      }
    }
  }

  private func note(_ failure: WorkerFailure) {
    if incidents.count < Self.mostIncidents { incidents.append(failure) }
  }

  /// Tells apart why a process ended by itself.
  private static func kind(
    of ending: WorkerProcess.Ending, _ limits: WorkerLimits, diagnostics: String
  ) -> WorkerFailure.Kind {
    switch ending.signal {
    case 0: return .exited(status: ending.status)
    case SIGXCPU: return .cpuTime(seconds: limits.cpuSeconds ?? ending.cpuSeconds)
    case SIGABRT, SIGTRAP, SIGILL, SIGSEGV, SIGBUS:
      // A failed allocation ends a Swift or C++ program by one of these; what it says, or its size, tells.
      let saysSo = ["failed to allocate", "out of memory", "bad_alloc"].contains { diagnostics.contains($0) }
      let isLarge = ending.peakBytes >= limits.addressSpace / 2 && ending.peakBytes > ownPeakBytes()
      return saysSo || isLarge ? .memory(limit: limits.addressSpace) : .crashed(signal: ending.signal)
    default: return .crashed(signal: ending.signal)
    }
  }

  /// The most memory that this process has had: Linux counts it to a child from before it became another program.
  private static func ownPeakBytes() -> Int {
    var usage = rusage()
    return getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 ? usage.ru_maxrss * 1024 : 0
  }
}
