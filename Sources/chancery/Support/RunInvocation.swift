import DocumentModel
import Glibc
import Isolation
import PlainData
import PluginModel

/// A run as the command line describes it: what `run`, `find`, `show` and `annotate` have in common.
struct RunInvocation {
  var filters: [String] = []
  var analyses: [String] = []
  var format: String?
  /// Values for options of plugins that the command itself sets.
  var presets: [(plugin: String, option: String, value: String)] = []
  /// Layers that the command wants, besides what plugins need.
  var layers: [String] = []
  var operands: [String] = []

  /// The options that such commands take besides the common ones.
  static let options: [OptionSpecification] =
    [
      OptionSpecification("filter", value: "NAME[:OPT=VAL,…]", "run a filter first; repeatable"),
      OptionSpecification("set", value: "PLUGIN.OPTION=VALUE", "set an option of a plugin; repeatable"),
      OptionSpecification("output", short: "o", value: "PATH", "write to a file, or to a folder (PATH/)"),
      OptionSpecification("format", value: "FORMAT", "read every INPUT as this format, whatever it looks like"),
      OptionSpecification("text-field", value: "NAME", "the field of JSON, JSON Lines and CSV that holds the text"),
      OptionSpecification(
        "meta-from", value: "FILE.csv", "metadata of the documents: a column 'path', the others are keys"),
      OptionSpecification("join-hyphens", "join words of plain text that a hyphen at a line's end cuts"),
      OptionSpecification("recompute", value: "LAYER", "make a layer anew though the input has it; repeatable"),
      OptionSpecification("explain", "show which plugins run, in which order and why, and do nothing"),
    ] + OptionSpecification.common

  /// Carries the run out.
  func run(_ arguments: ParsedArguments) throws -> ExitStatus {
    guard !operands.isEmpty || arguments.has("explain") else {
      throw UsageError("no INPUT: name files, folders, globs or - for standard input")
    }
    let installation = try Installation.find()
    let workerArguments = Self.workerArguments(arguments, installation)
    // It loads its libraries while the plan is made.
    let early = arguments.has("explain") ? nil : try WorkerStart(path: installation.worker, arguments: workerArguments)
    let library = try PluginLibrary(installation, folders: arguments.all("plugins"))
    let plan = try plan(arguments, library)
    if arguments.has("explain") {
      try Terminal.write(plan.explanation)
      return .success
    }
    let limits = try Self.limits(arguments)
    let setup = try setup(plan, limits, arguments, library)
    let reporter = RunReporter(quiet: arguments.has("quiet"), verbose: arguments.has("verbose"))
    let path = arguments.value("output")
    var configuration = Supervisor.Configuration(
      worker: installation.worker, workerArguments: workerArguments,
      jobs: try Self.jobs(arguments),
      target: OutputTarget(
        isTerminal: path == nil && Terminal.outputIsTerminal, width: path == nil ? Terminal.columns : 80,
        showsStyles: path == nil && Terminal.showsStyles, isFolder: ProgramSink.isFolder(path)),
      reader: installation.reader, converter: Installation.converter, format: try Self.inputFormat(arguments),
      textField: arguments.value("text-field"))
    configuration.early = early
    let supervisor = Supervisor(setup: setup, configuration: configuration) { reporter.handle($0) }
    defer { supervisor.shutdown() }
    // The worker loads while the folders are listed.
    try supervisor.warm()
    return try run(supervisor, plan, path, reporter, arguments)
  }

  private func run(
    _ supervisor: Supervisor, _ plan: Plan, _ path: String?, _ reporter: RunReporter, _ arguments: ParsedArguments
  ) throws -> ExitStatus {
    var list = InputList(operands, commandLine: try Self.metadata(arguments))
    for problem in list.problems { reporter.problem(problem) }
    for entry in list.skipped { reporter.handle(.warning(path: entry.path, entry.why)) }
    guard !list.inputs.isEmpty else { return .failure }
    let hasTables = try MetadataTables(supervisor, reporter).apply(named: arguments.all("meta-from"), to: &list)
    let manifest = plan.output?.entry.manifest
    let sink = try ProgramSink(
      path: path, mainName: analyses.isEmpty ? manifest?.name ?? "output" : plan.mainName,
      fileExtension: manifest?.fileExtension ?? "txt",
      writesDocuments: manifest?.writesDocuments == true && plan.analyses.isEmpty,
      perDocument: manifest?.perDocument == true && plan.analyses.isEmpty)
    let summary = try supervisor.run(list.inputs, sink: sink)
    try sink.finish()
    reporter.summary(summary)
    Self.sayJail(supervisor, reporter, quiet: arguments.has("quiet"))
    let isStrictFailure = arguments.has("strict") && reporter.warned
    return summary.isComplete && hasTables && list.problems.isEmpty && !isStrictFailure ? .success : .failure
  }

