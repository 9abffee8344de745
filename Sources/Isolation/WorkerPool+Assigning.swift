import CSystem

extension WorkerPool {
  typealias Completed = (WorkerRequest, WorkerOutcome) throws -> [WorkerRequest]

  /// Gives every free worker a request, starting workers up to each program's number.
  func assign(next: (Int) throws -> WorkerRequest?, completed: Completed) throws {
    var isIdle = false
    while !isIdle {
      isIdle = true
      for program in programs.indices {
        guard let place = freePlace(program), let request = try nextRequest(program, next) else { continue }
        isIdle = false
        switch place {
        case .some(let worker):
          if case .starting = worker.state {
            worker.state = .starting(request)
          } else {
            try send(request, to: worker, completed: completed)
          }
        case .none: try start(program, for: request)
        }
      }
    }
  }

  /// A worker without a request, or `.some(nil)` for room to start one, or nil.
  private func freePlace(_ program: Int) -> Worker?? {
    let own = workers.filter { $0.program == program }
    let idle = own.first { if case .idle = $0.state { true } else { false } }
    if let idle { return .some(idle) }
    let starting = own.first { if case .starting(nil) = $0.state { true } else { false } }
    if let starting { return .some(starting) }
    return own.count < programs[program].count ? .some(nil) : nil
  }

  private func nextRequest(_ program: Int, _ next: (Int) throws -> WorkerRequest?) throws -> WorkerRequest? {
    if let index = queue.firstIndex(where: { $0.program == program }) { return queue.remove(at: index) }
    if exhausted.contains(program) { return nil }
    let request = try paused { try next(program) }
    if request == nil { exhausted.insert(program) }
    return request
  }

  /// Starts a worker and sends it the set-up.
  func start(_ program: Int, for request: WorkerRequest?) throws {
    let what = programs[program]
    let process =
      try earlyProcess(program)
      ?? WorkerProcess(path: what.path, arguments: what.arguments, environment: what.environment)
    started += 1
    let worker = Worker(
      process: process, program: program, limits: what.limits, request: request,
      deadline: deadline(after: what.limits.startSeconds))
    for frame in what.setup { try worker.enqueue(kind: frame.kind, payload: frame.payload) }
    workers.append(worker)
    worker.flush()
  }

  /// Opens a request's descriptors and sends it; a request that cannot be sent is completed as failed.
  func send(_ request: WorkerRequest, to worker: Worker, completed: Completed) throws {
    var descriptors: [Int32] = []
    do {
      let limit = worker.limits.frameBytes
      guard request.payload.count <= limit else {
        throw FrameError(Wording.frameTooLong(request.payload.count, limit: limit))
      }
      descriptors = try paused(request.open)
      try worker.enqueue(kind: request.kind, payload: request.payload, descriptors: descriptors)
    } catch {
      closeAll(descriptors)
      worker.state = .idle
      return try complete(request, .failed(WorkerFailure(.notSent("\(error)"))), completed)
    }
    if let seconds = worker.limits.cpuSeconds { worker.process.grantCPU(seconds: seconds) }
    worker.process.clearLog()
    worker.state = .busy(request)
    worker.frames = []
    worker.hasAnswered = false
    worker.answerBytes = 0
    worker.deadline = deadline(after: request.deadline)
    worker.flush()
    _ = try isSending(worker, completed: completed)
  }

  /// The worker that runs already, once.
  private func earlyProcess(_ program: Int) -> WorkerProcess? {
    guard program == 0 else { return nil }
    defer { early = nil }
    return early?.process
  }

  /// Hands an outcome over and puts what comes back first.
  func complete(_ request: WorkerRequest, _ outcome: WorkerOutcome, _ completed: Completed) throws {
    let replay = try paused { try completed(request, outcome) }
    // What was completed may have brought new work for any program.
    exhausted = []
    queue.insert(contentsOf: replay, at: 0)
  }
}
