import CSystem
import DocumentModel
import Glibc
import PlainData
import PluginModel

/// Carries out a run: opens the inputs, hands them to jailed workers in batches, has partials folded and reports made,
/// and passes the outputs on. It looks into nothing that a document or a plugin wrote.
///
/// One thread; see `WorkerPool`. A document that fails, hangs or crashes a worker is named and the rest goes on.
public final class Supervisor {
  /// What a run needs besides its plan.
  public struct Configuration {
    /// The worker's executable and its arguments.
    public var worker: String
    /// The worker arguments.
    public var workerArguments: [String]
    /// Worker processes at a time.
    public var jobs: Int
    /// A worker that was started already, with the same executable and arguments.
    public var early: WorkerStart?
    /// The reader's executable; `nil`: everything is plain text.
    public var reader: String?
    /// `pdftotext`, as a path; `nil` where it is not installed.
    public var converter: String?
    /// The format that the user forces on every input.
    public var format: InputFormat?
    /// The field of records that holds their text.
    public var textField: String?
    /// Where it goes, as far as an output may know.
    public var target: OutputTarget

    /// Takes its parts.
    public init(
      worker: String, workerArguments: [String], jobs: Int, target: OutputTarget, reader: String? = nil,
      converter: String? = nil, format: InputFormat? = nil, textField: String? = nil
    ) {
      self.reader = reader
      self.converter = converter
      self.format = reader == nil ? .text : format
      self.textField = textField
      self.worker = worker
      self.workerArguments = workerArguments
      self.jobs = jobs
      self.target = target
    }
  }

  /// Batches hold so many documents or bytes at most.
  static let batchDocuments = 64
  static let batchBytes = 1 << 20

  let setup: RunSetup
  let configuration: Configuration
  let pool: WorkerPool
  let notify: (RunEvent) -> Void
  var summary = RunSummary()
  var nextRequest = 0

  /// - Parameter notify: Told of everything that the user may want to see, as it happens.
  public init(setup: RunSetup, configuration: Configuration, notify: @escaping (RunEvent) -> Void) {
    self.setup = setup
    self.configuration = configuration
    self.notify = notify
    pool = WorkerPool(programs: Self.programs(setup, configuration), early: configuration.early)
  }

  /// The places of the programs in the pool; the workers' is 0. What was converted has a reader of its own, or one that
  /// waits for it could keep it from being read.
  static let readerProgram = 1
  static let converterProgram = 2

  private static func programs(_ setup: RunSetup, _ configuration: Configuration) -> [WorkerProgram] {
    let limits = WorkerLimits(
      addressSpace: setup.limits.worker, frameBytes: setup.limits.frameBytes,
      outputBytes: max(setup.limits.output, 64 << 20) * 2)
    let worker = WorkerProgram(
      path: configuration.worker, arguments: configuration.workerArguments, count: configuration.jobs, limits: limits,
      setup: [Frame(kind: MessageKind.setup.rawValue, payload: Wire.encode(setup.value))])
    guard let path = configuration.reader else { return [worker] }
    let jail = configuration.workerArguments.filter { $0 == "--require-jail" }
    let reader = WorkerProgram(
      path: path, arguments: jail, count: configuration.jobs, limits: limits,
      setup: [Frame(kind: MessageKind.setup.rawValue, payload: Wire.encode(setup.limits.value))])
    var converter = reader
    converter.arguments += ["--convert", configuration.converter ?? ""]
    return [worker, reader, converter, reader]
  }

  /// Starts a worker ahead of the first batch.
  public func warm() throws { try pool.warm() }

  /// Ends all workers.
  public func shutdown() { pool.shutdown() }

  /// Runs the plan over the inputs.
  ///
  /// - Parameter sink: Takes the output's bytes; what it throws ends the run.
  /// - Returns: How it ended; failures have been told to `notify`.
  /// - Throws: `Interrupted`, `WorkerPoolError`, `PluginError` for an option that the workers refuse, or what the sink throws.
  public func run(_ inputs: [RunInput], sink: OutputSink) throws -> RunSummary {
    do {
      return try steps(inputs, sink: sink)
    } catch WorkerPoolError.refused(let payload) {
      // Wrong usage that only a worker can tell, such as a malformed query.
      if let message = (try? Wire.decode(payload))?["usage"]?.string { throw PluginError.option(message) }
      throw WorkerPoolError.refused(payload)
    }
  }

  private func steps(_ inputs: [RunInput], sink: OutputSink) throws -> RunSummary {
    summary = RunSummary()
    var surveys: [Int: [UInt8]] = [:]
    for (index, step) in setup.filters.enumerated() where setup.plugins[step.plugin].manifest.surveys {
      let pass = DocumentPass(self, inputs, .survey(filter: index), surveys, sink: nil)
      try pass.run()
      guard let survey = try fold(pass, .survey(filter: index)) else { return summary }
      surveys[index] = survey.bytes
    }
    if setup.analyses.isEmpty, setup.output != nil {
      try writeDocuments(inputs, surveys, sink)
    } else {
      try writeReports(inputs, surveys, sink)
    }
    return summary
  }

  private func writeDocuments(_ inputs: [RunInput], _ surveys: [Int: [UInt8]], _ sink: OutputSink) throws {
    let manifest = setup.output.map { setup.plugins[$0.plugin].manifest }
    guard try write(.begin, sink) else { return }
    let pass = DocumentPass(self, inputs, .write, surveys, sink: sink, separator: manifest?.separator ?? "")
    try pass.run()
    _ = try write(.finish, sink)
  }

