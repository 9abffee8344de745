import LuaRuntime
import PlainData
import PluginModel

/// Runs the functions of one output.
struct OutputStep {
  /// A file's name (empty for the main one) and its bytes.
  typealias File = (name: String, bytes: [UInt8])

  let plugin: LoadedPlugin
  let options: ValueMap
  let target: OutputTarget

  /// Writes reports.
  func write(reports: [Value], environment: HostEnvironment) throws(Problem) -> [File] {
    try run("report", environment) { .init([.frozen(.list(reports)), .value(.object($0)), .frozen(.map(options))]) }
  }

  /// Writes what comes before the first or behind the last document; nothing where the plugin has no such function.
  func write(edge function: String, environment: HostEnvironment) throws(Problem) -> [File] {
    guard plugin.source.manifest.functions.contains(function) else { return [] }
    return try run(function, environment) { .init([.value(.object($0)), .frozen(.map(options))]) }
  }

  /// Writes one document.
  func write(_ session: DocumentSession, environment: HostEnvironment) throws(Problem) -> [File] {
    plugin.context.session = session
    defer { plugin.context.session = nil }
    return try run("document", environment, label: session.document.id) {
      .init([.value(.object(session.reference)), .value(.object($0)), .frozen(.map(options))])
    }
  }

  private func run(
    _ function: String, _ environment: HostEnvironment, label: String = "",
    arguments: (ObjectReference) -> [LuaArgument]
  ) throws(Problem) -> [File] {
    let builder = OutputBuilder(
      handle: environment.newHandle(), target: target,
      isText: plugin.source.manifest.mediaType.hasPrefix("text/") && !plugin.source.manifest.keepsControls,
      limit: environment.limits.output)
    plugin.context.output = builder
    defer { plugin.context.output = nil }
    _ = try plugin.call(function, arguments(builder.reference), label: label)
    return builder.files.filter { !$0.bytes.isEmpty || !$0.name.isEmpty }
  }
}

extension Manifest {
  /// Whether the format keeps carriage returns and the like: tables for programs, whose readers are no terminals.
  fileprivate var keepsControls: Bool { mediaType == "text/csv" || mediaType == "text/tab-separated-values" }
}