  // MARK: - Parts

  private func plan(_ arguments: ParsedArguments, _ library: PluginLibrary) throws -> Plan {
    var settings = OptionSettings()
    try Configuration.read(into: &settings)
    for preset in presets {
      settings.set(plugin: preset.plugin, option: preset.option, to: preset.value, origin: "command line")
    }
    for assignment in arguments.all("set") {
      let (plugin, option, value) = try Self.assignment(assignment)
      settings.set(plugin: plugin, option: option, to: value, origin: "command line")
    }
    let readFile: (String) throws(PluginError) -> Value = { path throws(PluginError) in
      do throws(Problem) {
        return Value(octets: try FileSystem.read(path, limit: 64 << 20))
      } catch {
        throw .option(error.message)
      }
    }
    let filters = try (self.filters + arguments.all("filter")).map { word in
      let (name, inline) = try Self.inlineOptions(word)
      return try settings.request(try library.find(name, .filter), inline: inline, readFile: readFile)
    }
    let analyses = try self.analyses.map {
      try settings.request(try library.find($0, .analysis), readFile: readFile)
    }
    var output: Planner.Request?
    if let format {
      let entry =
        PluginLibrary.path(format) == nil
        ? try library.catalog.output(format: format) : try library.find(format, .output)
      try Self.check(entry.manifest, writes: analyses.isEmpty ? "documents" : "reports")
      output = try settings.request(entry, readFile: readFile)
    }
    try Self.checkNames(settings, library)
    var planner = Planner(catalog: library.catalog, settings: settings)
    let plan = try planner.plan(
      filters: filters, analyses: analyses, output: output, alsoNeeded: layers,
      recompute: Set(arguments.all("recompute")))
    let unused = settings.plugins.filter { setting in
      setting.origin == "command line" && !plan.names.contains(setting.name)
    }
    if let setting = unused.first {
      throw UsageError("'\(setting.name)' does not take part in this run, so its options have no effect")
    }
    return plan
  }

  private static func check(_ manifest: Manifest, writes what: String) throws {
    let fits = what == "documents" ? manifest.writesDocuments : manifest.writesReports
    guard !fits else { return }
    throw UsageError(
      "the format '\(manifest.format)' writes \(what == "documents" ? "reports" : "documents"), not \(what)")
  }

  /// An option for a plugin that does not exist is an error wherever it was written on the command line.
  private static func checkNames(_ settings: OptionSettings, _ library: PluginLibrary) throws {
    let known = library.catalog.entries.map(\.manifest.name)
    for setting in settings.plugins where !known.contains(setting.name) {
      let near = suggestion(for: setting.name, among: known).map { ": did you mean '\($0)'?" }
      throw UsageError(
        "an option is set for the unknown plugin '\(setting.name)'" + (near ?? "") + " (\(setting.origin))")
    }
  }

  private func setup(
    _ plan: Plan, _ limits: RunLimits, _ arguments: ParsedArguments, _ library: PluginLibrary
  ) throws -> RunSetup {
    var sources: [String: RunSetup.PluginSource] = [:]
    for step in plan.filters + plan.analyses + (plan.output.map { [$0] } ?? []) where sources[step.entry.path] == nil {
      sources[step.entry.path] = try library.source(step.entry)
    }
    guard let seed = UInt64(arguments.value("seed") ?? "0") else {
      throw UsageError("--seed takes a whole number, not '\(arguments.value("seed") ?? "")'")
    }
    var setup = try RunSetup(plan: plan, limits: limits, seed: seed, now: try Self.now(arguments)) { sources[$0.path] }
    setup.joinsHyphens = arguments.has("join-hyphens")
    return setup
  }

