import DocumentModel
import Language
import LuaRuntime
import PlainData
import PlainText
import PluginModel
import Reporting

/// Carries out a run's steps in one process: reading, filters, `map`, `merge`, `report` and outputs.
///
/// It knows nothing of processes: a worker drives it by frames, tests drive it directly.
public final class StepRunner {
  /// What one document gave.
  public struct Outcome {
    /// What became of it.
    public var result: DocumentResult
    /// The partial of each analysis (or of the survey, as analysis 0), in wire form; `nil` where it failed.
    public var partials: [[UInt8]?] = []
    /// What a document output wrote.
    public var files: [(name: String, bytes: [UInt8])] = []
    /// The document after the filters, for tests.
    public var document: Document?
  }

  /// What the run does.
  public let setup: RunSetup
  /// What the worker lends to plugins.
  public let environment: HostEnvironment
  private let plugins: [LoadedPlugin]
  private let segmenter: Segmenter

  /// Takes its parts.
  public init(setup: RunSetup, environment: HostEnvironment) {
    self.setup = setup
    self.environment = environment
    plugins = setup.plugins.map { LoadedPlugin(source: $0, environment: environment) }
    segmenter = Segmenter()
  }

  // MARK: - Documents

  /// Reads a document's bytes and takes it through the filters to the goal. Never throws: what fails is in the outcome.
  public func process(
    _ bytes: [UInt8], input: BatchRequest.Input, goal: BatchRequest.Goal, surveys: [Int: [UInt8]],
    target: OutputTarget = OutputTarget()
  ) -> Outcome {
    var outcome = Outcome(result: DocumentResult(ordinal: input.ordinal, status: .failed))
    let session: DocumentSession
    do {
      let read = try input.document.map { try Self.decoded($0, input) } ?? read(bytes, input)
      session = DocumentSession(document: read.document, segmenter: segmenter, handle: environment.newHandle())
      session.warnings = read.warnings
    } catch {
      outcome.result.failures = [Problem("\(error)")]
      return outcome
    }
    process(session, goal, surveys, target, &outcome)
    outcome.result.warnings = session.warnings
    outcome.document = session.document
    return outcome
  }

  /// Reads a file of plain text.
  private func read(_ bytes: [UInt8], _ input: BatchRequest.Input) throws(ReaderError) -> ReadResult {
    try PlainTextReader.read(
      bytes, id: input.id, path: input.path,
      metadata: Metadata(commandLine: input.commandLine, table: input.table, path: input.path),
      joinsHyphens: setup.joinsHyphens)
  }

  /// Takes a document as a reader sent it.
  private static func decoded(_ bytes: [UInt8], _ input: BatchRequest.Input) throws -> ReadResult {
    ReadResult(document: try Document(value: Wire.decode(bytes), id: input.id), warnings: input.warnings)
  }

  private func process(
    _ session: DocumentSession, _ goal: BatchRequest.Goal, _ surveys: [Int: [UInt8]], _ target: OutputTarget,
    _ outcome: inout Outcome
  ) {
    do {
      var end = setup.filters.count
      if case .survey(let filter) = goal { end = min(filter, end) }
      for index in 0..<end {
        guard try apply(filter: index, session, surveys) else {
          outcome.result.status = .dropped
          return
        }
      }
      switch goal {
      case .survey(let index):
        outcome.partials = [try filterStep(index, surveys).survey(session)]
      case .map:
        outcome.partials = map(session, &outcome.result.failures)
      case .write:
        if let step = outputStep(target) {
          outcome.files = try step.write(session, environment: environment)
        }
      }
      outcome.result.status = outcome.result.failures.isEmpty ? .kept : .failed
    } catch {
      outcome.result.failures = [error]
    }
  }

  private func apply(filter index: Int, _ session: DocumentSession, _ surveys: [Int: [UInt8]]) throws(Problem) -> Bool {
    let manifest = setup.plugins[setup.filters[index].plugin].manifest
    // A layer that came with the input is kept: the provider runs only where it is missing or wanted anew.
    let provided = manifest.provides.keys
    if !provided.isEmpty && provided.allSatisfy({ session.document.layers[$0] != nil && !setup.recompute.contains($0) })
    {
      return true
    }
    return try filterStep(index, surveys).apply(to: session, environment: environment)
  }

  private func map(_ session: DocumentSession, _ failures: inout [Problem]) -> [[UInt8]?] {
    var partials: [[UInt8]?] = []
    for index in setup.analyses.indices {
      do {
        partials.append(try analysisStep(index).map(session))
      } catch {
        partials.append(nil)
        failures.append(error)
      }
    }
    return partials
  }

  // MARK: - Reports

  /// Folds neighbouring partials from the left.
  public func merge(_ partials: [[UInt8]], of owner: FoldOwner) throws(Problem) -> [UInt8] {
    let step = owner.step(in: setup)
    return try Fold.merge(partials, plugin: plugins[step.plugin], options: step.options)
  }

  /// Makes the report of an analysis from its merged partial (`nil`: no document was analysed).
  public func report(
    analysis index: Int, _ partial: [UInt8]?, used: [String: [UInt8]], documents: Int
  ) throws(Problem) -> Report {
    try analysisStep(index).report(partial, used: used, documents: documents, limits: environment.limits)
  }

  /// Writes reports with the run's output.
  public func write(reports: [Value], target: OutputTarget) throws(Problem) -> [(name: String, bytes: [UInt8])] {
    guard let step = outputStep(target) else { return [] }
    return try step.write(reports: reports, environment: environment)
  }

  /// Writes what a document output puts before the first document (`begin`) or behind the last (`finish`).
  public func write(edge function: String, target: OutputTarget) throws(Problem) -> [(name: String, bytes: [UInt8])] {
    guard let step = outputStep(target) else { return [] }
    return try step.write(edge: function, environment: environment)
  }

  // MARK: - Steps

  private func filterStep(_ index: Int, _ surveys: [Int: [UInt8]]) -> FilterStep {
    let step = setup.filters[index]
    return FilterStep(plugin: plugins[step.plugin], options: step.options, survey: surveys[index])
  }

  private func analysisStep(_ index: Int) -> AnalysisStep {
    let step = setup.analyses[index]
    return AnalysisStep(plugin: plugins[step.plugin], options: step.options)
  }

  private func outputStep(_ target: OutputTarget) -> OutputStep? {
    setup.output.map { OutputStep(plugin: plugins[$0.plugin], options: $0.options, target: target) }
  }

  /// Metadata that the supervisor knows, in the model's order of precedence.
}

extension FoldOwner {
  func step(in setup: RunSetup) -> RunSetup.Step {
    switch self {
    case .analysis(let index): setup.analyses[index]
    case .survey(let filter): setup.filters[filter]
    }
  }
}

extension StepRunner {
  /// Loads what the libraries read from files, before the jail closes.
  public static func loadLibraries() { UnicodeText.load() }
}
