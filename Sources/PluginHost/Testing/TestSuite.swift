import DocumentModel
import LuaRuntime
import PlainData
import PluginModel

/// The tests of one plugin, run through the same steps as a real run.
struct TestSuite {
  private let subject: RunSetup.PluginSource
  private let sources: [RunSetup.PluginSource]
  private let catalog: Catalog
  private let cases: [TestCase]
  private let state: LuaState
  private let context: PluginContext
  private let environment: (RunLimits) -> HostEnvironment

  /// Loads the test file.
  ///
  /// - Parameters:
  ///   - value: `{ subject, plugins, chunk, source, modules }`: the plugin under test, all plugins that its tests may
  ///     need, and the test file.
  /// - Throws: `Problem` when the file does not load or lists no tests.
  init(value: Value, environment: @escaping (RunLimits) -> HostEnvironment) throws(Problem) {
    self.environment = environment
    var sources: [RunSetup.PluginSource] = []
    let subject: RunSetup.PluginSource
    do {
      for source in value["plugins"]?.elements ?? [] { sources.append(try RunSetup.PluginSource(value: source)) }
      subject = try RunSetup.PluginSource(value: value["subject"] ?? .null)
    } catch {
      throw Problem(error.message)
    }
    sources.removeAll { $0.manifest.kind == subject.manifest.kind && $0.manifest.name == subject.manifest.name }
    sources.append(subject)
    self.sources = sources
    self.subject = subject
    catalog = Catalog(sources.map { Catalog.Entry(manifest: $0.manifest, origin: .bundled, path: $0.chunkName) })
    let chunk = value["chunk"]?.string ?? "test.lua"
    context = PluginContext(environment: environment(RunLimits()), pluginName: subject.manifest.name)
    var modules: [String: [UInt8]] = [:]
    for entry in value["modules"]?.map?.entries ?? [] { modules[entry.key.text] = entry.value.octets ?? [] }
    state = try LoadedPlugin.load(chunk, value["source"]?.octets ?? [], modules, context, context.environment)
    guard let definition = context.definition, definition.kind == nil else {
      throw Problem("a test file ends with return chancery.tests { … }", plugin: subject.manifest.name, place: chunk)
    }
    var cases: [TestCase] = []
    for (index, test) in (definition.value.elements ?? []).enumerated() {
      do {
        cases.append(try TestCase(test, number: index + 1))
      } catch {
        throw Problem("\(error)", plugin: subject.manifest.name, place: chunk)
      }
    }
    guard !cases.isEmpty else { throw Problem("the file lists no tests", place: chunk) }
    self.cases = cases
  }

  /// Runs the tests in order.
  func run() -> [TestResult] {
    cases.map { test in
      if let reason = test.skip { return TestResult(name: test.name, status: .skipped, message: reason) }
      let failure = failure(of: test)
      return TestResult(name: test.name, status: failure == nil ? .passed : .failed, message: failure ?? "")
    }
  }

  /// Why a test fails; `nil` when it passes.
  private func failure(of test: TestCase) -> String? {
    let result: Value
    do {
      result = try carryOut(test)
    } catch {
      guard let part = test.fails else { return error.line }
      return Expectation.holds(Array(error.line.utf8), Array(part.utf8))
        ? nil : "expected an error with '\(part)', got: \(error.line)"
    }
    if let part = test.fails { return "expected an error with '\(part)', but nothing failed" }
    if let kept = test.kept, result["kept"]?.boolean != kept {
      return kept ? "the document was dropped" : "the document was kept"
    }
    if let expect = test.expect {
      for entry in expect.entries {
        let items = result["layers"]?[entry.key.text] ?? .list([])
        let wanted = entry.value.elements ?? []
        if let text = Expectation.mismatch(
          .list(items.elements ?? []), pattern: .list(wanted), at: entry.key.text)
        {
          return text
        }
      }
    }
    guard test.hasCheck else { return nil }
    do {
      _ = try state.call("\(test.number).check", [.value(result), .library("chancery.expect")], label: test.name)
      return nil
    } catch {
      return Problem(error, plugin: "").line
    }
  }

  // MARK: - One test

  private func carryOut(_ test: TestCase) throws(Problem) -> Value {
    let setup = try setup(for: test)
    let runner = StepRunner(setup: setup, environment: environment(setup.limits))
    let target = OutputTarget(isFolder: test.toFolder)
    if subject.manifest.kind == .output, let reports = test.reports {
      return Self.outputs(try runner.write(reports: reports, target: target))
    }
    let run = LocalRun(runner: runner, target: target)
    let inputs = test.texts.enumerated().map { index, text in
      (
        BatchRequest.Input(
          ordinal: index, id: test.texts.count == 1 ? "test.txt" : "test-\(index + 1).txt", path: "test.txt",
          size: text.count, commandLine: test.meta), text
      )
    }
    return try run.result(of: inputs)
  }

  private func setup(for test: TestCase) throws(Problem) -> RunSetup {
    do {
      var planner = Planner(catalog: catalog, settings: OptionSettings())
      var filters: [Planner.Request] = []
      for name in test.filters {
        filters.append(try OptionSettings().request(try catalog.find(name, .filter)))
      }
      let entry = try catalog.find(subject.manifest.name, subject.manifest.kind)
      let request = Planner.Request(entry: entry, options: try options(of: test, entry.manifest))
      let plan: Plan
      switch subject.manifest.kind {
      case .filter: plan = try planner.plan(filters: filters + [request], analyses: [], output: nil)
      case .analysis: plan = try planner.plan(filters: filters, analyses: [request], output: nil)
      case .output: plan = try planner.plan(filters: filters, analyses: [], output: request)
      }
      return try RunSetup(plan: plan, limits: RunLimits(), seed: 0, now: 1_704_153_600) { entry in
        sources.first {
          $0.manifest.kind == entry.manifest.kind && $0.manifest.name == entry.manifest.name
        }
      }
    } catch {
      throw Problem(error.message)
    }
  }

  private func options(of test: TestCase, _ manifest: Manifest) throws(PluginError) -> ValueMap {
    var options = manifest.defaults
    for entry in test.options.entries {
      guard let declaration = manifest.option(entry.key.text) else {
        throw .option("'\(manifest.name)' has no option '\(entry.key.text)'")
      }
      options[declaration.name] = try OptionValue.check(entry.value, for: declaration)
    }
    try OptionSettings.checkRequired(options, manifest)
    return options
  }

  static func outputs(_ files: [(name: String, bytes: [UInt8])]) -> Value {
    var result = ValueMap()
    result["output"] = Value(octets: files.filter { $0.name.isEmpty }.flatMap(\.bytes))
    result["files"] = .map(
      ValueMap(files.filter { !$0.name.isEmpty }.map { (.string($0.name), Value(octets: $0.bytes)) }))
    return .map(result)
  }
}
