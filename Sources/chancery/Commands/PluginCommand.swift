import Isolation
import PlainData
import PluginModel

/// `chancery plugin`: what there is, what it takes, whether it works.
enum PluginCommand: Command {
  static let name = "plugin"
  static let synopsis = "list | info NAME | test [NAME…] | check FILE… | new KIND NAME"
  static let summary = "list, explain, test, check and begin plugins"
  static let discussion = """
      list              all plugins with one line each
      info NAME         options with their values and origins, layers, where it lies
      test [NAME…]      run the tests beside plugins (all bundled ones without NAME); NAME may be a path
      check FILE…       load plugins and say what is wrong with them
      new KIND NAME     write NAME/plugin.lua and NAME/test.lua to begin from; KIND: analysis, filter or output
      index             print the index of bundled manifests (Plugins/index.json is made with it)
    """
  static let options = [
    OptionSpecification("plugins", value: "DIR", "a further folder of plugins; repeatable"),
    OptionSpecification("verbose", short: "v", "name passed tests too"),
  ]

  static func run(_ arguments: [String]) throws -> ExitStatus {
    let parsed = try ParsedArguments(arguments, options)
    let rest = Array(parsed.operands.dropFirst())
    switch parsed.operands.first {
    case "list"?: return try list(parsed)
    case "info"?: return try info(rest, parsed)
    case "test"?: return try PluginTesting.run(rest, parsed)
    case "check"?: return try check(rest, parsed)
    case "new"?: return try PluginTemplate.write(rest)
    case "index"?: return try index()
    case let other?:
      let words = ["list", "info", "test", "check", "new", "index"]
      let near = suggestion(for: other, among: words).map { ": did you mean '\($0)'?" }
      throw UsageError("chancery plugin has no '\(other)'" + (near ?? ": there are \(words.joined(separator: ", "))"))
    case nil:
      throw UsageError("chancery plugin \(synopsis)")
    }
  }

  // MARK: - list

  private static func list(_ parsed: ParsedArguments) throws -> ExitStatus {
    let library = try PluginLibrary(try Installation.find(), folders: parsed.all("plugins"))
    let width = library.catalog.entries.map { $0.manifest.name.count }.max() ?? 0
    var text = ""
    for kind in PluginKind.allCases {
      text += (text.isEmpty ? "" : "\n") + kind.plural + "\n"
      for entry in library.catalog.all(kind) {
        let origin = entry.origin == .bundled ? "" : " (\(entry.origin.word): \(entry.path))"
        text += "  " + entry.manifest.name.padded(to: width + 2) + entry.manifest.summary + origin + "\n"
      }
    }
    try Terminal.write(text)
    return .success
  }

  // MARK: - info

  private static func info(_ names: [String], _ parsed: ParsedArguments) throws -> ExitStatus {
    guard !names.isEmpty else { throw UsageError("chancery plugin info NAME") }
    let library = try PluginLibrary(try Installation.find(), folders: parsed.all("plugins"))
    var settings = OptionSettings()
    try Configuration.read(into: &settings)
    for name in names {
      for entry in try entries(name, library) {
        try Terminal.write(try describe(entry, settings))
      }
    }
    return .success
  }

  /// The plugins that a name or path means.
  static func entries(_ name: String, _ library: PluginLibrary) throws -> [Catalog.Entry] {
    if let path = PluginLibrary.path(name) {
      return [Catalog.Entry(manifest: try library.describe(path), origin: .path, path: path)]
    }
    let found = library.catalog.entries.filter { $0.manifest.name == name }
    guard found.isEmpty else { return found }
    let near = suggestion(for: name, among: library.catalog.entries.map(\.manifest.name))
    throw UsageError(
      "unknown plugin '\(name)'" + (near.map { ": did you mean '\($0)'?" } ?? ": chancery plugin list names them"))
  }

  private static func describe(_ entry: Catalog.Entry, _ settings: OptionSettings) throws -> String {
    let manifest = entry.manifest
    var text = "\(manifest.name) \(manifest.version), \(manifest.kind.rawValue), \(entry.origin.word)\n"
    text += "  \(manifest.summary)\n"
    if !manifest.details.isEmpty { text += "  \(manifest.details)\n" }
    text += "\n  file      \(entry.path)\n"
    if !manifest.license.isEmpty { text += "  licence   \(manifest.license)\n" }
    if !manifest.needs.isEmpty { text += "  needs     \(manifest.needs.joined(separator: ", "))\n" }
    if !manifest.uses.isEmpty { text += "  uses      \(manifest.uses.joined(separator: ", "))\n" }
    for (layer, attributes) in manifest.provides.sorted(by: { $0.key < $1.key }) {
      let list = attributes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      text += "  provides  \(layer) { \(list.joined(separator: ", ")) }\n"
    }
    if manifest.kind == .output {
      text += "  format    \(manifest.format) (.\(manifest.fileExtension), \(manifest.mediaType))\n"
    }
    guard !manifest.options.isEmpty else { return text + "\n  It has no options.\n" }
    let request = try settings.request(entry)
    text += "\n  Options\n"
    for option in manifest.options {
      text += "    \(option.name) (\(option.typeText))"
      if let value = request.options[option.name], let shown = try? JSON.encode(value, style: .compact) {
        text += " = \(shown) [\(request.origins[option.name] ?? "default")]"
      }
      text += option.help.isEmpty ? "\n" : "\n        \(option.help)\n"
    }
    return text
  }

  // MARK: - check, index

  private static func check(_ files: [String], _ parsed: ParsedArguments) throws -> ExitStatus {
    guard !files.isEmpty else { throw UsageError("chancery plugin check FILE…") }
    let library = try PluginLibrary(try Installation.find(), folders: parsed.all("plugins"))
    var failed = false
    for file in files {
      let path = PluginLibrary.path(file) ?? file
      do {
        let manifest = try library.evaluate(path)
        var notes: [String] = []
        for layer in manifest.needs
        where library.catalog.providers(of: layer).isEmpty && manifest.provides[layer] == nil {
          notes.append("needs the layer '\(layer)', which no filter provides")
        }
        failed = failed || !notes.isEmpty
        let verdict = notes.isEmpty ? "sound" : notes.joined(separator: "; ")
        try Terminal.write("\(file): \(manifest.kind.rawValue) '\(manifest.name)': \(verdict)\n")
      } catch let problem as Problem {
        failed = true
        Terminal.complain("\(file): \(problem.line)")
        for frame in problem.traceback { Terminal.writeError("    \(frame)\n") }
      }
    }
    return failed ? .failure : .success
  }

  private static func index() throws -> ExitStatus {
    let installation = try Installation.find()
    let library = try PluginLibrary(installation, folders: [])
    var manifests: [Value] = []
    for kind in PluginKind.allCases {
      let folder = "\(installation.plugins)/\(kind.plural)"
      guard FileSystem.kind(folder) == .folder else { continue }
      for entry in try FileSystem.list(folder) where FileSystem.kind("\(folder)/\(entry.name)/plugin.lua") == .file {
        let manifest = try library.evaluate("\(folder)/\(entry.name)/plugin.lua")
        guard manifest.name == entry.name, manifest.kind == kind else {
          throw Problem(
            "\(folder)/\(entry.name): holds the \(manifest.kind.rawValue) '\(manifest.name)': name the folder for it")
        }
        manifests.append(manifest.value)
      }
    }
    try Terminal.write(try JSON.encode(.list(manifests), style: .pretty) + "\n")
    return .success
  }
}