  static func workerArguments(_ arguments: ParsedArguments, _ installation: Installation) -> [String] {
    ["--data", installation.data] + (arguments.has("require-jail") ? ["--require-jail"] : [])
  }

  static func limits(_ arguments: ParsedArguments) throws -> RunLimits {
    var limits = RunLimits()
    for assignment in arguments.all("limit") { try limits.set(assignment) }
    return limits
  }

  private static func inputFormat(_ arguments: ParsedArguments) throws -> InputFormat? {
    guard let name = arguments.value("format") else { return nil }
    if let format = InputFormat(rawValue: name) { return format }
    let known = InputFormat.allCases.map(\.rawValue)
    let near = suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
    throw UsageError("no input format '\(name)': " + (near ?? "there are \(known.joined(separator: ", "))"))
  }

  static func jobs(_ arguments: ParsedArguments) throws -> Int {
    guard let text = arguments.value("jobs") else { return max(1, min(256, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
    guard let jobs = Int(text), (1...256).contains(jobs) else {
      throw UsageError("--jobs takes a number from 1 to 256, not '\(text)'")
    }
    return jobs
  }

  private static func now(_ arguments: ParsedArguments) throws -> Int64 {
    guard let text = arguments.value("now") else { return Clock.now }
    guard let date = CalendarDate(text) else {
      throw UsageError("--now takes a date such as 2024-01-31, not '\(text)'")
    }
    return Int64(date.daysSinceEpoch) * 86_400
  }

  private static func metadata(_ arguments: ParsedArguments) throws -> ValueMap {
    var map = ValueMap()
    for pair in arguments.all("meta") {
      guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
        throw UsageError("--meta takes KEY=VALUE, not '\(pair)'")
      }
      map[String(pair[..<equals])] = .string(String(pair[pair.index(after: equals)...]))
    }
    return map
  }

  /// Reads `PLUGIN.OPTION=VALUE`.
  private static func assignment(_ text: String) throws -> (String, String, String) {
    guard let equals = text.firstIndex(of: "="), let dot = text[..<equals].lastIndex(of: "."),
      dot != text.startIndex, text.index(after: dot) != equals
    else { throw UsageError("--set takes PLUGIN.OPTION=VALUE, not '\(text)'") }
    return (
      String(text[..<dot]), String(text[text.index(after: dot)..<equals]), String(text[text.index(after: equals)...])
    )
  }

  /// Reads `NAME` or `NAME:option=value,option=value`; a comma that no `option=` follows belongs to the value.
  private static func inlineOptions(_ text: String) throws -> (String, [(String, String)]) {
    guard let colon = text.firstIndex(of: ":") else { return (text, []) }
    var pairs: [(String, String)] = []
    for part in text[text.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false) {
      if let equals = part.firstIndex(of: "="), isIdentifier(String(part[..<equals])) {
        pairs.append((String(part[..<equals]), String(part[part.index(after: equals)...])))
      } else if let last = pairs.indices.last {
        pairs[last].1 += "," + part
      } else {
        throw UsageError("--filter takes NAME or NAME:option=value,…, not '\(text)'")
      }
    }
    return (String(text[..<colon]), pairs)
  }

  /// Says once where the kernel offers no jail.
  private static func sayJail(_ supervisor: Supervisor, _ reporter: RunReporter, quiet: Bool) {
    guard !quiet, let bytes = supervisor.readiness, let report = JailReport(decoding: bytes), !report.isClosed else {
      return
    }
    Terminal.complain(
      "warning: workers are not fully jailed here (\(report.gaps.map(\.name).joined(separator: ", "))):"
        + " see chancery doctor")
  }
}

extension Plan {
  /// The names of all plugins that take part.
  var names: Set<String> {
    Set((filters + analyses + (output.map { [$0] } ?? [])).map(\.entry.manifest.name))
  }

  /// What a folder's main file is called: the analyses that were asked for.
  var mainName: String {
    analyses.filter { $0.reason == "asked for" }.map(\.entry.manifest.name).joined(separator: "-")
  }
}
