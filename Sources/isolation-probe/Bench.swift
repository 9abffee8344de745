import CSystem
import Glibc
import Isolation

/// Figures of the way between supervisor and worker, each the median of many rounds.
struct Bench {
  private let path = "/proc/self/exe"

  func run() throws {
    try report("spawn to ready, jailed", microseconds: startTimes(arguments: []))
    try report("spawn to ready, no jail", microseconds: startTimes(arguments: ["--free"]))
    try report("round trip, 1 KB", microseconds: roundTrips(bytes: 1024, rounds: 5000))
    let large = try roundTrips(bytes: 1 << 20, rounds: 300)
    report("round trip, 1 MB each way", microseconds: large)
    let rate = Double(2 << 20) / (large.sorted()[large.count / 2] / 1e6) / 1e6
    print("throughput, 1 MB frames, both ways: \(Int(rate)) MB/s")
    try report("round trip with 64 descriptors", microseconds: withDescriptors(64, rounds: 1000))
  }

  private func report(_ name: String, microseconds: [Double]) {
    let sorted = microseconds.sorted()
    print("\(name): median \(Int(sorted[sorted.count / 2])) us, least \(Int(sorted[0])) us (\(sorted.count) rounds)")
  }

  private func startTimes(arguments: [String]) throws -> [Double] {
    try (0..<100).map { _ in
      let start = csys_monotonic_nanoseconds()
      let pool = WorkerPool(path: path, arguments: arguments, count: 1)
      var time = 0.0
      var sent = false
      try pool.run(
        next: {
          defer { sent = true }
          return sent ? nil : WorkerRequest(id: 0, kind: 16, payload: Array("echo".utf8), deadline: 10)
        },
        completed: { _, _ in
          time = Double(csys_monotonic_nanoseconds() - start) / 1000
          return []
        })
      pool.shutdown()
      return time
    }
  }

  private func roundTrips(bytes: Int, rounds: Int) throws -> [Double] {
    try times(rounds: rounds) {
      WorkerRequest(id: 0, kind: 16, payload: Array("echo ".utf8) + [UInt8](repeating: 0, count: bytes), deadline: 10)
    }
  }

  private func withDescriptors(_ count: Int, rounds: Int) throws -> [Double] {
    try times(rounds: rounds) {
      WorkerRequest(id: 0, kind: 16, payload: Array("many 0".utf8), deadline: 10) {
        (0..<count).map { _ in open("/dev/null", O_RDONLY) }
      }
    }
  }

  private func times(rounds: Int, _ make: () -> WorkerRequest) throws -> [Double] {
    let pool = WorkerPool(path: path, arguments: [], count: 1)
    var left = rounds
    var last = csys_monotonic_nanoseconds()
    var times: [Double] = []
    try pool.run(
      next: {
        left -= 1
        return left < 0 ? nil : make()
      },
      completed: { _, _ in
        let now = csys_monotonic_nanoseconds()
        times.append(Double(now - last) / 1000)
        last = now
        return []
      })
    return times
  }
}
