import Glibc
import Isolation
import Testing

extension AllTests {
  /// Whatever a worker does, one request fails with a clear reason and the next is answered by a fresh worker.
  @Suite struct HostileWorkerTests {
    struct Case: Sendable, CustomTestStringConvertible {
      var command: String
      var expected: String
      var arguments: [String] = []
      var deadline = 10.0
      var testDescription: String { command }
    }

    static let cases = [
      Case(command: "null", expected: "the worker crashed (signal 11, segmentation fault)"),
      Case(command: "abort", expected: "the worker crashed (signal 6, aborted)"),
      Case(command: "recurse", expected: "the worker crashed (signal 11, segmentation fault)"),
      Case(command: "exit 3", expected: "the worker ended early with status 3"),
      Case(command: "exit 0", expected: "the worker ended early with status 0"),
      Case(command: "hang", expected: "no result within 0.3 s", deadline: 0.3),
      Case(command: "spin", expected: "no result within 0.3 s", deadline: 0.3),
      Case(command: "trickle 1", expected: "no result within 0.3 s", deadline: 0.3),
      Case(command: "partial-hang", expected: "no result within 0.3 s", deadline: 0.3),
      Case(command: "partial-exit", expected: "the worker ended early with status 0"),
      Case(command: "header-exit", expected: "the worker ended early with status 0"),
      Case(command: "close", expected: "the worker broke the protocol: it closed its connection and went on running"),
      Case(command: "magic", expected: "the worker broke the protocol: what came is no frame"),
      Case(
        command: "length 1",
        expected: "the worker broke the protocol: a frame of 4294967295 bytes is longer than the limit of 1 MiB"),
      Case(command: "sequence 1", expected: "the worker broke the protocol: a frame bears the number 8, expected 1"),
      Case(command: "kind 1", expected: "the worker broke the protocol: a frame of the unexpected kind 5"),
      Case(command: "again 1", expected: "the worker broke the protocol: a frame of the unexpected kind 1"),
      Case(command: "announce 1", expected: "the worker broke the protocol: a worker tried to pass descriptors"),
      Case(
        command: "descriptors 1", expected: "the worker broke the protocol: a worker tried to pass descriptors",
        arguments: ["--free"]),
      Case(command: "flood 1", expected: "the result is larger than the limit of 4 MiB or 1000 frames"),
      Case(command: "many 1001", expected: "the result is larger than the limit of 4 MiB or 1000 frames"),
      Case(
        command: "big 1048577",
        expected: "the worker broke the protocol: a frame of 1048577 bytes is longer than "
          + "the limit of 1 MiB"),
      Case(command: "memory", expected: "needed more memory than a worker may use (1 GiB)"),
      Case(command: "allocate", expected: "needed more memory than a worker may use (1 GiB)"),
    ]

    static var limits: WorkerLimits {
      WorkerLimits(frameBytes: 1 << 20, outputBytes: 4 << 20, outputFrames: 1000)
    }

    @Test(arguments: cases)
    func costsOneRequestAndOneWorker(_ item: Case) throws {
      let pool = Probe.pool(arguments: item.arguments, limits: Self.limits)
      let start = ContinuousClock.now
      let requests = [Probe.request(0, item.command, deadline: item.deadline), Probe.request(1, "echo on")]
      let outcomes = try Probe.run(requests, in: pool)
      #expect(outcomes.map(\.outcome.text) == [item.expected, "echo on"])
      #expect(pool.started == 2)
      #expect(pool.incidents.isEmpty)
      #expect(ContinuousClock.now - start < .seconds(20))
      pool.shutdown()
    }

    /// What comes after a whole answer costs the worker, not the answer and not the next request.
    @Test(arguments: ["extra 1", "late 1", "dead-later 1"])
    func faultsAfterTheAnswerCostOnlyTheWorker(command: String) throws {
      let pool = Probe.pool(limits: Self.limits)
      #expect(try Probe.run(command, in: pool).frames.map(\.kind) == [FrameKind.done])
      usleep(100_000)
      #expect(try Probe.run(["echo 1", "echo 2"], in: pool).map(\.outcome.text) == ["echo 1", "echo 2"])
      #expect(pool.started == 2)
      #expect(pool.incidents.count == 1)
    }

    /// A frame that bears the number of the answer before is not held against the present request, but not for ever.
    @Test func aStaleFrameSendsTheRequestToAnotherWorkerTwiceAtMost() throws {
      let pool = Probe.pool(limits: Self.limits)
      let outcome = try Probe.run("stale 1", in: pool)
      #expect(outcome.text == "the worker broke the protocol: a frame bears the number 0, expected 1")
      #expect(pool.started == 3)
      #expect(pool.incidents.count == 2)
    }

    @Test func aWorkerThatNeverReadsDoesNotBlockTheSupervisor() throws {
      let pool = Probe.pool(count: 2)
      let large = Array("echo ".utf8) + [UInt8](repeating: 0, count: 8 << 20)
      // The first answers and then stops reading; its next request is larger than the socket's buffers.
      #expect(try Probe.run("deaf 1", in: pool).failure == nil)
      var rest = [
        WorkerRequest(id: 0, kind: 16, payload: large, deadline: 1), Probe.request(1, "echo other", deadline: 5),
      ][...]
      var order: [Int] = []
      var first: WorkerOutcome?
      try pool.run(
        next: { rest.popFirst() },
        completed: { request, outcome in
          order.append(request.id)
          if request.id == 0 { first = outcome }
          return []
        })
      #expect(order == [1, 0])
      #expect(first?.failure?.kind == .deadline(seconds: 1))
    }

