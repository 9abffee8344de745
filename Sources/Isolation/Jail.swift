import CSystem
import Glibc

/// The jail of a worker: closed once, by the worker itself, before the first byte of input.
///
/// Afterwards the process can read and write what it has open, compute, and end. It cannot open a file or a socket,
/// start a program or a thread, signal or inspect another process, make memory executable, or take back any of this.
/// What it needs from the file system must have been loaded before.
public enum Jail {
  /// The environment variable in which the pool tells a worker its supervisor's process id.
  static let supervisorVariable = "CHANCERY_SUPERVISOR"

  /// Closes the jail around the calling process, which must have one thread.
  ///
  /// - Parameters:
  ///   - limits: Address space, CPU seconds, open files and log bytes are set from it.
  ///   - required: Whether a part that is not in force is an error.
  /// - Returns: What is in force.
  /// - Throws: `JailError.incomplete` only if `required`; `JailError.supervisorGone` always.
  public static func close(_ limits: WorkerLimits = .standard, required: Bool = false) throws(JailError) -> JailReport {
    let supervisor = getenv(supervisorVariable).flatMap { Int32(String(cString: $0)) } ?? 0
    let tie = csys_die_with_parent(supervisor)
    guard tie != -ESRCH else { throw .supervisorGone }

    var report = JailReport()
    report.add(.supervisor, tie)
    report.add(.limits, setLimits(limits))
    report.add(.dumpable, csys_set_dumpable(0))
    report.add(.privileges, csys_set_no_new_privileges())
    report.add(.landlock(version: csys_landlock_version()), csys_landlock_deny_all(csys_landlock_version()))
    // Last: it forbids the calls that the other parts are made of.
    report.add(.seccomp, csys_seccomp_close())
    guard !required || report.isClosed else { throw .incomplete(report.gaps) }
    return report
  }

  /// Says what the kernel offers and what binds the calling process; changes nothing.
  public static func probe() -> JailReport {
    var report = JailReport()
    report.add(.supervisor, nil)
    report.add(.limits, nil)
    report.add(.dumpable, csys_dumpable() == 0 ? 0 : nil)
    report.add(.privileges, csys_no_new_privileges() == 1 ? 0 : nil)
    let version = csys_landlock_version()
    report.add(.landlock(version: version), version < 1 ? version : nil)
    if csys_seccomp_mode() == 2 {
      report.add(.seccomp, 0)
    } else {
      report.add(.seccomp, csys_seccomp_available() == 1 ? nil : -ENOSYS)
    }
    return report
  }

  /// Sets the resource limits; the first error, or 0.
  private static func setLimits(_ limits: WorkerLimits) -> Int32 {
    // A log that is full must end in an error of `write`, not in the worker's death.
    var results = [csys_ignore_signal(SIGXFSZ)]
    let hard: [(csys_limit, Int)] = [
      (CSYS_LIMIT_ADDRESS_SPACE, limits.addressSpace), (CSYS_LIMIT_FILE_SIZE, limits.logBytes),
      (CSYS_LIMIT_OPEN_FILES, limits.openFiles), (CSYS_LIMIT_CORE, 0), (CSYS_LIMIT_PROCESSES, 0),
      (CSYS_LIMIT_LOCKED_MEMORY, 0), (CSYS_LIMIT_QUEUES, 0),
    ]
    results += hard.map { csys_set_limit($0.0, UInt64(max(0, $0.1)), 1) }
    if let seconds = limits.cpuSeconds, seconds < 1e9 {
      // Soft only: the supervisor moves it on with each request.
      results.append(csys_set_limit(CSYS_LIMIT_CPU, UInt64(max(1, seconds.rounded(.up))), 0))
    }
    return results.first { $0 != 0 } ?? 0
  }
}
