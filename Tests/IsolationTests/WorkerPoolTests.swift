import Glibc
import Isolation
import Testing

extension AllTests {
  @Suite struct WorkerPoolTests {
    @Test func answersInOrderOfRequestsWithOneWorker() throws {
      let pool = Probe.pool()
      let outcomes = try Probe.run((0..<50).map { "echo \($0)" }, in: pool)
      #expect(outcomes.map(\.id) == Array(0..<50))
      #expect(outcomes.map(\.outcome.text) == (0..<50).map { "echo \($0)" })
      #expect(
        outcomes.allSatisfy { $0.outcome.frames.last == Frame(kind: FrameKind.done, payload: Array("echo".utf8)) })
      #expect(pool.started == 1)
      #expect(pool.incidents.isEmpty)
    }

    @Test func everyRequestIsAnsweredOnceByThreeWorkers() throws {
      let pool = Probe.pool(count: 3)
      let outcomes = try Probe.run((0..<200).map { "echo \($0)" }, in: pool)
      #expect(outcomes.map(\.id).sorted() == Array(0..<200))
      #expect(outcomes.allSatisfy { $0.outcome.text == "echo \($0.id)" })
      #expect(pool.started <= 3)
    }

    @Test func aWorkerSeesNothingOfItsSurroundings() throws {
      setenv("CHANCERY_TEST_SECRET", "x", 1)
      let extra = open("/dev/null", O_RDONLY)
      defer { close(extra) }
      let pool = Probe.pool(environment: ["LANG": "C.UTF-8"])
      #expect(
        try Probe.run("surroundings", in: pool).text
          == #"["CHANCERY_SUPERVISOR=\#(getpid())", "LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no"] [0, 1, 2, 3]"#)
    }

    @Test func startsNoMoreWorkersThanThereIsWork() throws {
      let pool = Probe.pool(count: 4)
      _ = try Probe.run(["echo"], in: pool)
      #expect(pool.started == 1)
      _ = try Probe.run(["echo"], in: pool)
      #expect(pool.started == 1)
    }

    @Test func aWarmWorkerTakesTheFirstRequest() throws {
      let pool = Probe.pool(count: 2)
      try pool.warm()
      #expect(pool.started == 1)
      #expect(try Probe.run("echo x", in: pool).text == "echo x")
      #expect(pool.started == 1)
    }

    @Test func runsSeveralProgramsEachWithItsOwnWorkersAndLimits() throws {
      let large = WorkerProgram(path: Probe.path, count: 1)
      let small = WorkerProgram(path: Probe.path, count: 2, limits: WorkerLimits(outputBytes: 4096))
      let pool = WorkerPool(programs: [large, small])
      // What the first program completes is work for the second, as a reader's documents are for the workers.
      var waiting = [0: (0..<20).map { Probe.request($0, "echo \($0)") }, 1: []]
      var outcomes: [Int: [(id: Int, outcome: WorkerOutcome)]] = [:]
      try pool.run(
        nextFor: { program in waiting[program]?.isEmpty == false ? waiting[program]?.removeFirst() : nil },
        completed: { request, outcome in
          outcomes[request.program, default: []].append((request.id, outcome))
          if request.program == 0 {
            var next = Probe.request(
              request.id, request.id == 7 ? "echo " + String(repeating: "x", count: 8192) : "echo b")
            next.program = 1
            waiting[1]?.append(next)
          }
          return []
        }, interrupted: { false })
      #expect(outcomes[0]?.map(\.id) == Array(0..<20))
      #expect(outcomes[1]?.map(\.id).sorted() == Array(0..<20))
      let failed = outcomes[1]?.filter { $0.outcome.failure != nil }.map(\.id)
      #expect(failed == [7])
      #expect(pool.started <= 4)
    }

