import Glibc
import Isolation
import Testing

/// Starts `isolation-probe` and runs commands in it.
enum Probe {
  /// The probe lies beside the test program.
  static let path: String = {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    let besideSelf = String(own.prefix(upTo: own.lastIndex(of: "/") ?? own.startIndex)) + "/isolation-probe"
    if access(besideSelf, X_OK) == 0 { return besideSelf }
    // Under a test helper of the toolchain the bundle's path is an argument.
    for argument in CommandLine.arguments {
      guard let slash = argument.lastIndex(of: "/") else { continue }
      let candidate = String(argument.prefix(upTo: slash)) + "/isolation-probe"
      if access(candidate, X_OK) == 0 { return candidate }
    }
    return besideSelf
  }()

  static func pool(
    count: Int = 1, arguments: [String] = [], environment: [String: String] = [:],
    limits: WorkerLimits = WorkerLimits(), setup: [Frame] = []
  ) -> WorkerPool {
    let frames = setup.isEmpty ? [] : ["--frames", "\(setup.count)"]
    return WorkerPool(
      path: path, arguments: frames + arguments, environment: environment, count: count, limits: limits, setup: setup)
  }

  static func request(_ id: Int, _ command: String, deadline: Double = 10) -> WorkerRequest {
    WorkerRequest(id: id, kind: 16, payload: Array(command.utf8), deadline: deadline)
  }

  /// Runs the commands, in order, and gives the outcomes in order of completion.
  static func run(
    _ commands: [String], in pool: WorkerPool, deadline: Double = 10
  ) throws -> [(id: Int, outcome: WorkerOutcome)] {
    try run(commands.enumerated().map { request($0.offset, $0.element, deadline: deadline) }, in: pool)
  }

  static func run(_ requests: [WorkerRequest], in pool: WorkerPool) throws -> [(id: Int, outcome: WorkerOutcome)] {
    var rest = requests[...]
    var outcomes: [(id: Int, outcome: WorkerOutcome)] = []
    try pool.run(
      next: { rest.popFirst() },
      completed: { request, outcome in
        outcomes.append((request.id, outcome))
        return []
      })
    return outcomes
  }

  /// What one request came to.
  static func run(_ command: String, in pool: WorkerPool, deadline: Double = 10) throws -> WorkerOutcome {
    try #require(try run([command], in: pool, deadline: deadline).first).outcome
  }
}

extension WorkerOutcome {
  /// The payload of the first frame as text, or the failure's description.
  var text: String {
    switch self {
    case .frames(let frames): String(decoding: frames[0].payload, as: UTF8.self)
    case .failed(let failure): failure.description
    }
  }

  var failure: WorkerFailure? {
    if case .failed(let failure) = self { failure } else { nil }
  }

  var frames: [Frame] {
    if case .frames(let frames) = self { frames } else { [] }
  }
}

/// A generator with a seed, so that a failing round can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
