/// What one worker may use; both ends get the same value, each enforces its part.
public struct WorkerLimits: Sendable, Equatable {
  /// Address space of the worker in bytes, enforced by the kernel once the jail is closed.
  public var addressSpace: Int
  /// CPU seconds a request, enforced by the kernel; nil for no limit but the deadline.
  public var cpuSeconds: Double?
  /// The longest payload of one frame in bytes, in either direction.
  public var frameBytes: Int
  /// All payloads of one answer in bytes.
  public var outputBytes: Int
  /// Frames of one answer.
  public var outputFrames: Int
  /// Descriptors that the worker may have open, at least what a request passes.
  public var openFiles: Int
  /// Seconds from the start of a worker to its `ready` frame.
  public var startSeconds: Double
  /// Bytes that the worker may write to its log (standard error), which is kept for a failure's diagnostics.
  public var logBytes: Int

  /// Creates limits.
  public init(
    addressSpace: Int = 1 << 30, cpuSeconds: Double? = nil, frameBytes: Int = 64 << 20, outputBytes: Int = 256 << 20,
    outputFrames: Int = 100_000, openFiles: Int = 320, startSeconds: Double = 20, logBytes: Int = 64 << 10
  ) {
    self.addressSpace = addressSpace
    self.cpuSeconds = cpuSeconds
    self.frameBytes = frameBytes
    self.outputBytes = outputBytes
    self.outputFrames = outputFrames
    self.openFiles = openFiles
    self.startSeconds = startSeconds
    self.logBytes = logBytes
  }

  /// The limits of a worker when nobody asks for others.
  public static let standard = WorkerLimits()
}
