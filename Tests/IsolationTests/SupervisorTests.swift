import CSystem
import Glibc
import Isolation
import Testing

extension AllTests {
  /// What becomes of workers when something befalls their supervisor, a process of its own here.
  @Suite struct SupervisorTests {
    /// A probe as supervisor, and our end of the socket that it writes lines to.
    private final class Running {
      let process: pid_t
      private let socket: Int32
      private var ended = false

      init(_ arguments: [String], environment: [String] = []) throws {
        var pair: [Int32] = [-1, -1]
        try #require(csys_socketpair(&pair) == 0)
        var words = ([Probe.path] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        process = csys_spawn(Probe.path, &words, &variables, pair[1], -1)
        (words + variables).forEach { free($0) }
        socket = pair[0]
        close(pair[1])
        try #require(process > 0)
      }

      deinit {
        if !ended {
          kill(process, SIGKILL)
          _ = end()
        }
        close(socket)
      }

      /// The next line, or what there was when the stream ended.
      func line() -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while recv(socket, &byte, 1, 0) == 1, byte != UInt8(ascii: "\n") { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
      }

      /// Waits for the end: minus the signal, or the status.
      func end() -> Int32 {
        var result = csys_exit()
        ended = true
        return csys_reap(process, 1, &result) == 1 ? (result.signal > 0 ? -result.signal : result.status) : .min
      }
    }

    /// Whether a process of someone else's is gone or only waits to be collected.
    private func isGone(_ process: pid_t) -> Bool {
      let descriptor = open("/proc/\(process)/stat", O_RDONLY)
      guard descriptor >= 0 else { return true }
      defer { close(descriptor) }
      var buffer = [UInt8](repeating: 0, count: 512)
      let count = read(descriptor, &buffer, buffer.count)
      return count <= 0 || String(decoding: buffer.prefix(count), as: UTF8.self).contains(") Z ")
    }

    private func isSoonGone(_ process: pid_t) -> Bool {
      for _ in 0..<200 {
        if isGone(process) { return true }
        usleep(10_000)
      }
      return false
    }

    @Test(arguments: ["hang", "spin"])
    func aKilledSupervisorTakesItsWorkersAlong(command: String) throws {
      let supervisor = try Running(["supervise", command, "60"])
      let worker = try #require(pid_t(supervisor.line()))
      #expect(!isGone(worker))
      kill(supervisor.process, SIGKILL)
      #expect(supervisor.end() == -SIGKILL)
      #expect(isSoonGone(worker))
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func anInterruptedSupervisorEndsItsWorkersAndItselfByTheSignal(signal: Int32) throws {
      let supervisor = try Running(["supervise", "spin", "60"])
      let worker = try #require(pid_t(supervisor.line()))
      kill(supervisor.process, signal)
      #expect(supervisor.line() == "interrupted")
      #expect(supervisor.end() == -signal)
      #expect(isGone(worker), "collected before the supervisor ended")
    }

    @Test func timeInWhichTheSupervisorWasStoppedDoesNotCount() throws {
      let supervisor = try Running(["supervise", "pause 1600", "1.2"])
      _ = try #require(pid_t(supervisor.line()))
      // The line is written by a callback; the request that is to be timed goes out after it.
      usleep(100_000)
      kill(supervisor.process, SIGSTOP)
      usleep(1_300_000)
      kill(supervisor.process, SIGCONT)
      #expect(supervisor.line() == "paused")
      #expect(supervisor.end() == 0)
    }

    @Test func aWorkerWhoseSupervisorIsAlreadyGoneDoesNotStart() throws {
      let orphan = try Running([], environment: ["CHANCERY_SUPERVISOR=1"])
      #expect(orphan.end() == 8)
    }
  }
}
