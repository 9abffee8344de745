import CSystem
import Glibc
import Isolation

/// The probe as a supervisor of copies of itself, so that a test can end or stop a supervisor. It writes lines to
/// descriptor 3: the worker's process id, then what the request given by its arguments came to.
struct Supervisor {
  let command: String
  let deadline: Double

  func run() throws {
    Interruption.watch()
    let pool = WorkerPool(path: "/proc/self/exe", count: 1)
    var requests = ["process", command].map {
      WorkerRequest(id: 0, kind: 16, payload: Array($0.utf8), deadline: deadline)
    }[...]
    do {
      try pool.run(
        next: { requests.popFirst() },
        completed: { _, outcome in
          switch outcome {
          case .frames(let frames): say(String(decoding: frames[0].payload, as: UTF8.self))
          case .failed(let failure): say(failure.description)
          }
          return []
        },
        interrupted: { Interruption.signal != nil })
    } catch is Interrupted {
      say("interrupted")
      csys_end_by_signal(Interruption.signal ?? SIGINT)
    }
  }

  private func say(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = line.withUnsafeBytes { csys_send_all(3, $0.baseAddress, $0.count) }
  }
}
