import CSystem

/// Every sentence of this target.
enum Wording {
  // MARK: Frames

  static let noFrame = "what came is no frame"
  static let endInsideFrame = "the stream ended within a frame"
  static let descriptorsSentBack = "a worker tried to pass descriptors"
  static let descriptorsLost = "some descriptors could not be taken over: too many are open"

  static func frameTooLong(_ length: Int, limit: Int?) -> String {
    guard let limit else { return "a frame of \(bytes(length)) is too long to be sent" }
    return "a frame of \(bytes(length)) is longer than the limit of \(bytes(limit))"
  }

  static func tooManyDescriptors(_ count: Int) -> String {
    "\(count) descriptors are too many for one frame, at most \(FrameLimit.descriptors) fit"
  }

  static func wrongSequence(_ sequence: UInt32, expected: UInt32) -> String {
    "a frame bears the number \(sequence), expected \(expected)"
  }

  static func wrongDescriptors(_ count: Int, announced: Int) -> String {
    "\(count) descriptors came with a frame that announced \(announced)"
  }

  static func cannotSend(error: Int32) -> String { "cannot send a frame: \(errorText(error))" }

  static func cannotReceive(error: Int32) -> String { "cannot receive a frame: \(errorText(error))" }

  // MARK: What a worker did wrong

  static func unexpectedKind(_ kind: UInt8) -> String { "a frame of the unexpected kind \(kind)" }

  static let frameNotDue = "a frame when none was due"
  static let closedConnection = "it closed its connection and went on running"

  // MARK: Failures

  static func failure(_ kind: WorkerFailure.Kind) -> String {
    switch kind {
    case .crashed(9): "the worker was killed from outside, perhaps because the system ran short of memory"
    case .crashed(let signal): "the worker crashed (\(signalText(signal)))"
    case .exited(let status): "the worker ended early with status \(status)"
    case .deadline(let seconds): "no result within \(Self.seconds(seconds))"
    case .cpuTime(let seconds): "used more than \(Self.seconds(seconds)) of processor time"
    case .protocolViolation(let text): "the worker broke the protocol: \(text)"
    case .memory(let limit): "needed more memory than a worker may use (\(bytes(limit)))"
    case .outputLimit(let limit, let frames):
      "the result is larger than the limit of \(bytes(limit)) or \(frames) frames"
    case .notSent(let reason): reason
    }
  }

  static func pool(_ error: WorkerPoolError) -> String {
    switch error {
    case .cannotStart(let path, let reason): "cannot start the worker '\(path)': \(reason)"
    case .refused(let payload): "the worker cannot be set up: \(printable(payload))"
    case .startFailures(let count, let last):
      "\(count) workers in a row died before they were ready, the last one so: \(last)"
    case .cannotWait(let reason): "cannot wait for workers: \(reason)"
    }
  }

  // MARK: The jail

  static func jail(_ error: JailError) -> String {
    switch error {
    case .incomplete(let gaps):
      "the jail is required and cannot be closed: "
        + gaps.map { "\($0.name) is \($0.standing.rawValue)" }
        .joined(separator: ", ") + "; see 'chancery doctor'"
    case .supervisorGone: "the supervisor ended before its worker was ready"
    }
  }

  static func jailPart(_ part: JailPart, error: Int32?) -> String {
    if let error { return "\(jailPart(part)): \(errorText(error))" }
    return jailPart(part)
  }

  private static func jailPart(_ part: JailPart) -> String {
    switch part {
    case .supervisor: "killed by the kernel when the supervisor ends"
    case .limits: "memory, processor time, log, open files; no core dumps"
    case .dumpable: "other processes of the user cannot trace it"
    case .privileges: "no program can give it more rights"
    case .landlock(let version) where version < 1: "no access to files and network"
    case .landlock(let version):
      version >= 6
        ? "version \(version): no access to files, TCP, abstract sockets; no signals to others"
        : version >= 4 ? "version \(version): no access to files and TCP" : "version \(version): no access to files"
    case .seccomp: "no system calls but those that computing and answering need"
    }
  }

  // MARK: Inputs

  static func notRegular(_ kind: Int32) -> String {
    switch UInt8(truncatingIfNeeded: kind) {
    case UInt8(ascii: "d"): "is a folder, expected a file"
    case UInt8(ascii: "l"): "is a symbolic link, and links are not followed here; name the file itself"
    case UInt8(ascii: "p"): "is a named pipe, expected a regular file; give '-' and redirect standard input instead"
    case UInt8(ascii: "s"): "is a socket, expected a regular file"
    case UInt8(ascii: "c"), UInt8(ascii: "b"): "is a device, expected a regular file"
    default: "is not a regular file"
    }
  }

  static func larger(limit: Int) -> String { "is larger than the limit of \(bytes(limit))" }

  static func shrank(from size: Int64, to count: Int) -> String {
    "became shorter while it was read: \(size) bytes at first, \(count) at the end"
  }

  // MARK: Pieces

  static func errorText(_ number: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let text = csys_error_text(number, buffer.baseAddress, buffer.count) else { return "error \(number)" }
      let words = String(cString: text)
      // "No such file" within a sentence; names such as "I/O error" keep their capitals.
      guard let second = words.dropFirst().first, second.isLowercase else { return words }
      return words.prefix(1).lowercased() + words.dropFirst()
    }
  }

  static func signalText(_ signal: Int32) -> String {
    guard let name = csys_signal_name(signal) else { return "signal \(signal)" }
    return "signal \(signal), \(String(cString: name).lowercased())"
  }

  static func seconds(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int64(value)) s" }
    return "\(value) s"
  }

  static func bytes(_ count: Int) -> String {
    for (unit, shift) in [("GiB", 30), ("MiB", 20), ("KiB", 10)] where count >= 1 << shift && count % (1 << shift) == 0
    {
      return "\(count >> shift) \(unit)"
    }
    return "\(count) bytes"
  }

  /// Text that cannot steer a terminal: control characters become U+FFFD, lines are kept.
  static func printable(_ bytes: some Collection<UInt8>) -> String {
    var result = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
      result.append(isControl && scalar != "\n" ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