    @Test func pullsRequestsOnlyForFreeWorkers() throws {
      let pool = Probe.pool(count: 2)
      var pulled = 0
      var most = 0
      var finished = 0
      try pool.run(
        next: {
          guard pulled < 40 else { return nil }
          pulled += 1
          most = max(most, pulled - finished)
          return Probe.request(pulled, "echo")
        },
        completed: { _, _ in
          finished += 1
          return []
        })
      #expect(finished == 40)
      #expect(most <= 2)
    }

    @Test func replaysComeFirstAndInOrder() throws {
      let pool = Probe.pool()
      var rest = [Probe.request(1, "abort"), Probe.request(2, "echo")][...]
      var order: [Int] = []
      try pool.run(
        next: { rest.popFirst() },
        completed: { request, outcome in
          order.append(request.id)
          guard request.id == 1, outcome.failure != nil else { return [] }
          return (10..<13).map { Probe.request($0, $0 == 11 ? "abort" : "echo") }
        })
      #expect(order == [1, 10, 11, 12, 2])
      #expect(pool.started == 3)
    }

    @Test func setUpFramesReachEveryWorkerBeforeRequests() throws {
      let setup = (0..<5).map { Frame(kind: 20 + $0, payload: [UInt8](repeating: $0, count: 100_000)) }
      let pool = Probe.pool(setup: setup)
      let outcomes = try Probe.run(["echo 1", "abort", "echo 2"], in: pool)
      #expect(outcomes.map(\.outcome.failure?.kind) == [nil, .crashed(signal: SIGABRT), nil])
      #expect(pool.readiness.flatMap { JailReport(decoding: $0) }?.items.isEmpty == false)
    }

    @Test(arguments: [
      (
        "crash",
        "3 workers in a row died before they were ready, the last one so: the worker crashed (signal 6, aborted)"
      ),
      ("exit", "3 workers in a row died before they were ready, the last one so: the worker ended early with status 7"),
      ("hang", "3 workers in a row died before they were ready, the last one so: no result within 0.2 s"),
      (
        "strange",
        "3 workers in a row died before they were ready, the last one so: the worker broke the protocol: "
          + "a frame of the unexpected kind 99"
      ),
      ("refuse", "the worker cannot be set up: no \u{FFFD}[31mwill"),
    ])
    func aWorkerThatNeverGetsReadyEndsTheRun(how: String, expected: String) {
      var limits = WorkerLimits()
      limits.startSeconds = how == "hang" ? 0.2 : 10
      let pool = Probe.pool(arguments: ["--start", how], limits: limits)
      let error = #expect(throws: WorkerPoolError.self) { try Probe.run(["echo"], in: pool) }
      #expect(error.map { "\($0)" } == expected)
      #expect(pool.started == (how == "refuse" ? 1 : 3))
    }

    @Test func oneFailureToStartIsForgiven() throws {
      let mark = "/tmp/chancery-probe-\(getpid())-\(UInt32.random(in: 0 ... .max))"
      defer { unlink(mark) }
      let pool = Probe.pool(arguments: ["--start", "once"], environment: ["PROBE_MARK": mark])
      #expect(try Probe.run("echo x", in: pool).text == "echo x")
      #expect(pool.started == 2)
    }

    @Test func aMissingExecutableIsNamed() {
      let pool = WorkerPool(path: "/nowhere/worker", count: 1)
      let error = #expect(throws: WorkerPoolError.self) { try Probe.run(["echo"], in: pool) }
      #expect(error.map { "\($0)" } == "cannot start the worker '/nowhere/worker': no such file or directory")
    }

