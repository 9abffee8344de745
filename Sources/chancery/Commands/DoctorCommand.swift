import Isolation
import PlainData
import PluginModel

/// `chancery doctor`: what is in force on this machine.
enum DoctorCommand: Command {
  static let name = "doctor"
  static let synopsis = ""
  static let summary = "tell where the parts are and which protections are in force"
  static let discussion = ""
  static let options = [OptionSpecification("require-jail", "fail where workers cannot be jailed fully")]

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let parsed = try ParsedArguments(arguments, options)
    var isSound = true
    var text = "program\n  version    \(Program.version)\n"
    let installation = try Installation.find()
    text += "  home       \(installation.home)\n  worker     \(installation.worker)\n"
    text += "  reader     \(installation.reader)\n"
    let missing = "not installed: PDF is not read (apt-get install poppler-utils)"
    text += "  pdftotext  \(Installation.converter ?? missing)\n"
    text += "  plugins    \(installation.plugins)\n"
    text += "  your own   \(Installation.userPlugins ?? "(no home folder)")\n"
    text += "  config     \(Installation.configuration ?? "(no home folder)")\n"
    let library = try PluginLibrary(installation, folders: [])
    let counts = PluginKind.allCases.map { "\(library.catalog.all($0).count) \($0.plural)" }
    text += "  bundled    \(counts.joined(separator: ", "))\n"
    let asking = WorkerAsking(installation)
    for (name, ask) in [("worker", asking.jail), ("reader", asking.readersJail)] {
      text += "\n\(name)'s jail\n"
      do {
        let report = try ask()
        for item in report.items {
          let mark = item.standing == .inForce ? "in force" : "MISSING "
          text += "  \(mark)   \(item.name.padded(to: 26))\(item.text)\n"
        }
        if !report.isClosed { isSound = false }
      } catch let problem as Problem {
        text += "  the \(name) does not start: \(problem.line)\n"
        isSound = false
      }
    }
    try Terminal.write(text)
    return isSound || !parsed.has("require-jail") ? .success : .failure
  }
}

extension WorkerAsking {
  /// What the jail of a fresh worker is made of.
  func jail() throws -> JailReport {
    let supervisor = Supervisor(
      setup: RunSetup(
        plugins: [], filters: [], analyses: [], output: nil, recompute: [], limits: RunLimits(), seed: 0, now: 0),
      configuration: Supervisor.Configuration(
        worker: installation.worker, workerArguments: ["--data", installation.data], jobs: 1, target: OutputTarget())
    ) { _ in }
    defer { supervisor.shutdown() }
    _ = try supervisor.answers(to: .reference, ["name": "document.id"])
    guard let bytes = supervisor.readiness, let report = JailReport(decoding: bytes) else {
      throw Problem("it said nothing of its jail")
    }
    return report
  }

  /// What the jail of a fresh reader is made of.
  func readersJail() throws -> JailReport {
    let pool = WorkerPool(
      path: installation.reader, count: 1,
      setup: [Frame(kind: MessageKind.setup.rawValue, payload: Wire.encode(RunLimits().value))])
    defer { pool.shutdown() }
    // A request without a file is answered at once: only the reader's being ready is wanted.
    var request: WorkerRequest? = WorkerRequest(
      id: 0, kind: MessageKind.read.rawValue, payload: Wire.encode(.null), deadline: 10)
    try pool.run(
      next: {
        defer { request = nil }
        return request
      }, completed: { _, _ in [] })
    guard let bytes = pool.readiness, let report = JailReport(decoding: bytes) else {
      throw Problem("it said nothing of its jail")
    }
    return report
  }
}