  private func writeReports(_ inputs: [RunInput], _ surveys: [Int: [UInt8]], _ sink: OutputSink) throws {
    let pass = DocumentPass(self, inputs, .map, surveys, sink: nil)
    try pass.run()
    // Where every document failed there is nothing to report: the errors have been told.
    if summary.kept == 0 && summary.failed > 0 { return }
    var merged: [String: [UInt8]] = [:]
    var reports: [[UInt8]] = []
    for index in setup.analyses.indices {
      let manifest = setup.plugins[setup.analyses[index].plugin].manifest
      let failuresBefore = summary.failedSteps
      let run = try fold(pass, .analysis(index))
      if run == nil && summary.failedSteps > failuresBefore { continue }
      let request = ReportRequest(
        analysis: index, partial: run?.bytes, used: merged.filter { manifest.uses.contains($0.key) },
        documents: run?.documents ?? 0)
      merged[manifest.name] = run?.bytes ?? Wire.encode(.null)
      if let report = try ask(.report, request.value)?.octets { reports.append(report) }
    }
    if setup.output != nil && !reports.isEmpty { _ = try write(.reports(reports), sink) }
  }

  // MARK: - Single requests

  /// Asks a worker something that is no step of a run, and gives all its answers; a failure is told as a failed step.
  public func answers(to kind: MessageKind, _ value: Value) throws -> [Value] {
    (try request(kind, value) ?? []).filter { $0.kind == MessageKind.answer.rawValue }
      .compactMap { try? Wire.decode($0.payload) }
  }

  /// What the jail of the last worker to start is made of, as `JailReport` encodes it; `nil` before the first.
  public var readiness: [UInt8]? { pool.readiness }

  /// Asks one worker one thing that has one answer; a failure is told and counted.
  func ask(_ kind: MessageKind, _ value: Value) throws -> Value? {
    guard let frames = try request(kind, value) else { return nil }
    for frame in frames where frame.kind == MessageKind.answer.rawValue {
      if let answer = try? Wire.decode(frame.payload) { return answer }
    }
    return fail(Problem("the worker gave no answer"))
  }

  /// Has an output write, and passes the bytes on. Whether it could.
  private func write(_ part: OutputRequest.Part, _ sink: OutputSink) throws -> Bool {
    let value = OutputRequest(part: part, target: configuration.target).value
    guard let frames = try request(.output, value) else { return false }
    for frame in frames where frame.kind == MessageKind.bytes.rawValue {
      guard let bytes = (try? Wire.decode(frame.payload)).flatMap(OutputBytes.init(value:)) else {
        return fail(Problem("the worker sent output that cannot be read")) != nil
      }
      try sink.write(bytes.bytes, file: bytes.file, document: nil)
    }
    return true
  }

  /// Sends one request; `nil` when it failed, which has been told.
  private func request(_ kind: MessageKind, _ value: Value) throws -> [Frame]? {
    nextRequest += 1
    let request = WorkerRequest(
      id: nextRequest, kind: kind.rawValue, payload: Wire.encode(value), deadline: setup.limits.wall)
    switch try outcome(of: request) {
    case .frames(let frames)?:
      relayLog(frames)
      for frame in frames where frame.kind == MessageKind.problem.rawValue {
        return fail(Problem(value: (try? Wire.decode(frame.payload)) ?? .null))
      }
      return frames
    case .failed(let failure)?:
      return fail(Problem("the worker failed: \(failure.description)"))
    case nil:
      return fail(Problem("the worker gave no answer"))
    }
  }

  /// Has one request carried out, by whichever program it is for; `nil` where nobody answered.
  func outcome(of request: WorkerRequest) throws -> WorkerOutcome? {
    var pending: WorkerRequest? = request
    var outcome: WorkerOutcome?
    try pool.run(
      nextFor: { program in
        guard program == request.program else { return nil }
        defer { pending = nil }
        return pending
      },
      completed: { _, result in
        outcome = result
        return []
      }, interrupted: { Interruption.signal != nil })
    return outcome
  }

  /// Folds what a pass left over, and gives the only partial of an owner.
  private func fold(_ pass: DocumentPass, _ owner: FoldOwner) throws -> PartialRun? {
    while pass.partials.foldable(atEnd: true).contains(owner) {
      let runs = pass.partials.take(owner, bytes: Self.foldBytes)
      guard let first = runs.first, let last = runs.last else { break }
      let value = FoldRequest(owner: owner, partials: runs.map(\.bytes)).value
      guard let bytes = try ask(.merge, value)?.octets else {
        pass.partials.forget(owner)
        return nil
      }
      pass.partials.put(
        back: PartialRun(
          owner: owner, first: first.first, last: last.last, documents: runs.map(\.documents).reduce(0, +),
          bytes: bytes))
    }
    return pass.partials.result(owner)
  }

  /// The most bytes of partials that are folded in one request.
  static let foldBytes = 64 << 20

  /// Tells and counts a failed step.
  private func fail<Result>(_ problem: Problem) -> Result? {
    summary.failedSteps += 1
    notify(.stepFailed(problem))
    return nil
  }

  /// Passes plugins' log lines on.
  func relayLog(_ frames: [Frame]) {
    for frame in frames where frame.kind == MessageKind.log.rawValue {
      guard let value = try? Wire.decode(frame.payload) else { continue }
      notify(
        .log(
          plugin: value["plugin"]?.string ?? "", document: value["document"]?.string ?? "",
          line: value["line"]?.integer.map { Int($0) }, isWarning: value["warning"]?.boolean ?? false,
          message: value["message"]?.string ?? ""))
    }
  }
}