    @Test func interruptionEndsBusyWorkersAtOnce() throws {
      let pool = Probe.pool(count: 2)
      var rest = [Probe.request(1, "hang"), Probe.request(2, "spin")][...]
      let start = ContinuousClock.now
      #expect(throws: Interrupted.self) {
        try pool.run(
          next: { rest.popFirst() }, completed: { _, _ in [] },
          interrupted: { ContinuousClock.now - start > .seconds(0.3) })
      }
      #expect(ContinuousClock.now - start < .seconds(2))
      #expect(waitpid(-1, nil, WNOHANG) <= 0, "no child may be left uncollected")
    }

    @Test func errorsOfTheCallbacksPassThroughAndEndTheWorkers() throws {
      struct Stop: Error {}
      let pool = Probe.pool(count: 2)
      var rest = [Probe.request(1, "hang"), Probe.request(2, "echo")][...]
      #expect(throws: Stop.self) {
        try pool.run(next: { rest.popFirst() }, completed: { _, _ in throw Stop() })
      }
      #expect(throws: Stop.self) { try pool.run(next: { throw Stop() }, completed: { _, _ in [] }) }
      #expect(waitpid(-1, nil, WNOHANG) <= 0, "no child may be left uncollected")
    }

    @Test func thePoolCanBeUsedAgainAfterShutdown() throws {
      let pool = Probe.pool()
      let first = try Probe.run("process", in: pool).text
      pool.shutdown()
      let second = try Probe.run("process", in: pool).text
      #expect(first != second)
      #expect(kill(pid_t(first) ?? 0, 0) == -1)
    }

    @Test func callbacksDoNotCountAgainstDeadlines() throws {
      let pool = Probe.pool(count: 2)
      var rest = [Probe.request(1, "echo", deadline: 1), Probe.request(2, "big 3000000", deadline: 1)][...]
      var failures = 0
      try pool.run(
        next: { rest.popFirst() },
        completed: { _, outcome in
          usleep(1_200_000)
          if outcome.failure != nil { failures += 1 }
          return []
        })
      #expect(failures == 0)
    }

    @Test func aRequestThatCannotBeSentFailsAlone() throws {
      struct Missing: Error, CustomStringConvertible { let description = "is not there" }
      var limits = WorkerLimits()
      limits.frameBytes = 1000
      let pool = Probe.pool(limits: limits)
      let requests = [
        WorkerRequest(id: 0, kind: 16, payload: Array("echo".utf8), deadline: 5) { throw Missing() },
        WorkerRequest(id: 1, kind: 16, payload: [UInt8](repeating: 0, count: 1001), deadline: 5),
        WorkerRequest(id: 2, kind: 16, payload: Array("echo".utf8), deadline: 5) {
          (0..<254).map { _ in open("/dev/null", O_RDONLY) }
        },
        WorkerRequest(id: 3, kind: 16, payload: Array("echo".utf8), deadline: 5) { [9999] },
        WorkerRequest(id: 4, kind: 16, payload: Array("echo".utf8), deadline: 5),
      ]
      let before = openDescriptors()
      let texts = try Probe.run(requests, in: pool).map(\.outcome.text)
      #expect(
        texts == [
          "is not there", "a frame of 1001 bytes is longer than the limit of 1000 bytes",
          "254 descriptors are too many for one frame, at most 253 fit", "cannot send a frame: bad file descriptor",
          "echo",
        ])
      pool.shutdown()
      #expect(openDescriptors() == before)
    }

    @Test func passesDescriptorsAndClosesThem() throws {
      let path = "/tmp/chancery-probe-\(getpid())-input"
      defer { unlink(path) }
      let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
      write(file, "content", 7)
      close(file)
      let pool = Probe.pool()
      let before = openDescriptors()
      let request = WorkerRequest(id: 0, kind: 16, payload: Array("read".utf8), deadline: 10) {
        try (0..<FrameLimit.descriptors).map { _ in try InputFile.open(path).descriptor }
      }
      let frames = try Probe.run([request, request], in: pool).flatMap(\.outcome.frames)
      #expect(frames.count { $0 == Frame(kind: 19, payload: Array("content".utf8)) } == 2 * FrameLimit.descriptors)
      pool.shutdown()
      #expect(openDescriptors() == before)
    }

    /// How many descriptors this process has open.
    private func openDescriptors() -> Int { (0..<2000).count { fcntl($0, F_GETFD) >= 0 } }
  }
}
