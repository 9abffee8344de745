import PlainData

/// What a run does, in order: the filters with the reason for each, the analyses, and the output.
public struct Plan: Sendable {
  /// One plugin with the values of its options.
  public struct Step: Sendable {
    /// The plugin.
    public let entry: Catalog.Entry
    /// The options with their values.
    public let options: ValueMap
    /// Why it runs: "asked for", or the layer and the plugin that needs it.
    public let reason: String
    /// Where each option's value came from, for `--explain` and `plugin info`.
    public let origins: [String: String]

    /// Takes its parts.
    public init(entry: Catalog.Entry, options: ValueMap, reason: String, origins: [String: String]) {
      self.entry = entry
      self.options = options
      self.reason = reason
      self.origins = origins
    }
  }

  /// The filters in the order in which they run.
  public let filters: [Step]
  /// The analyses in the order in which they run.
  public let analyses: [Step]
  /// What writes the result; nil where nothing does.
  public let output: Step?
  /// Layers to make anew although the input already holds them.
  public let recompute: Set<String>

  /// Takes its parts.
  public init(filters: [Step], analyses: [Step], output: Step?, recompute: Set<String> = []) {
    self.filters = filters
    self.analyses = analyses
    self.output = output
    self.recompute = recompute
  }

  /// The plan as `--explain` prints it: one line a step.
  public var explanation: String {
    var lines: [String] = []
    for (index, step) in filters.enumerated() { lines.append("\(index + 1). filter \(describe(step))") }
    for step in analyses { lines.append("\(lines.count + 1). analysis \(describe(step))") }
    if let output { lines.append("\(lines.count + 1). output \(describe(output))") }
    return lines.map { $0 + "\n" }.joined()
  }

  private func describe(_ step: Step) -> String {
    let manifest = step.entry.manifest
    var text = "\(manifest.name) (\(step.entry.origin.word)): \(step.reason)"
    if !manifest.provides.isEmpty { text += "; provides \(manifest.provides.keys.sorted().joined(separator: ", "))" }
    if !manifest.needs.isEmpty { text += "; needs \(manifest.needs.joined(separator: ", "))" }
    if manifest.surveys { text += "; surveys the corpus first" }
    for option in manifest.options {
      guard let origin = step.origins[option.name], let value = step.options[option.name] else { continue }
      let shown = (try? JSON.encode(value, style: .compact)) ?? "?"
      text += "\n   \(option.name) = \(shown) (\(origin))"
    }
    return text
  }
}
