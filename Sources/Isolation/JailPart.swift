import Glibc

/// The parts of the jail, for the report.
enum JailPart {
  case supervisor, limits, dumpable, privileges, seccomp
  case landlock(version: Int32)

  var name: String {
    switch self {
    case .supervisor: "dies with the supervisor"
    case .limits: "resource limits"
    case .dumpable: "not inspectable"
    case .privileges: "no new privileges"
    case .landlock: "Landlock"
    case .seccomp: "seccomp"
    }
  }
}

extension JailReport {
  /// Adds a part: in force at status 0, available at nil, otherwise minus the error number.
  mutating func add(_ part: JailPart, _ status: Int32?) {
    let standing: Standing
    switch status {
    case nil: standing = .available
    case 0: standing = .inForce
    case -ENOSYS, -EOPNOTSUPP, -EINVAL: standing = .missing
    default: standing = .refused
    }
    let error = status.flatMap { $0 < 0 ? -$0 : nil }
    items.append(Item(name: part.name, standing: standing, text: Wording.jailPart(part, error: error)))
  }
}
