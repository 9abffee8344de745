import PlainData

/// Option values by plugin, from every source, in rising order of strength: default, configuration file, command line.
public struct OptionSettings: Sendable {
  /// One value as it was given.
  struct Setting: Sendable {
    let plugin: String
    let option: String
    let text: String
    let origin: String
  }

  private var settings: [Setting] = []

  /// Takes its parts.
  public init() {}

  /// Records `plugin.option=text`; later calls are stronger.
  public mutating func set(plugin: String, option: String, to text: String, origin: String) {
    settings.append(Setting(plugin: plugin, option: option, text: text, origin: origin))
  }

  /// The names of the plugins that have settings, with the origin of the first.
  public var plugins: [(name: String, origin: String)] {
    var seen: Set<String> = []
    return settings.filter { seen.insert($0.plugin).inserted }.map { ($0.plugin, $0.origin) }
  }

  /// A request for a plugin with its options: defaults, then what was set for its name, then `inline`.
  ///
  /// - Parameters:
  ///   - inline: Pairs given where the plugin was named (`--filter mentions:names=CIS`).
  ///   - readFile: Reads the file of a `file` option.
  /// - Throws: `PluginError.option` for an option that the plugin does not declare or a value that does not fit.
  public func request(
    _ entry: Catalog.Entry, inline: [(String, String)] = [],
    readFile: ((String) throws(PluginError) -> Value)? = nil
  ) throws(PluginError) -> Planner.Request {
    let manifest = entry.manifest
    var options = manifest.defaults
    var origins: [String: String] = [:]
    for option in manifest.options where option.defaultValue != nil { origins[option.name] = "default" }
    let given =
      settings.filter { $0.plugin == manifest.name }
      + inline.map { Setting(plugin: manifest.name, option: $0.0, text: $0.1, origin: "command line") }
    for setting in given {
      guard let declaration = manifest.option(setting.option) else {
        let known = manifest.options.map(\.name)
        let hint = didYouMean(setting.option, known)
        let list = known.isEmpty ? ": it has no options" : ": it has \(known.joined(separator: ", "))"
        throw .option(
          "\(manifest.kind.rawValue) '\(manifest.name)' has no option '\(setting.option)'"
            + (hint.isEmpty ? list : hint) + " (\(setting.origin))")
      }
      do {
        let value = try OptionValue.parse(setting.text, for: declaration)
        options[declaration.name] = try resolve(value, declaration, readFile)
      } catch {
        throw .option("\(manifest.kind.rawValue) '\(manifest.name)': \(error.message) (\(setting.origin))")
      }
      origins[declaration.name] = setting.origin
    }
    try Self.checkRequired(options, manifest)
    return Planner.Request(entry: entry, options: options, origins: origins)
  }

  /// Refuses options in which one is missing that the plugin requires.
  ///
  /// - Throws: `PluginError.option` that says how to give it.
  public static func checkRequired(_ options: ValueMap, _ manifest: Manifest) throws(PluginError) {
    for option in manifest.options where option.isRequired && options[option.name] == nil {
      throw .option(
        "\(manifest.kind.rawValue) '\(manifest.name)' needs the option '\(option.name)' (\(option.help)):"
          + " give it with --set \(manifest.name).\(option.name)=…")
    }
  }

  private func resolve(
    _ value: Value, _ declaration: OptionDeclaration, _ readFile: ((String) throws(PluginError) -> Value)?
  ) throws(PluginError) -> Value {
    guard declaration.kind == .file, let readFile else { return value }
    if let path = value.string { return try readFile(path) }
    var contents: [Value] = []
    for path in value.list ?? [] {
      if let path = path.string { contents.append(try readFile(path)) }
    }
    return .list(contents)
  }
}
