/// What one Lua state may use.
public struct LuaLimits: Sendable, Equatable {
  /// Bytes that the state may have allocated at a time.
  public var memory: Int
  /// CPU seconds of one call; `nil` for no limit.
  public var cpuTime: Double?
  /// Virtual instructions of one call; `nil` for no limit. Costs a standing hook: tight loops take twice as long.
  public var instructions: Int?
  /// Steps of the pattern matcher, and elements moved by table functions, in one call.
  public var patternSteps: Int
  /// Bytes of log lines; kept by the host, which gets them.
  public var logBytes: Int

  /// Takes its parts.
  public init(
    memory: Int = 256 << 20, cpuTime: Double? = 10, instructions: Int? = nil, patternSteps: Int = 200_000_000,
    logBytes: Int = 64 << 10
  ) {
    self.memory = memory
    self.cpuTime = cpuTime
    self.instructions = instructions
    self.patternSteps = patternSteps
    self.logBytes = logBytes
  }
}
