import LuaRuntime
import PlainData
import PluginModel

/// A plugin in a Lua state of its own, made on first use and made anew after a limit was met.
final class LoadedPlugin {
  let source: RunSetup.PluginSource
  let context: PluginContext
  private let environment: HostEnvironment
  private var state: LuaState?

  init(source: RunSetup.PluginSource, environment: HostEnvironment) {
    self.source = source
    self.environment = environment
    context = PluginContext(environment: environment, pluginName: source.manifest.name)
  }

  var name: String { source.manifest.name }

  /// Calls one of the plugin's functions and gives what it returned, one wire value each.
  ///
  /// - Parameters:
  ///   - label: What the call works on, usually a document's id: it seeds `math.random` and stands in errors.
  /// - Throws: `Problem` with the plugin, the line and the traceback.
  func call(_ function: String, _ arguments: [LuaArgument], label: String) throws(Problem) -> [[UInt8]] {
    let state = try readyState()
    state.seedRandom(Self.seed(environment.seed, name, label))
    let bytes: [UInt8]
    do {
      bytes = try state.call(function, arguments, label: label)
    } catch {
      state.closeView()
      if state.isSpent { self.state = nil }
      throw Problem(error, plugin: name)
    }
    state.closeView()
    guard bytes.count <= environment.limits.output else {
      throw Problem(
        "\(function) returned \(bytes.count) bytes, more than the limit of \(environment.limits.output):"
          + " return less, or raise it with --limit output=…", plugin: name)
    }
    do {
      return try Wire.elements(bytes)
    } catch {
      throw Problem("\(function) returned what cannot be read: \(error)", plugin: name)
    }
  }

  private func readyState() throws(Problem) -> LuaState {
    if let state { return state }
    let fresh = try Self.load(source.chunkName, source.source, source.modules, context, environment)
    state = fresh
    return fresh
  }

  /// Makes a state and runs a plugin's chunk in it; the context then holds the definition.
  ///
  /// - Throws: `Problem` when the chunk fails, or when it returns something else than what `chancery.filter`,
  ///   `chancery.analysis` or `chancery.output` gave.
  static func load(
    _ chunkName: String, _ source: [UInt8], _ modules: [String: [UInt8]], _ context: PluginContext,
    _ environment: HostEnvironment
  ) throws(Problem) -> LuaState {
    context.definition = nil
    let result: Value
    let state: LuaState
    do {
      state = try LuaState(
        limits: environment.limits.lua, library: API.library, host: context,
        seed: seed(environment.seed, context.pluginName, ""))
      result = try state.load(source: source, chunkName: chunkName, modules: modules)
    } catch {
      throw Problem(error, plugin: context.pluginName)
    }
    guard let definition = context.definition, definition.value == result else {
      throw Problem(
        "the file returned \(result.described): end it with return chancery.filter { … }, chancery.analysis { … } or"
          + " chancery.output { … }", plugin: context.pluginName, place: chunkName)
    }
    return state
  }

  /// A seed from the run's seed, the plugin and the document: FNV-1a over all three, so that no order of work matters.
  private static func seed(_ run: UInt64, _ plugin: String, _ label: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ run
    for byte in Array(plugin.utf8) + [0] + Array(label.utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}

extension RunLimits {
  /// The limits that a Lua state keeps itself.
  var lua: LuaLimits {
    LuaLimits(
      memory: memory, cpuTime: time, instructions: instructions, patternSteps: patternSteps, logBytes: log)
  }
}

extension Problem {
  init(_ error: LuaError, plugin: String) {
    var message = error.message
    switch error.kind {
    case .time: message += ": raise it with --limit time=…"
    case .memory: message += ": raise it with --limit memory=…"
    default: break
    }
    self.init(
      message, plugin: plugin, place: error.line.map { "\(error.chunk):\($0)" } ?? error.chunk,
      sourceLine: error.sourceLine ?? "", traceback: error.traceback)
  }
}
