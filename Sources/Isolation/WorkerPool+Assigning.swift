import CSystem

extension WorkerPool {
  typealias Completed = (WorkerRequest, WorkerOutcome) throws -> [WorkerRequest]

  /// Gives every free worker a request, starting workers up to the pool's number.
  func assign(next: () throws -> WorkerRequest?, completed: Completed) throws {
    while let place = freePlace() {
      guard let request = try nextRequest(next) else { return }
      switch place {
      case .some(let worker):
        if case .starting = worker.state {
          worker.state = .starting(request)
        } else {
          try send(request, to: worker, completed: completed)
        }
      case .none: try start(for: request)
      }
    }
  }

  /// A worker without a request, or `.some(nil)` for room to start one, or nil.
  private func freePlace() -> Worker?? {
    let idle = workers.first { if case .idle = $0.state { true } else { false } }
    if let idle { return .some(idle) }
    let starting = workers.first { if case .starting(nil) = $0.state { true } else { false } }
    if let starting { return .some(starting) }
    return workers.count < count ? .some(nil) : nil
  }

  private func nextRequest(_ next: () throws -> WorkerRequest?) throws -> WorkerRequest? {
    if !queue.isEmpty { return queue.removeFirst() }
    if isExhausted { return nil }
    let request = try paused(next)
    isExhausted = request == nil
    return request
  }

  /// Starts a worker and sends it the set-up.
  func start(for request: WorkerRequest?) throws {
    let process = try WorkerProcess(path: path, arguments: arguments, environment: environment)
    started += 1
    let worker = Worker(
      process: process, limits: limits, request: request, deadline: deadline(after: limits.startSeconds))
    for frame in setup { try worker.enqueue(kind: frame.kind, payload: frame.payload) }
    workers.append(worker)
    worker.flush()
  }

  /// Opens a request's descriptors and sends it; a request that cannot be sent is completed as failed.
  func send(_ request: WorkerRequest, to worker: Worker, completed: Completed) throws {
    var descriptors: [Int32] = []
    do {
      guard request.payload.count <= limits.frameBytes else {
        throw FrameError(Wording.frameTooLong(request.payload.count, limit: limits.frameBytes))
      }
      descriptors = try paused(request.open)
      try worker.enqueue(kind: request.kind, payload: request.payload, descriptors: descriptors)
    } catch {
      closeAll(descriptors)
      worker.state = .idle
      return try complete(request, .failed(WorkerFailure(.notSent("\(error)"))), completed)
    }
    if let seconds = limits.cpuSeconds { worker.process.grantCPU(seconds: seconds) }
    worker.process.clearLog()
    worker.state = .busy(request)
    worker.frames = []
    worker.answerBytes = 0
    worker.deadline = deadline(after: request.deadline)
    worker.flush()
    _ = try isSending(worker, completed: completed)
  }

  /// Hands an outcome over and puts what comes back first.
  func complete(_ request: WorkerRequest, _ outcome: WorkerOutcome, _ completed: Completed) throws {
    let replay = try paused { try completed(request, outcome) }
    queue.insert(contentsOf: replay, at: 0)
  }
}
