import PlainData

/// Everything a worker needs to know of a run, sent to it once.
public struct RunSetup: Sendable {
  /// A plugin's code. The supervisor reads it; the worker, which has no files, gets it.
  public struct PluginSource: Sendable {
    /// What the plugin says of itself.
    public let manifest: Manifest
    /// The name of the file in messages and tracebacks.
    public let chunkName: String
    /// The source.
    public let source: [UInt8]
    /// Modules for `require`: of the plugin's own folder and the bundled library.
    public let modules: [String: [UInt8]]

    /// Takes its parts.
    public init(manifest: Manifest, chunkName: String, source: [UInt8], modules: [String: [UInt8]]) {
      self.manifest = manifest
      self.chunkName = chunkName
      self.source = source
      self.modules = modules
    }
  }

  /// One use of a plugin: its index in `plugins` and its options.
  public struct Step: Sendable {
    /// The place in `plugins`.
    public let plugin: Int
    /// The options with their values.
    public let options: ValueMap

    /// Takes its parts.
    public init(plugin: Int, options: ValueMap) {
      self.plugin = plugin
      self.options = options
    }
  }

  /// The code of all plugins that take part.
  public var plugins: [PluginSource]
  /// The filters in the order in which they run.
  public var filters: [Step]
  /// The analyses in the order in which they run.
  public var analyses: [Step]
  /// What writes the result; nil where nothing does.
  public var output: Step?
  /// Layers to make anew although the input holds them.
  public var recompute: [String]
  /// Whether plain text has words joined that a hyphen and a line break cut.
  public var joinsHyphens = false
  /// What plugins, documents and workers may use.
  public var limits: RunLimits
  /// The seed of `math.random` in plugins.
  public var seed: UInt64
  /// The run's start in seconds since 1970-01-01T00:00:00Z: the only clock that plugins see.
  public var now: Int64

  /// Takes its parts.
  public init(
    plugins: [PluginSource], filters: [Step], analyses: [Step], output: Step?, recompute: [String], limits: RunLimits,
    seed: UInt64, now: Int64
  ) {
    self.plugins = plugins
    self.filters = filters
    self.analyses = analyses
    self.output = output
    self.recompute = recompute
    self.limits = limits
    self.seed = seed
    self.now = now
  }

  /// The set-up as plain data for a frame.
  public var value: Value {
    var map = ValueMap()
    // The library's modules go with every plugin, but once over the socket.
    var pool = ModulePool()
    map["plugins"] = .list(plugins.map { $0.value { pool.place(of: $0, $1) } })
    map["modules"] = .list(pool.modules)
    map["filters"] = .list(filters.map(\.value))
    map["analyses"] = .list(analyses.map(\.value))
    map["output"] = output?.value
    map["recompute"] = .list(recompute.map(Value.string))
    map["joinsHyphens"] = .boolean(joinsHyphens)
    map["limits"] = limits.value
    map["seed"] = .integer(Int64(bitPattern: seed))
    map["now"] = .integer(now)
    return .map(map)
  }

  /// Reads the form that `value` gives.
  public init(value: Value) throws(PluginError) {
    plugins = []
    let modules = (value["modules"]?.elements ?? []).map { $0.octets ?? [] }
    for plugin in value["plugins"]?.elements ?? [] { plugins.append(try PluginSource(value: plugin, modules)) }
    filters = (value["filters"]?.elements ?? []).map(Step.init(value:))
    analyses = (value["analyses"]?.elements ?? []).map(Step.init(value:))
    output = value["output"].map(Step.init(value:))
    recompute = (value["recompute"]?.elements ?? []).compactMap(\.string)
    joinsHyphens = value["joinsHyphens"]?.boolean ?? false
    limits = RunLimits(value["limits"] ?? .null)
    seed = UInt64(bitPattern: value["seed"]?.integer ?? 0)
    now = value["now"]?.integer ?? 0
    for step in filters + analyses + (output.map { [$0] } ?? []) where !plugins.indices.contains(step.plugin) {
      throw .plan("the run's set-up names a plugin that it does not hold")
    }
  }
}

