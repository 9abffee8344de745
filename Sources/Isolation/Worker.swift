import CSystem
import Glibc

/// The supervisor's view of one worker: the process, the two directions of its socket, and what it is at.
final class Worker {
  enum State {
    /// Set-up was sent; the request, if any, follows the `ready` frame.
    case starting(WorkerRequest?)
    case idle
    case busy(WorkerRequest)
  }

  /// A frame on its way out.
  private struct Outgoing {
    var header: [UInt8]
    var payload: [UInt8]
    var descriptors: [Int32]
    var sent = 0
  }

  /// What one look at the socket brought.
  struct Arrival {
    var frames: [FrameParser.Numbered] = []
    var violation: String?
    var ended = false
  }

  let process: WorkerProcess
  /// The index of its program in the pool.
  let program: Int
  let limits: WorkerLimits
  var state: State
  /// When the set-up or the request is overdue, on the pool's clock.
  var deadline: Int64
  /// The answer so far.
  var frames: [Frame] = []
  var answerBytes = 0
  /// The number of the last frame that was queued.
  private(set) var sequence: UInt32 = 0
  /// Whether a byte of the last frame has left.
  private(set) var hasSentLast = false
  /// Whether a frame came that belongs to the answer before.
  var hasSentStale = false
  private(set) var sendError: Int32?
  private var outgoing: [Outgoing] = []
  private var parser: FrameParser

  init(
    process: WorkerProcess, program: Int, limits: WorkerLimits, request: WorkerRequest?, deadline: Int64
  ) {
    self.process = process
    self.program = program
    self.limits = limits
    self.deadline = deadline
    state = .starting(request)
    parser = FrameParser(frameBytes: limits.frameBytes)
  }

  deinit { closeOutgoing() }

  var wantsToSend: Bool { !outgoing.isEmpty }

  /// Whether the worker was lost for something that came before its present request: another worker gets that.
  var isBlameless: Bool { frames.isEmpty && (hasSentStale || (hungUp && !hasSentLast)) }

  /// Whether sending failed because the other end is gone.
  var hungUp: Bool { sendError == EPIPE || sendError == ECONNRESET }

  /// Queues a frame; the descriptors are closed once they are sent or the worker is lost.
  func enqueue(kind: UInt8, payload: [UInt8], descriptors: [Int32] = []) throws(FrameError) {
    let header = try FrameHeader(
      kind: kind, descriptors: descriptors.count, sequence: sequence &+ 1, length: payload.count)
    sequence &+= 1
    hasSentLast = false
    outgoing.append(Outgoing(header: header.bytes, payload: payload, descriptors: descriptors))
  }

  /// Sends what the socket takes. An error is remembered, not thrown: what the worker said before it died may still
  /// be read.
  func flush() {
    while sendError == nil, let first = outgoing.first {
      let sent = send(first)
      if sent == -Int(EAGAIN) { return }
      guard sent > 0 else {
        sendError = Int32(-sent)
        closeOutgoing()
        return
      }
      if outgoing.count == 1 { hasSentLast = true }
      closeAll(first.descriptors)
      outgoing[0].descriptors = []
      outgoing[0].sent += sent
      if outgoing[0].sent == first.header.count + first.payload.count { outgoing.removeFirst() }
    }
  }

  private func send(_ next: Outgoing) -> Int {
    next.header.withUnsafeBytes { header in
      next.payload.withUnsafeBytes { payload in
        let headerLeft = UnsafeRawBufferPointer(rebasing: header.dropFirst(next.sent))
        let payloadLeft = UnsafeRawBufferPointer(rebasing: payload.dropFirst(max(0, next.sent - header.count)))
        return csys_send(
          process.socket, headerLeft.baseAddress, headerLeft.count, payloadLeft.baseAddress, payloadLeft.count,
          next.descriptors, next.descriptors.count)
      }
    }
  }

  private func closeOutgoing() {
    for frame in outgoing { closeAll(frame.descriptors) }
    outgoing = []
  }

  /// Reads what is there, a few megabytes at most so that one worker cannot keep the supervisor from the others.
  func receive(into buffer: UnsafeMutableRawBufferPointer) -> Arrival {
    var arrival = Arrival()
    for _ in 0..<16 {
      var refused: Int32 = 0
      let count = csys_receive(process.socket, buffer.baseAddress, buffer.count, &refused)
      if count == -Int(EAGAIN) { return arrival }
      guard count > 0 else {
        arrival.ended = true
        return arrival
      }
      do {
        // The kernel has closed them already: there was no room for them.
        if refused != 0 { throw FrameError(Wording.descriptorsSentBack) }
        try parser.feed(UnsafeRawBufferPointer(rebasing: buffer.prefix(count))) { arrival.frames.append($0) }
      } catch {
        arrival.violation = "\(error)"
        return arrival
      }
      if count < buffer.count { return arrival }
    }
    return arrival
  }
}
