import PlainData

/// Orders plugins by the layers that they need and provide.
public struct Planner {
  /// A plugin asked for by name, with the options given for it.
  public struct Request: Sendable {
    /// The plugin.
    public let entry: Catalog.Entry
    /// The options with their values.
    public let options: ValueMap
    /// Where each value came from, by option.
    public let origins: [String: String]

    /// Takes its parts.
    public init(entry: Catalog.Entry, options: ValueMap, origins: [String: String] = [:]) {
      self.entry = entry
      self.options = options
      self.origins = origins
    }
  }

  private let catalog: Catalog
  private let settings: OptionSettings
  private var ordered: [Plan.Step] = []
  private var provided: Set<String> = []

  /// - Parameter settings: Values for the options of plugins that the planner adds by itself.
  public init(catalog: Catalog, settings: OptionSettings) {
    self.catalog = catalog
    self.settings = settings
  }

  /// Makes the plan.
  ///
  /// The filters asked for keep their order; before each plugin come the providers of the layers that it needs. An
  /// explicit filter is the provider of its layers in place of the bundled one.
  ///
  /// - Parameter alsoNeeded: Layers that a command wants (`show --layers`), with the reason to show.
  /// - Throws: `PluginError.plan` for a cycle, a layer that nobody provides, or two that do.
  public mutating func plan(
    filters: [Request], analyses: [Request], output: Request?, alsoNeeded: [String] = [], recompute: Set<String> = []
  ) throws(PluginError) -> Plan {
    ordered = []
    provided = []
    for (index, filter) in filters.enumerated() {
      for layer in filter.entry.manifest.provides.keys.sorted() {
        for other in filters[..<index] where other.entry.manifest.provides[layer] != nil {
          throw .plan(
            "'\(other.entry.manifest.name)' and '\(filter.entry.manifest.name)' both provide the layer '\(layer)':"
              + " leave one out")
        }
      }
    }
    for filter in filters {
      try add(filter, reason: "asked for", explicit: filters, path: [])
    }
    var analysisSteps: [Plan.Step] = []
    for analysis in analyses {
      try add(analysis: analysis, reason: "asked for", explicit: filters, to: &analysisSteps, path: [])
    }
    for layer in alsoNeeded {
      try provide(layer, neededBy: "the command line", explicit: filters, path: [])
    }
    var outputStep: Plan.Step?
    if let output {
      for layer in output.entry.manifest.needs {
        try provide(layer, neededBy: "'\(output.entry.manifest.name)'", explicit: filters, path: [])
      }
      outputStep = step(output, reason: "asked for")
    }
    return Plan(filters: ordered, analyses: analysisSteps, output: outputStep, recompute: recompute)
  }

  private mutating func add(
    analysis: Request, reason: String, explicit: [Request], to steps: inout [Plan.Step], path: [String]
  ) throws(PluginError) {
    let manifest = analysis.entry.manifest
    if path.contains(manifest.name) {
      throw .plan("analyses use one another in a circle: " + (path + [manifest.name]).joined(separator: " → "))
    }
    for used in manifest.uses where !steps.contains(where: { $0.entry.manifest.name == used }) {
      let entry = try catalog.find(used, .analysis)
      let request = try settings.request(entry)
      try add(
        analysis: request, reason: "used by '\(manifest.name)'", explicit: explicit, to: &steps,
        path: path + [manifest.name])
    }
    for layer in manifest.needs {
      try provide(layer, neededBy: "'\(manifest.name)'", explicit: explicit, path: [])
    }
    steps.append(step(analysis, reason: reason))
  }

  private mutating func add(
    _ filter: Request, reason: String, explicit: [Request], path: [String]
  ) throws(PluginError) {
    let manifest = filter.entry.manifest
    if ordered.contains(where: { $0.entry.manifest.name == manifest.name && $0.options == filter.options }) { return }
    if path.contains(manifest.name) {
      throw .plan("filters need one another in a circle: " + (path + [manifest.name]).joined(separator: " → "))
    }
    for layer in manifest.needs where manifest.provides[layer] == nil {
      try provide(layer, neededBy: "'\(manifest.name)'", explicit: explicit, path: path + [manifest.name])
    }
    ordered.append(step(filter, reason: reason))
    provided.formUnion(manifest.provides.keys)
  }

  private mutating func provide(
    _ layer: String, neededBy: String, explicit: [Request], path: [String]
  ) throws(PluginError) {
    if provided.contains(layer) { return }
    let reason = "provides '\(layer)', which \(neededBy) needs"
    if let filter = explicit.first(where: { $0.entry.manifest.provides[layer] != nil }) {
      return try add(filter, reason: "asked for; \(reason)", explicit: explicit, path: path)
    }
    let providers = catalog.providers(of: layer)
    guard let provider = providers.first else {
      let known = catalog.all(.filter).flatMap { $0.manifest.provides.keys }
      throw .plan(
        "\(neededBy) needs the layer '\(layer)', which no filter provides" + didYouMean(layer, known.sorted()))
    }
    if providers.count > 1 {
      let names = providers.map { "'\($0.manifest.name)'" }.joined(separator: " and ")
      throw .plan(
        "\(names) both provide the layer '\(layer)', which \(neededBy) needs: choose one with --filter NAME")
    }
    try add(try settings.request(provider), reason: reason, explicit: explicit, path: path)
  }

  private func step(_ request: Request, reason: String) -> Plan.Step {
    Plan.Step(entry: request.entry, options: request.options, reason: reason, origins: request.origins)
  }
}
