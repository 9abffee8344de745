import CSystem

/// The worker's end of the socket: blocking, one thread.
///
/// Each received frame must bear the next number; what is sent bears the number of the last one received.
public final class FrameChannel {
  private let descriptor: Int32
  private let frameBytes: Int
  private var sequence: UInt32 = 0

  /// Creates the worker's end.
  ///
  /// - Parameters:
  ///   - descriptor: A connected stream socket; a worker of `WorkerPool` has it as 3. The channel does not close it.
  ///   - frameBytes: The longest payload that is accepted or sent.
  public init(descriptor: Int32 = 3, frameBytes: Int = WorkerLimits.standard.frameBytes) {
    self.descriptor = descriptor
    self.frameBytes = frameBytes
  }

  /// Waits for the next frame.
  ///
  /// - Returns: The frame and the descriptors that came with it, which the caller closes; nil when the supervisor
  ///   has closed its end between two frames.
  /// - Throws: `FrameError` when the stream ends within a frame, a number or a count is wrong, a payload is too long.
  public func receive() throws(FrameError) -> (frame: Frame, descriptors: [Int32])? {
    var bytes = [UInt8](repeating: 0, count: FrameHeader.size)
    let (received, descriptors) = try receiveHeader(into: &bytes)
    var keep = false
    defer { if !keep { closeAll(descriptors) } }
    if received == 0, descriptors.isEmpty { return nil }
    guard received == FrameHeader.size else { throw FrameError(Wording.endInsideFrame) }
    let header = try FrameHeader(bytes)
    guard header.sequence == sequence &+ 1 else {
      throw FrameError(Wording.wrongSequence(header.sequence, expected: sequence &+ 1))
    }
    guard Int(header.length) <= frameBytes else {
      throw FrameError(Wording.frameTooLong(Int(header.length), limit: frameBytes))
    }
    guard descriptors.count == Int(header.descriptors) else {
      throw FrameError(Wording.wrongDescriptors(descriptors.count, announced: Int(header.descriptors)))
    }
    let payload = try receivePayload(Int(header.length))
    sequence = header.sequence
    keep = true
    return (Frame(kind: header.kind, payload: payload), descriptors)
  }

  /// Sends a frame.
  ///
  /// - Throws: `FrameError` when the payload is over the limit or the supervisor is gone.
  public func send(kind: UInt8, payload: [UInt8] = []) throws(FrameError) {
    guard payload.count <= frameBytes else {
      throw FrameError(Wording.frameTooLong(payload.count, limit: frameBytes))
    }
    let header = try FrameHeader(kind: kind, sequence: sequence, length: payload.count).bytes
    // One wake-up of the supervisor for a small frame; no copy of a large one.
    if payload.count <= 1 << 16 {
      try sendAll(header + payload)
    } else {
      try sendAll(header)
      try sendAll(payload)
    }
  }

  private func sendAll(_ bytes: [UInt8]) throws(FrameError) {
    let status = bytes.withUnsafeBytes { csys_send_all(descriptor, $0.baseAddress, $0.count) }
    guard status == 0 else { throw FrameError(Wording.cannotSend(error: -status)) }
  }

  private func receiveHeader(into bytes: inout [UInt8]) throws(FrameError) -> (Int, [Int32]) {
    var descriptors = [Int32](repeating: -1, count: FrameLimit.descriptors)
    var count = 0
    var truncated: Int32 = 0
    let received = bytes.withUnsafeMutableBytes { bytes in
      descriptors.withUnsafeMutableBufferPointer { descriptors in
        csys_receive_with_descriptors(
          descriptor, bytes.baseAddress, bytes.count, descriptors.baseAddress, &count, &truncated)
      }
    }
    let taken = Array(descriptors.prefix(count))
    if received < 0 || truncated != 0 {
      closeAll(taken)
      throw FrameError(received < 0 ? Wording.cannotReceive(error: Int32(-received)) : Wording.descriptorsLost)
    }
    return (received, taken)
  }

  private func receivePayload(_ length: Int) throws(FrameError) -> [UInt8] {
    var received = 0
    let payload = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      received = length == 0 ? 0 : csys_receive_all(descriptor, buffer.baseAddress, length)
      count = max(0, received)
    }
    guard received >= 0 else { throw FrameError(Wording.cannotReceive(error: Int32(-received))) }
    guard payload.count == length else { throw FrameError(Wording.endInsideFrame) }
    return payload
  }
}
