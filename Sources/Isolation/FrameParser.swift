/// Cuts a stream of bytes into frames as they come in, without trusting it.
///
/// Memory grows with the bytes that arrived, never with a length that was merely announced. After an error the parser
/// stays broken: the stream has no defined continuation.
public struct FrameParser: Sendable {
  /// A frame with the number that its sender gave it.
  public struct Numbered: Sendable, Equatable {
    /// What was sent.
    public var frame: Frame
    /// The number of the request that it answers.
    public var sequence: UInt32
  }

  private let frameBytes: Int
  private var header: [UInt8] = []
  private var current: FrameHeader?
  private var payload: [UInt8] = []
  private var broken: FrameError?

  /// Creates a parser.
  ///
  /// - Parameter frameBytes: The longest payload that is accepted.
  public init(frameBytes: Int) {
    self.frameBytes = frameBytes
    header.reserveCapacity(FrameHeader.size)
  }

  /// Whether a frame has begun and not ended.
  public var isInsideFrame: Bool { current != nil || !header.isEmpty }

  /// Takes bytes and hands over each frame that they complete, in order.
  ///
  /// - Throws: `FrameError` for a wrong magic, a payload over the limit, announced descriptors, or what `body` throws.
  /// - Complexity: O(*n*) in the bytes.
  public mutating func feed(
    _ bytes: UnsafeRawBufferPointer, _ body: (Numbered) throws -> Void
  ) throws {
    if let broken { throw broken }
    var rest = bytes[...]
    while !rest.isEmpty {
      do {
        try consume(&rest)
      } catch {
        broken = error
        throw error
      }
      if let done = takeFrame() { try body(done) }
    }
  }

  /// Moves bytes from the front into the header or the payload.
  private mutating func consume(_ rest: inout Slice<UnsafeRawBufferPointer>) throws(FrameError) {
    guard let current else {
      let wanted = rest.prefix(FrameHeader.size - header.count)
      header.append(contentsOf: wanted)
      rest = rest.dropFirst(wanted.count)
      if header.count == FrameHeader.size { try beginFrame() }
      return
    }
    let wanted = rest.prefix(Int(current.length) - payload.count)
    payload.append(contentsOf: UnsafeRawBufferPointer(rebasing: wanted))
    rest = rest.dropFirst(wanted.count)
  }

  private mutating func beginFrame() throws(FrameError) {
    let next = try FrameHeader(header)
    header.removeAll(keepingCapacity: true)
    guard Int(next.length) <= frameBytes else {
      throw FrameError(Wording.frameTooLong(Int(next.length), limit: frameBytes))
    }
    guard next.descriptors == 0 else { throw FrameError(Wording.descriptorsSentBack) }
    payload.reserveCapacity(min(Int(next.length), 1 << 22))
    current = next
  }

  private mutating func takeFrame() -> Numbered? {
    guard let done = current, payload.count == Int(done.length) else { return nil }
    let frame = Numbered(frame: Frame(kind: done.kind, payload: payload), sequence: done.sequence)
    current = nil
    payload = []
    return frame
  }
}
