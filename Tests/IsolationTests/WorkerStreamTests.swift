import Glibc
import Isolation
import Testing

extension AllTests {
  @Suite struct WorkerStreamTests {
    /// Runs one command whose answer is a stream; the numbers of the frames in order, and the outcome.
    private func stream(
      _ command: String, in pool: WorkerPool, deadline: Double = 10, isPaused: @escaping (Int) -> Bool = { _ in false }
    ) throws -> (numbers: [Int], outcome: WorkerOutcome?) {
      var numbers: [Int] = []
      var request: WorkerRequest? = Probe.request(1, command, deadline: deadline)
      request?.stream = WorkerStream(
        take: { frame in
          numbers.append(Int(String(decoding: frame.payload.prefix { $0 != 32 }, as: UTF8.self)) ?? -1)
        }, isPaused: { isPaused(numbers.count) })
      var outcome: WorkerOutcome?
      try pool.run(
        next: {
          defer { request = nil }
          return request
        },
        completed: { _, result in
          outcome = result
          return []
        })
      return (numbers, outcome)
    }

    @Test func handsFramesOverAsTheyComeAndKeepsNone() throws {
      let pool = Probe.pool(limits: WorkerLimits(outputBytes: 4096, outputFrames: 10))
      let (numbers, outcome) = try stream("stream 5000", in: pool)
      #expect(numbers == Array(0..<5000))
      #expect(outcome?.frames.map(\.kind) == [FrameKind.done])
    }

    /// A stream that has to wait does so in the worker, whose time stands still meanwhile.
    @Test func aPausedStreamWaitsInTheWorker() throws {
      let pool = Probe.pool()
      let start = time(nil)
      var most = 0
      let (numbers, outcome) = try stream("stream 3000", in: pool, deadline: 1) { count in
        if time(nil) - start < 3 {
          most = max(most, count)
          return count > 10
        }
        return false
      }
      #expect(numbers == Array(0..<3000))
      #expect(outcome?.failure == nil)
      // What one look at the socket brings may come at once, but not all.
      #expect(most > 10 && most < 2500)
    }

    @Test func whatADyingWorkerSaidIsKept() throws {
      let (numbers, outcome) = try stream("stream-exit 500", in: Probe.pool())
      #expect(numbers == Array(0..<500))
      #expect(outcome?.failure?.kind == .exited(status: 9))
    }

    @Test func everyFrameGivesTheWorkerItsTimeAnew() throws {
      let (numbers, outcome) = try stream("hang", in: Probe.pool(), deadline: 0.3)
      #expect(numbers.isEmpty)
      #expect(outcome?.failure?.kind == .deadline(seconds: 0.3))
    }
  }
}
