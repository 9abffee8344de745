/// An answer that is taken frame by frame.
public struct WorkerStream {
  /// Takes the next frame, which is not `done`. It must not run the pool.
  public var take: (Frame) throws -> Void
  /// Whether frames are to wait in the worker for now; asked at every turn.
  public var isPaused: () -> Bool

  /// Takes its parts.
  public init(take: @escaping (Frame) throws -> Void, isPaused: @escaping () -> Bool) {
    self.take = take
    self.isPaused = isPaused
  }
}
