import CSystem
import Glibc

/// A started worker: its process, our end of the socket, and the file that takes its standard error.
///
/// The owner ends it with `end()` or `collect()`; a process that was not collected by then is killed and collected
/// when the object goes.
final class WorkerProcess {
  let socket: Int32
  private let log: Int32
  private var process: pid_t?

  /// How a process ended.
  struct Ending {
    var signal: Int32
    var status: Int32
    var peakBytes: Int
    var cpuSeconds: Double
  }

  var isRunning: Bool { process != nil }

  /// Starts the executable with descriptor 3 as its socket.
  init(path: String, arguments: [String], environment: [String: String]) throws(WorkerPoolError) {
    var pair: [Int32] = [-1, -1]
    let status = csys_socketpair(&pair)
    guard status == 0 else { throw .cannotStart(path: path, reason: Wording.errorText(-status)) }
    defer { closeAll([pair[1]]) }
    // Without a log there are no diagnostics; that is no reason not to work.
    let log = csys_memory_file("chancery-worker-log")
    let variables = environment.merging(Self.ownEnvironment()) { _, own in own }
    let lines = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let result = withStrings([path] + arguments) { arguments in
      withStrings(lines) { environment in csys_spawn(path, arguments, environment, pair[1], log) }
    }
    guard result > 0 else {
      closeAll([pair[0], log])
      throw .cannotStart(path: path, reason: Wording.errorText(-result))
    }
    socket = pair[0]
    self.log = log
    process = result
  }

  deinit {
    _ = end()
    closeAll([socket, log])
  }

  /// What every worker gets: no backtracer, which would take 20 ms and print; and whom to die with.
  private static func ownEnvironment() -> [String: String] {
    ["SWIFT_BACKTRACE": "enable=no", Jail.supervisorVariable: "\(getpid())"]
  }

  /// Allows the process this many CPU seconds from now on.
  func grantCPU(seconds: Double) {
    // Fails only for a process that has ended, which the next read finds out.
    if let process { _ = csys_grant_cpu(process, seconds) }
  }

  /// Kills the process without waiting for its end.
  func kill() {
    if let process { _ = csys_kill(process, SIGKILL) }
  }

  /// Kills the process, if it still runs, and collects it.
  func end() -> Ending? {
    kill()
    return reap(wait: true)
  }

  /// Collects the process if it ends within `seconds`.
  ///
  /// The socket closes a moment before the process can be collected, so a death seen on the socket is waited for.
  func collect(within seconds: Double) -> Ending? {
    let end = csys_monotonic_nanoseconds() + Int64(seconds * 1e9)
    while isRunning {
      if let ending = reap(wait: false) { return ending }
      if csys_monotonic_nanoseconds() >= end { return nil }
      csys_sleep_nanoseconds(100_000)
    }
    return nil
  }

  private func reap(wait: Bool) -> Ending? {
    guard let process else { return nil }
    var result = csys_exit()
    let status = csys_reap(process, wait ? 1 : 0, &result)
    if status == 0 { return nil }
    // Also when there is nothing to collect (the caller's program ignores SIGCHLD): the number may be another's now.
    self.process = nil
    guard status > 0 else { return nil }
    return Ending(
      signal: result.signal, status: result.status, peakBytes: Int(result.peak_bytes), cpuSeconds: result.cpu_seconds)
  }

  /// Empties the log, so that what it holds later belongs to what comes next.
  func clearLog() {
    if log >= 0, lseek(log, 0, SEEK_END) > 0 { _ = ftruncate(log, 0) }
  }

  /// The last `limit` bytes that the worker wrote to standard error, made printable.
  func diagnostics(limit: Int = 4096) -> String {
    guard log >= 0 else { return "" }
    let size = lseek(log, 0, SEEK_END)
    guard size > 0 else { return "" }
    let start = max(0, size - limit)
    var buffer = [UInt8](repeating: 0, count: size - start)
    let count = buffer.withUnsafeMutableBytes { pread(log, $0.baseAddress, $0.count, start) }
    return count > 0 ? Wording.printable(buffer.prefix(count)) : ""
  }
}

/// Calls `body` with a null-terminated array of C strings.
private func withStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
  defer { pointers.forEach { free($0) } }
  pointers.append(nil)
  return pointers.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { preconditionFailure("an array with one element has an address") }
    return body(start)
  }
}
