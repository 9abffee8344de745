import Language
import PlainData
import PluginModel

/// What a worker does with each frame from the supervisor. It knows frames' meaning, not how they travel.
public final class WorkerService {
  /// Where the service's answers go.
  public typealias Send = (MessageKind, Value) -> Void

  private let send: Send
  private let dataNames: [String]
  private let readData: (String) -> [UInt8]?
  private var runner: StepRunner?

  /// - Parameters:
  ///   - dataNames: The bundled data files, below `Data/`.
  ///   - readData: Reads one of them.
  public init(dataNames: [String], readData: @escaping (String) -> [UInt8]?, send: @escaping Send) {
    self.dataNames = dataNames
    self.readData = readData
    self.send = send
  }

  /// Takes the run's set-up. Plugins are loaded when they are first called.
  public func setUp(_ value: Value) throws(PluginError) {
    let setup = try RunSetup(value: value)
    try Self.checkQueries(setup)
    runner = StepRunner(setup: setup, environment: environment(setup.limits, seed: setup.seed, now: setup.now))
  }

  /// Compiles every query among the options: a malformed one is wrong usage, not a failure of each document.
  private static func checkQueries(_ setup: RunSetup) throws(PluginError) {
    for step in setup.filters + setup.analyses + (setup.output.map { [$0] } ?? []) {
      let manifest = setup.plugins[step.plugin].manifest
      for option in manifest.options where option.kind == .query {
        let value = step.options[option.name]
        for source in value?.elements?.compactMap(\.string) ?? value?.string.map({ [$0] }) ?? [] {
          do {
            _ = try Query(source)
          } catch {
            throw .option("\(manifest.kind.rawValue) '\(manifest.name)', option '\(option.name)': \(error)")
          }
        }
      }
    }
  }

  /// Carries out one request.
  ///
  /// - Parameter readInput: Reads the n-th file that came with the frame.
  public func handle(
    _ kind: MessageKind, _ value: Value, readInput: (Int) throws(Problem) -> [UInt8]
  ) {
    do throws(Problem) {
      switch kind {
      case .batch:
        try process(BatchRequest(value: value), target: OutputTarget(value: value["target"] ?? .null), readInput)
      case .merge: try merge(value)
      case .report: try report(ReportRequest(value: value))
      case .output: try output(OutputRequest(value: value))
      case .describe: try describe(value)
      case .reference: try reference(value)
      case .test: try test(value)
      default: throw Problem("a worker does not take this kind of frame")
      }
    } catch {
      send(.problem, error.value)
    }
  }

  // MARK: - Requests

  private func process(
    _ batch: BatchRequest, target: OutputTarget, _ readInput: (Int) throws(Problem) -> [UInt8]
  ) throws(Problem) {
    let runner = try ready()
    var partials: [[[UInt8]]] = []
    var files = 0
    for input in batch.inputs {
      send(.progress, .integer(Int64(input.ordinal)))
      let outcome: StepRunner.Outcome
      do {
        var bytes: [UInt8] = []
        if input.document == nil {
          files += 1
          bytes = try readInput(files - 1)
        }
        outcome = runner.process(bytes, input: input, goal: batch.goal, surveys: batch.surveys, target: target)
      } catch {
        outcome = StepRunner.Outcome(
          result: DocumentResult(ordinal: input.ordinal, status: .failed, failures: [error]))
      }
      while partials.count < outcome.partials.count { partials.append([]) }
      for (step, partial) in outcome.partials.enumerated() {
        if let partial { partials[step].append(partial) }
      }
      for file in outcome.files {
        send(.bytes, OutputBytes(ordinal: input.ordinal, file: file.name, bytes: file.bytes).value)
      }
      send(.document, outcome.result.value)
    }
    guard let first = batch.inputs.first?.ordinal, let last = batch.inputs.last?.ordinal else { return }
    for (step, list) in partials.enumerated() where !list.isEmpty {
      let owner: FoldOwner
      if case .survey(let filter) = batch.goal { owner = .survey(filter: filter) } else { owner = .analysis(step) }
      let bytes = try runner.merge(list, of: owner)
      send(
        .partial, PartialRun(owner: owner, first: first, last: last, documents: list.count, bytes: bytes).value)
    }
  }

  private func merge(_ value: Value) throws(Problem) {
    guard let request = FoldRequest(value: value) else { throw Problem("a fold request is not well formed") }
    send(.answer, Value(octets: try ready().merge(request.partials, of: request.owner)))
  }

  private func report(_ request: ReportRequest) throws(Problem) {
    let report = try ready().report(
      analysis: request.analysis, request.partial, used: request.used, documents: request.documents)
    send(.answer, Value(octets: Wire.encode(report.value)))
  }

  private func output(_ request: OutputRequest) throws(Problem) {
    let runner = try ready()
    let files: [(name: String, bytes: [UInt8])]
    switch request.part {
    case .reports(let encoded):
      var reports: [Value] = []
      for bytes in encoded {
        do {
          reports.append(try Wire.decode(bytes))
        } catch {
          throw Problem("a report cannot be read: \(error)")
        }
      }
      files = try runner.write(reports: reports, target: request.target)
    case .begin: files = try runner.write(edge: "begin", target: request.target)
    case .finish: files = try runner.write(edge: "finish", target: request.target)
    }
    for file in files { send(.bytes, OutputBytes(ordinal: -1, file: file.name, bytes: file.bytes).value) }
  }

  private func describe(_ value: Value) throws(Problem) {
    let context = PluginContext(
      environment: environment(RunLimits(), seed: 0, now: 0), pluginName: value["name"]?.string ?? "")
    var modules: [String: [UInt8]] = [:]
    for entry in value["modules"]?.map?.entries ?? [] { modules[entry.key.text] = entry.value.octets ?? [] }
    _ = try LoadedPlugin.load(
      value["chunk"]?.string ?? "plugin", value["source"]?.octets ?? [], modules, context, context.environment)
    guard let manifest = context.manifest else {
      throw Problem("the file defines no plugin", plugin: context.pluginName)
    }
    send(.answer, manifest.value)
  }

  private func reference(_ value: Value) throws(Problem) {
    let name = value["name"]?.string
    if value["markdown"]?.boolean == true {
      send(.answer, .string(APIReference.markdown()))
    } else if let name {
      do {
        send(.answer, .string(try APIReference.entry(name)))
      } catch {
        throw Problem(error.message)
      }
    } else {
      send(.answer, .string(APIReference.overview()))
    }
  }

  private func test(_ value: Value) throws(Problem) {
    let suite = try TestSuite(value: value, environment: { self.environment($0, seed: 0, now: 0) })
    for result in suite.run() { send(.answer, result.value) }
  }

  // MARK: - State

  private func ready() throws(Problem) -> StepRunner {
    guard let runner else { throw Problem("the worker has no set-up") }
    return runner
  }

  private func environment(_ limits: RunLimits, seed: UInt64, now: Int64) -> HostEnvironment {
    HostEnvironment(limits: limits, seed: seed, now: now, dataNames: dataNames, readData: readData) { [send] line in
      send(.log, line.value)
    }
  }
}
