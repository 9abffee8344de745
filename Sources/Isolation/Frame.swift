/// One message between supervisor and worker: a kind and bytes whose meaning the kind decides.
public struct Frame: Sendable, Equatable {
  /// What the payload is; values below `FrameKind.firstFree` are the pool's own.
  public var kind: UInt8
  /// What is said, in the form that the kind decides.
  public var payload: [UInt8]

  /// Creates a frame.
  public init(kind: UInt8, payload: [UInt8] = []) {
    self.kind = kind
    self.payload = payload
  }
}
