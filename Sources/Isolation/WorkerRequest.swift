/// One piece of work for a worker.
public struct WorkerRequest {
  /// The caller's own name for it; it comes back with the outcome.
  public var id: Int
  /// The program that it is for, by its index in the pool.
  public var program: Int
  /// What the payload is, `FrameKind.firstFree` or more.
  public var kind: UInt8
  /// What is asked, in the form that the kind decides.
  public var payload: [UInt8]
  /// Wall-clock seconds from sending to the `done` frame, not counting what the supervisor's own callbacks take.
  public var deadline: Double
  /// Opens the descriptors that go with it, at most 253, just before it is sent; they are closed by the pool.
  public var open: () throws -> [Int32]
  /// Takes the answer's frames as they come, where there may be any number of them: they are not kept for the outcome,
  /// and each gives the worker its time anew. `nil`: the answer is kept and handed over whole.
  public var stream: WorkerStream?
  /// How often it was taken from a worker that was lost through no fault of this request.
  var returns = 0

  /// Creates a request.
  public init(
    id: Int, program: Int = 0, kind: UInt8, payload: [UInt8], deadline: Double,
    open: @escaping () throws -> [Int32] = { [] }, stream: WorkerStream? = nil
  ) {
    self.id = id
    self.program = program
    self.kind = kind
    self.payload = payload
    self.deadline = deadline
    self.open = open
    self.stream = stream
  }
}
