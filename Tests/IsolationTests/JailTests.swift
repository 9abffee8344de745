import Glibc
import Isolation
import Testing

extension AllTests {
  @Suite struct JailTests {
    /// What this kernel offers; a part that it does not offer is not demanded of it.
    static let offers = Jail.probe()

    @Test func theReportOfAWorkerSaysWhatIsInForce() throws {
      let pool = Probe.pool()
      _ = try Probe.run(["echo"], in: pool)
      let report = try #require(pool.readiness.flatMap { JailReport(decoding: $0) })
      #expect(report.items.map(\.name) == Self.offers.items.map(\.name))
      #expect(report.isClosed == Self.offers.isPossible)
      #expect(report.gaps.isEmpty == Self.offers.isPossible)
    }

    @Test func probingChangesNothingAndNamesEachPart() {
      #expect(
        Self.offers.items.map(\.name) == [
          "dies with the supervisor", "resource limits", "not inspectable", "no new privileges", "Landlock", "seccomp",
        ])
      #expect(!Self.offers.isClosed)
      #expect(Jail.probe() == Self.offers)
    }

    @Test func reportsSurviveTheWay() {
      let report = JailReport(items: [
        .init(name: "a", standing: .inForce, text: "b"), .init(name: "c d", standing: .missing, text: ""),
      ])
      #expect(JailReport(decoding: report.encoded) == report)
      for text in ["x", "in force\ta", "nonsense\ta\tb", "in force\ta\tb\tc"] {
        #expect(JailReport(decoding: Array(text.utf8)) == nil, "\(text)")
      }
      #expect(JailReport(decoding: []) == JailReport())
      #expect(!JailReport().isClosed)
    }

    @Test(.enabled(if: offers.isPossible), arguments: JailTrial.all.filter { !$0.isDeadly })
    func refuses(_ trial: JailTrial) throws {
      let pool = Probe.pool()
      #expect(try Probe.run("try \(trial.index)", in: pool).text == "\(EPERM)", "\(trial.name)")
    }

    @Test(.enabled(if: offers.isPossible), arguments: JailTrial.all.filter(\.isDeadly))
    func endsTheProcessFor(_ trial: JailTrial) throws {
      let pool = Probe.pool()
      #expect(try Probe.run("try \(trial.index)", in: pool).failure?.kind == .crashed(signal: SIGSYS), "\(trial.name)")
    }

    /// The trials prove something only if they succeed without a jail.
    @Test func theTrialsSucceedWithoutAJail() throws {
      let pool = Probe.pool(arguments: ["--free"])
      let needRights = [
        // Answered by the kernel according to rights, kernel settings or the arguments, jail or not.
        "remove a file", "connect", "start a program", "raise its memory limit", "control a device", "map a descriptor",
        "inspect the supervisor", "enter a namespace", "mount", "load a program into the kernel", "ask for keys",
        "make an io_uring", "read the supervisor's memory", "open its own socket again",
        "send a message with descriptors",
      ]
      for trial in JailTrial.all where !needRights.contains(trial.name) {
        #expect(try Probe.run("try \(trial.index)", in: pool).text == "0", "\(trial.name)")
      }
      for trial in JailTrial.all where needRights.contains(trial.name) && !trial.isDeadly {
        let answer = try Probe.run("try \(trial.index)", in: pool).text
        #expect(Int(answer) != nil, "\(trial.name): \(answer)")
      }
    }

    @Test func aRequiredJailRefusesToRunWithoutItself() throws {
      let pool = Probe.pool(arguments: ["--require"])
      if Self.offers.isPossible {
        #expect(try Probe.run("echo x", in: pool).text == "echo x")
      } else {
        #expect(throws: WorkerPoolError.self) { try Probe.run("echo x", in: pool) }
      }
    }

    @Test func whatCannotBeClosedIsNamedAndRefusedIfRequired() throws {
      let pool = Probe.pool(arguments: ["--start", "confined"])
      #expect(try Probe.run("echo x", in: pool).text == "echo x")
      let report = try #require(pool.readiness.flatMap { JailReport(decoding: $0) })
      #expect(!report.isClosed && !report.isPossible)
      #expect(report.gaps.map(\.name) == report.items.map(\.name))
      #expect(report.gaps.allSatisfy { $0.standing == .refused && $0.text.hasSuffix(": operation not permitted") })

      let strict = Probe.pool(arguments: ["--start", "confined", "--require"])
      let error = #expect(throws: WorkerPoolError.self) { try Probe.run("echo x", in: strict) }
      #expect(
        error.map { "\($0)" } == "the worker cannot be set up: the jail is required and cannot be closed: "
          + report.items.map { "\($0.name) is refused" }.joined(separator: ", ") + "; see 'chancery doctor'")
    }

    /// Converting numbers makes a locale on first use; it must not need a file.
    @Test func aJailedWorkerConvertsNumbers() throws {
      #expect(try Probe.run("number 2.5e-3", in: Probe.pool()).text == "0.0025")
    }

    @Test func aJailedWorkerStillReadsWhatItIsGiven() throws {
      let pool = Probe.pool()
      let request = WorkerRequest(id: 0, kind: 16, payload: Array("read".utf8), deadline: 10) {
        [try InputFile.open("/etc/passwd").descriptor]
      }
      let frames = try #require(try Probe.run([request], in: pool).first).outcome.frames
      #expect(frames.first?.kind == 19)
      #expect(frames.first?.payload.isEmpty == false)
    }
  }
}
