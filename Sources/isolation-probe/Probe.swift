import CSystem
import Glibc
import Isolation

/// The worker side: closes the jail and obeys requests of kind 16, whose payload is a command and its argument.
struct Probe {
  private let options: [String: String]
  private let channel: FrameChannel

  init(arguments: [String]) {
    var options: [String: String] = [:]
    var rest = arguments[...]
    while let name = rest.popFirst() {
      options[name] = ["--free", "--require"].contains(name) ? "" : rest.popFirst() ?? ""
    }
    self.options = options
    channel = FrameChannel(frameBytes: 1 << 26)
  }

  func run() throws {
    start(options["--start"] ?? "")
    for _ in 0..<(Int(options["--frames"] ?? "") ?? 0) { _ = try channel.receive() }
    var report = JailReport()
    if options["--free"] == nil {
      var limits = WorkerLimits()
      limits.cpuSeconds = options["--cpu"].flatMap { Double($0) }
      limits.addressSpace = options["--memory"].flatMap { Int($0) } ?? limits.addressSpace
      do {
        report = try Jail.close(limits, required: options["--require"] != nil)
      } catch JailError.supervisorGone {
        exit(8)
      } catch {
        return try channel.send(kind: FrameKind.failed, payload: Array("\(error)".utf8))
      }
    }
    switch options["--start"] {
    case "refuse": try channel.send(kind: FrameKind.failed, payload: Array("no \u{1B}[31mwill".utf8))
    case "strange": try channel.send(kind: 99)
    default: try channel.send(kind: FrameKind.ready, payload: report.encoded)
    }
    while let (frame, descriptors) = try channel.receive() {
      let words = String(decoding: frame.payload.prefix(64), as: UTF8.self)
        .split(separator: " ", maxSplits: 1).map { String($0) }
      try obey(words.first ?? "", words.count > 1 ? words[1] : "", frame, descriptors)
      for descriptor in descriptors { _ = close(descriptor) }
    }
  }

  private func start(_ how: String) {
    switch how {
    case "crash": abort()
    case "exit": exit(7)
    case "hang": while true { sleep(100) }
    case "confined":
      // A kernel that offers nothing, played by a jail around the jail.
      _ = csys_set_no_new_privileges()
      _ = csys_seccomp_close()
    case "once":
      // The first worker of this environment fails, the next does not.
      guard let path = getenv("PROBE_MARK") else { return }
      let mark = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
      if mark >= 0 { abort() }
    default: break
    }
  }

  private func obey(_ command: String, _ argument: String, _ frame: Frame, _ descriptors: [Int32]) throws {
    let number = Int(argument) ?? 0
    switch command {
    case "echo": try channel.send(kind: 16, payload: frame.payload)
    case "big": try channel.send(kind: 17, payload: [UInt8](repeating: 120, count: number))
    case "stream": for index in 0..<number { try channel.send(kind: 26, payload: stretch(index)) }
    case "stream-exit":
      for index in 0..<number { try channel.send(kind: 26, payload: stretch(index)) }
      exit(9)
    case "many": for _ in 0..<number { try channel.send(kind: 18) }
    case "read":
      for descriptor in descriptors {
        do {
          try channel.send(kind: 19, payload: InputFile.readAll(descriptor, limit: 1 << 20))
        } catch let error as InputError {
          try channel.send(kind: 20, payload: Array(error.description.utf8))
        }
      }
    case "try": try channel.send(kind: 21, payload: Array("\(JailTrial.all[number].run())".utf8))
    case "report": try channel.send(kind: 22, payload: Jail.probe().encoded)
    case "process": try channel.send(kind: 23, payload: Array("\(getpid())".utf8))
    case "pause":
      csys_sleep_nanoseconds(Int64(number) * 1_000_000)
      try channel.send(kind: 26, payload: Array("paused".utf8))
    case "burn":
      let end = csys_thread_cpu_nanoseconds() + Int64(number) * 1_000_000
      while csys_thread_cpu_nanoseconds() < end {}
      try channel.send(kind: 27, payload: Array("burnt".utf8))
    case "surroundings": try channel.send(kind: 24, payload: Array(surroundings().utf8))
    case "number": try channel.send(kind: 25, payload: Array("\(Double(argument) ?? -1)".utf8))
    case "random": Misbehaviour(channel: channel).sendNoise(seed: UInt64(number))
    case "log-and-go":
      for _ in 0..<number { complain("0123456789abcde") }
    default:
      Misbehaviour(channel: channel).run(command, number)
    }
    try channel.send(kind: FrameKind.done, payload: Array(command.utf8))
  }

  /// Environment, open descriptors, session: what the pool promises about a worker.
  private func surroundings() -> String {
    var lines: [String] = []
    var next = environ
    while let entry = next.pointee {
      lines.append(String(cString: entry))
      next += 1
    }
    let open = (0..<Int32(1000)).filter { fcntl($0, F_GETFD) >= 0 }
    return "\(lines.sorted()) \(open)"
  }

  private func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    line.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }
  }

  /// A number and 4 KB, so that a stream is more than a socket holds.
  private func stretch(_ index: Int) -> [UInt8] { Array("\(index) ".utf8) + [UInt8](repeating: 46, count: 4096) }
}