/// The distinct modules of a set-up, each by its place in a list.
private struct ModulePool {
  private(set) var modules: [Value] = []
  private var places: [String: [(place: Int, bytes: [UInt8])]] = [:]

  /// The place of a module, which is added if it is not there.
  mutating func place(of name: String, _ bytes: [UInt8]) -> Value {
    if let known = places[name]?.first(where: { $0.bytes == bytes }) { return .integer(Int64(known.place)) }
    places[name, default: []].append((modules.count, bytes))
    modules.append(Value(octets: bytes))
    return .integer(Int64(modules.count - 1))
  }
}

extension RunSetup.PluginSource {
  /// The source as plain data for a frame, with its modules.
  public var value: Value { value { Value(octets: $1) } }

  /// The source as plain data for a frame.
  ///
  /// - Parameter place: What stands for a module, by its name.
  fileprivate func value(_ place: (String, [UInt8]) -> Value) -> Value {
    var map = ValueMap()
    map["manifest"] = manifest.value
    map["chunk"] = .string(chunkName)
    map["source"] = Value(octets: source)
    map["modules"] = .map(ValueMap(modules.map { (.string($0), place($0, $1)) }))
    return .map(map)
  }

  /// Reads the form that `value` gives; modules are places in a list, or stand there themselves.
  public init(value: Value, _ pool: [[UInt8]] = []) throws(PluginError) {
    manifest = try Manifest(value: value["manifest"] ?? .null)
    chunkName = value["chunk"]?.string ?? manifest.name
    source = value["source"]?.octets ?? []
    var modules: [String: [UInt8]] = [:]
    for entry in value["modules"]?.map?.entries ?? [] {
      guard case .string(let name) = entry.key else { continue }
      if let place = entry.value.integer {
        guard pool.indices.contains(Int(place)) else { throw .plan("a module is missing from the run's set-up") }
        modules[name] = pool[Int(place)]
      } else {
        modules[name] = entry.value.octets ?? []
      }
    }
    self.modules = modules
  }
}

extension RunSetup.Step {
  var value: Value { ["plugin": .integer(Int64(plugin)), "options": .map(options)] }

  init(value: Value) {
    plugin = Int(value["plugin"]?.integer ?? -1)
    options = value["options"]?.map ?? ValueMap()
  }
}

extension Value {
  /// A string value from bytes, whether they are UTF-8 or not.
  public init(octets: [UInt8]) {
    if let text = String(validating: octets, as: UTF8.self) {
      self = .string(text)
    } else {
      self = .bytes(octets)
    }
  }

  /// The bytes of a string value; `nil` for any other.
  public var octets: [UInt8]? {
    switch self {
    case .string(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    default: nil
    }
  }

  /// The elements of a list; an empty table counts as an empty list.
  public var elements: [Value]? {
    if let list { return list }
    if let map, map.isEmpty { return [] }
    return nil
  }
}

extension RunSetup {
  /// Makes the set-up of a plan.
  ///
  /// - Parameter source: Gives the code of a plugin; the supervisor has read it before.
  /// - Throws: `PluginError.unknown` when there is none.
  public init(
    plan: Plan, limits: RunLimits, seed: UInt64, now: Int64, source: (Catalog.Entry) -> PluginSource?
  ) throws(PluginError) {
    var plugins: [PluginSource] = []
    func step(_ step: Plan.Step) throws(PluginError) -> Step {
      let manifest = step.entry.manifest
      if let known = plugins.firstIndex(where: {
        $0.manifest.kind == manifest.kind && $0.manifest.name == manifest.name
      }) {
        return Step(plugin: known, options: step.options)
      }
      guard let code = source(step.entry) else { throw .unknown("the code of plugin '\(manifest.name)' is missing") }
      plugins.append(code)
      return Step(plugin: plugins.count - 1, options: step.options)
    }
    var filters: [Step] = []
    for filter in plan.filters { filters.append(try step(filter)) }
    var analyses: [Step] = []
    for analysis in plan.analyses { analyses.append(try step(analysis)) }
    var output: Step?
    if let planned = plan.output { output = try step(planned) }
    self.init(
      plugins: plugins, filters: filters, analyses: analyses, output: output, recompute: plan.recompute.sorted(),
      limits: limits, seed: seed, now: now)
  }
}
