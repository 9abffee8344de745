/// A program that a pool runs as workers, and how many at a time.
public struct WorkerProgram: Sendable {
  /// The executable, as a path; the search path is not used.
  public var path: String
  /// Its arguments without the program's name.
  public var arguments: [String]
  /// Its whole environment but for two variables that the pool adds.
  public var environment: [String: String]
  /// The most processes at a time, at least 1.
  public var count: Int
  /// What each may use; the worker must be told the same (by its arguments or set-up).
  public var limits: WorkerLimits
  /// Frames that every process gets first, of kinds from `FrameKind.firstFree`.
  public var setup: [Frame]

  /// Takes its parts.
  public init(
    path: String, arguments: [String] = [], environment: [String: String] = [:], count: Int,
    limits: WorkerLimits = .standard, setup: [Frame] = []
  ) {
    self.path = path
    self.arguments = arguments
    self.environment = environment
    self.count = max(1, count)
    self.limits = limits
    self.setup = setup
  }
}