    @Test func othersGoOnWhileOneHangs() throws {
      let pool = Probe.pool(count: 2)
      let requests = [Probe.request(0, "hang", deadline: 1.5)] + (1...20).map { Probe.request($0, "echo") }
      #expect(try Probe.run(requests, in: pool).map(\.id) == Array(1...20) + [0])
    }

    @Test func processorTimeIsARequestsOwn() throws {
      var limits = WorkerLimits()
      limits.cpuSeconds = 1
      let pool = Probe.pool(arguments: ["--cpu", "1"], limits: limits)
      let outcomes = try Probe.run([Probe.request(0, "spin", deadline: 20), Probe.request(1, "echo")], in: pool)
      #expect(outcomes[0].outcome.failure?.kind == .cpuTime(seconds: 1))
      #expect(outcomes[0].outcome.text == "used more than 1 s of processor time")
      #expect(outcomes[1].outcome.text == "echo")
    }

    @Test func processorTimeIsGrantedAnewToEachRequest() throws {
      var limits = WorkerLimits()
      limits.cpuSeconds = 1
      let pool = Probe.pool(arguments: ["--cpu", "1"], limits: limits)
      let outcomes = try Probe.run(Array(repeating: "burn 900", count: 4), in: pool, deadline: 30)
      #expect(outcomes.map(\.outcome.text) == Array(repeating: "burnt", count: 4))
      #expect(pool.started == 1)
    }

    @Test func theLogOfAnAnswerIsNotHeldAgainstTheNext() throws {
      let pool = Probe.pool()
      let outcomes = try Probe.run(["log-and-go 5000", "log-and-abort 1"], in: pool)
      #expect(outcomes[0].outcome.failure == nil)
      #expect(outcomes[1].outcome.failure?.diagnostics == "0123456789abcde\nthe \u{FFFD}[31mend")
    }

    @Test func theLogIsKeptPrintableAndBounded() throws {
      let pool = Probe.pool()
      let failure = try #require(try Probe.run("log-and-abort 1000", in: pool).failure)
      #expect(failure.kind == .crashed(signal: SIGABRT))
      #expect(failure.diagnostics.utf8.count <= 4100)
      #expect(failure.diagnostics.hasSuffix("0123456789abcde\nthe \u{FFFD}[31mend"))
      // Over the limit of the log, writing fails and nothing else happens.
      let full = try #require(try Probe.run("log-and-abort 100000", in: pool).failure)
      #expect(full.kind == .crashed(signal: SIGABRT))
      #expect(full.diagnostics.hasSuffix("0123456789abcde\n"))
    }

    @Test func aTrapOfSwiftLeavesItsReasonInTheLog() throws {
      let failure = try #require(try Probe.run("trap 5", in: Probe.pool()).failure)
      #expect(failure.description.hasPrefix("the worker crashed (signal "))
      #expect(failure.diagnostics.contains("Index out of range"))
    }

    /// Noise of every kind, each round in a fresh worker: one outcome each, and the worker after it works.
    @Test func noiseIsSurvived() throws {
      let pool = Probe.pool(count: 2, limits: Self.limits)
      var outcomes: [String: Int] = [:]
      for seed in 0..<400 {
        let requests = [
          Probe.request(0, "random \(seed)", deadline: 0.3), Probe.request(1, "echo \(seed)", deadline: 5),
        ]
        let results = try Probe.run(requests, in: pool)
        #expect(results.map(\.id).sorted() == [0, 1], "seed \(seed)")
        let second = try #require(results.first { $0.id == 1 }).outcome
        #expect(second.text == "echo \(seed)", "seed \(seed)")
        let first = try #require(results.first { $0.id == 0 }).outcome
        outcomes[first.failure.map { "\($0)".prefix(24).description } ?? "answered", default: 0] += 1
        pool.shutdown()
      }
      // The noise is worth something only if it takes many ways.
      #expect(outcomes.count >= 5, "\(outcomes)")
    }

    @Test func manyDeathsLeaveNoChildrenAndNoDescriptors() throws {
      let pool = Probe.pool(count: 2)
      _ = try Probe.run(["echo"], in: pool)
      pool.shutdown()
      let before = (0..<1000).count { fcntl($0, F_GETFD) >= 0 }
      let outcomes = try Probe.run((0..<60).map { $0 % 3 == 0 ? "echo" : "abort" }, in: pool)
      #expect(outcomes.count == 60)
      #expect(outcomes.allSatisfy { ($0.outcome.failure == nil) == ($0.id % 3 == 0) })
      pool.shutdown()
      #expect((0..<1000).count { fcntl($0, F_GETFD) >= 0 } == before)
      #expect(waitpid(-1, nil, WNOHANG) <= 0)
    }
  }
}
