import CSystem
import Glibc

extension WorkerPool {
  /// Sleeps until a worker stirs, a deadline passes or a signal comes, and deals with it.
  func wait(completed: Completed) throws {
    let watched = workers
    var entries = watched.map { worker in
      let input = isPaused(worker) ? 0 : POLLIN
      return pollfd(fd: worker.process.socket, events: Int16(input | (worker.wantsToSend ? POLLOUT : 0)), revents: 0)
    }
    let timeout = timeout()
    guard poll(&entries, nfds_t(entries.count), timeout) >= 0 || errno == EINTR else {
      throw WorkerPoolError.cannotWait(reason: Wording.errorText(errno))
    }
    // Whoever stopped the supervisor (Ctrl-Z) or starved it since the turn before did so to no worker's blame.
    pausedTime += max(0, now - lastTurn - (Int64(timeout) + Self.tolerance) * 1_000_000)
    lastTurn = now
    for (worker, entry) in zip(watched, entries) where entry.revents != 0 {
      if Int32(entry.revents) & POLLOUT != 0 {
        worker.flush()
        guard try isSending(worker, completed: completed) else { continue }
      }
      if Int32(entry.revents) & ~POLLOUT != 0 {
        try take(worker.receive(into: buffer), from: worker, completed: completed)
      }
    }
    try endOverdue(completed: completed)
  }

  /// Whether a worker has to wait with its answer; that is not its own time.
  private func isPaused(_ worker: Worker) -> Bool {
    guard case .busy(let request) = worker.state, let stream = request.stream, stream.isPaused() else { return false }
    worker.deadline = deadline(after: request.deadline)
    return true
  }

  /// Whether a worker's frames can go out; if our own side of sending is at fault, it is lost and this is false.
  ///
  /// A worker that hung up is dealt with when its last words are read.
  func isSending(_ worker: Worker, completed: Completed) throws -> Bool {
    guard let error = worker.sendError, !worker.hungUp else { return true }
    try lose(worker, .notSent(Wording.cannotSend(error: error)), completed: completed)
    return false
  }

  /// Milliseconds to the nearest deadline, rounded up so that the loop does not spin before it.
  private func timeout() -> Int32 {
    var nearest = Self.longestWait
    for worker in workers {
      if case .idle = worker.state { continue }
      nearest = min(nearest, (worker.deadline - now + 999_999) / 1_000_000)
    }
    return Int32(max(0, nearest))
  }

  private func endOverdue(completed: Completed) throws {
    for worker in workers {
      switch worker.state {
      case .busy(let request) where worker.deadline <= now:
        try lose(worker, .deadline(seconds: request.deadline), completed: completed)
      case .starting where worker.deadline <= now:
        try lose(worker, .deadline(seconds: worker.limits.startSeconds), completed: completed)
      default: break
      }
    }
  }

  /// Deals with what came from a worker: whole frames first, then what was wrong after them.
  private func take(_ arrival: Worker.Arrival, from worker: Worker, completed: Completed) throws {
    for frame in arrival.frames {
      if let fault = try take(frame, from: worker, completed: completed) {
        return try lose(worker, fault, completed: completed)
      }
    }
    if let violation = arrival.violation {
      try lose(worker, .protocolViolation(violation), completed: completed)
    } else if arrival.ended {
      try loseEnded(worker, completed: completed)
    }
  }

  /// Deals with one frame; what it returns is why the worker must go.
  private func take(
    _ numbered: FrameParser.Numbered, from worker: Worker, completed: Completed
  ) throws -> WorkerFailure.Kind? {
    let frame = numbered.frame
    guard numbered.sequence == worker.sequence else {
      worker.hasSentStale = numbered.sequence &+ 1 == worker.sequence
      return .protocolViolation(Wording.wrongSequence(numbered.sequence, expected: worker.sequence))
    }
    switch worker.state {
    case .idle: return .protocolViolation(Wording.frameNotDue)
    case .starting(let request):
      return try takeReady(frame, from: worker, request: request, completed: completed)
    case .busy(let request):
      if let stream = request.stream, frame.kind >= FrameKind.firstFree {
        worker.hasAnswered = true
        worker.deadline = deadline(after: request.deadline)
        if let seconds = worker.limits.cpuSeconds { worker.process.grantCPU(seconds: seconds) }
        try paused { try stream.take(frame) }
        // What came may be work for another program.
        exhausted = []
        return nil
      }
      worker.answerBytes += frame.payload.count
      guard worker.answerBytes <= worker.limits.outputBytes, worker.frames.count < worker.limits.outputFrames else {
        return .outputLimit(bytes: worker.limits.outputBytes, frames: worker.limits.outputFrames)
      }
      guard frame.kind == FrameKind.done || frame.kind >= FrameKind.firstFree else {
        return .protocolViolation(Wording.unexpectedKind(frame.kind))
      }
      worker.frames.append(frame)
      guard frame.kind == FrameKind.done else { return nil }
      let answer = worker.frames
      worker.frames = []
      worker.state = .idle
      try complete(request, .frames(answer), completed)
      return nil
    }
  }

  private func takeReady(
    _ frame: Frame, from worker: Worker, request: WorkerRequest?, completed: Completed
  ) throws -> WorkerFailure.Kind? {
    switch frame.kind {
    case FrameKind.ready where !worker.wantsToSend:
      if worker.program == 0 { readiness = frame.payload }
      startFailures = 0
      worker.state = .idle
      if let request { try send(request, to: worker, completed: completed) }
      return nil
    case FrameKind.failed: throw WorkerPoolError.refused(frame.payload)
    default: return .protocolViolation(Wording.unexpectedKind(frame.kind))
    }
  }
}
