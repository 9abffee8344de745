import PlainData

/// The API's declarations as text for people: one entry, an overview, and the Markdown page.
public enum APIReference {
  /// An unknown name, with the nearest ones.
  public struct UnknownName: Error {
    /// One sentence for the user.
    public let message: String
  }

  /// Everything about one function, property or object, as `chancery api NAME` prints it.
  public static func entry(_ name: String) throws(UnknownName) -> String {
    let wanted = name.replacing(".", with: ":")
    let found = API.documented.filter { function in
      let path = function.path.replacing(".", with: ":")
      return path == wanted || path.hasSuffix(":" + wanted)
    }
    if !found.isEmpty { return found.map(text).joined(separator: "\n") }
    let inside = API.documented.filter { group(of: $0) == name || $0.path.hasPrefix(name + ".") }
    if !inside.isEmpty { return inside.map(line).joined() }
    let near = suggestion(for: name, among: API.documented.flatMap { [$0.path, lastPart($0.path)] })
    throw UnknownName(
      message: "the API has no '\(name)'" + (near.map { ": did you mean '\($0)'?" } ?? ": chancery api lists it"))
  }

  /// All signatures with their summaries, by group.
  public static func overview() -> String {
    var text = "Chancery Lua API \(API.version). chancery api NAME tells more.\n"
    for (group, functions) in groups {
      text += "\n\(group)\n" + functions.map(line).joined()
    }
    return text
  }

  /// The reference page. A test compares the file in the tree with this.
  public static func markdown() -> String {
    var page = """
      # Lua API \(API.version)

      This page is generated from the declarations in `Sources/PluginHost`: change those, then run
      `chancery api --markdown > docs/api.md`. Every example runs in the tests on one fixed text.


      """
    for (group, functions) in groups {
      page += "## \(group)\n\n"
      if let kind = ObjectKind.allCases.first(where: { $0.name == group }) { page += kind.summary + "\n\n" }
      for function in functions { page += section(function) }
    }
    return page
  }

  // MARK: - Parts

  private static var groups: [(String, [APIFunction])] {
    var order: [String] = []
    var members: [String: [APIFunction]] = [:]
    for function in API.documented {
      let name = group(of: function)
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(function)
    }
    return order.map { ($0, members[$0] ?? []) }
  }

  private static func group(of function: APIFunction) -> String {
    if let receiver = function.receiver { return receiver.name }
    if let colon = function.name.firstIndex(of: ":") { return String(function.name[..<colon]) }
    guard let dot = function.name.lastIndex(of: ".") else { return function.name }
    return String(function.name[..<dot])
  }

  private static func lastPart(_ path: String) -> String {
    path.lastIndex(where: { $0 == "." || $0 == ":" }).map { String(path[path.index(after: $0)...]) } ?? path
  }

  private static func line(_ function: APIFunction) -> String {
    "  \(function.signature)\n      \(function.summary)\n"
  }

  private static func text(_ function: APIFunction) -> String {
    var text = "\(function.signature)\n  \(function.summary)\n"
    if !function.parameters.isEmpty { text += "\n  Parameters\n" }
    for parameter in function.parameters { text += describe(parameter, indent: "    ") }
    if !function.results.isEmpty { text += "\n  Results\n" }
    for result in function.results { text += "    \(result.type.text): \(result.help)\n" }
    if !function.errors.isEmpty { text += "\n  Errors when\n" + function.errors.map { "    \($0)\n" }.joined() }
    if !function.example.isEmpty {
      text += "\n  Example\n" + function.example.split(separator: "\n").map { "    \($0)\n" }.joined()
    }
    return text + "\n  Since \(function.since)\n"
  }

  private static func describe(_ parameter: APIParameter, indent: String) -> String {
    var text =
      "\(indent)\(parameter.isRest ? "…" : parameter.name)\(parameter.isOptional && !parameter.isRest ? "?" : "") "
    text += "(\(parameter.type.text)): \(parameter.help)"
    if let value = parameter.defaultValue, let shown = try? JSON.encode(value, style: .compact) {
      text += " [\(shown)]"
    }
    text += "\n"
    if case .fields(let fields) = parameter.type {
      text += fields.map { describe($0, indent: indent + "  ") }.joined()
    }
    return text
  }

  private static func section(_ function: APIFunction) -> String {
    var text = "### `\(function.signature)`\n\n\(function.summary)\n\n"
    for parameter in function.parameters { text += bullet(parameter, indent: "") }
    for result in function.results { text += "- returns `\(result.type.text)`: \(result.help)\n" }
    for error in function.errors { text += "- error when \(error)\n" }
    if !text.hasSuffix("\n\n") { text += "\n" }
    if !function.example.isEmpty { text += "```lua\n\(function.example)\n```\n\n" }
    return text
  }

  private static func bullet(_ parameter: APIParameter, indent: String) -> String {
    let name = parameter.isRest ? "…" : parameter.name + (parameter.isOptional ? "?" : "")
    var text = "\(indent)- `\(name)` (`\(parameter.type.text)`): \(parameter.help)"
    if let value = parameter.defaultValue, let shown = try? JSON.encode(value, style: .compact) {
      text += "; default `\(shown)`"
    }
    text += "\n"
    if case .fields(let fields) = parameter.type {
      text += fields.map { bullet($0, indent: indent + "  ") }.joined()
    }
    return text
  }
}
