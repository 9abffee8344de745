import PlainData

extension Manifest {
  /// The functions that each kind may define; the first ones named are required in some combination.
  static func functionNames(_ kind: PluginKind) -> [String] {
    switch kind {
    case .filter: ["apply", "survey", "merge"]
    case .analysis: ["map", "merge", "report"]
    case .output: ["report", "begin", "document", "finish"]
    }
  }

  private static func fieldNames(_ kind: PluginKind) -> [String] {
    let common = ["name", "version", "summary", "description", "license", "needs", "options"]
    switch kind {
    case .filter: return common + ["provides"] + functionNames(kind)
    case .analysis: return common + ["uses"] + functionNames(kind)
    case .output: return common + ["format", "extension", "media", "per_document", "separator"] + functionNames(kind)
    }
  }

  /// Reads the table that a plugin gives to `chancery.filter`, `chancery.analysis` or `chancery.output`.
  ///
  /// Functions arrive as opaque objects (a manifest in the index: as the list `functions`).
  /// - Throws: `PluginError.manifest` naming the field, what was expected and what to do.
  public init(kind: PluginKind, definition: Value) throws(PluginError) {
    guard let fields = definition.map else {
      throw .manifest("chancery.\(kind.rawValue) takes a table, not \(definition.described)")
    }
    let known = Self.fieldNames(kind)
    var functions = Set(fields["functions"]?.list?.compactMap(\.string) ?? [])
    for entry in fields.entries {
      guard case .string(let key) = entry.key else {
        throw .manifest("the \(kind.rawValue)'s table has the unexpected key \(entry.key.described)")
      }
      if key == "functions" || key == "kind" { continue }
      guard known.contains(key) else {
        throw .manifest("\(kind.rawValue) has an unknown field '\(key)'" + didYouMean(key, known))
      }
      if Self.functionNames(kind).contains(key) {
        guard case .object(let reference) = entry.value, reference.kind == 0 else {
          throw .manifest("'\(key)' must be a function, not \(entry.value.described)")
        }
        functions.insert(key)
      }
    }
    let reader = FieldReader(fields: fields, kind: kind)
    let name = try reader.requiredText("name")
    guard isPluginName(name) else {
      throw .manifest("the name '\(name)' is not a plugin's name: use letters, digits, '-' and '_'")
    }
    try Self.checkFunctions(kind, functions)
    self.init(
      kind: kind, name: name, version: try reader.text("version") ?? "0.0.0",
      summary: try reader.requiredText("summary"), details: try reader.text("description") ?? "",
      license: try reader.text("license") ?? "", provides: try reader.layers("provides"),
      needs: try reader.names("needs"), uses: try reader.names("uses"), options: try reader.options(),
      functions: functions, format: try reader.text("format") ?? name,
      fileExtension: try reader.text("extension") ?? "txt", mediaType: try reader.text("media") ?? "text/plain",
      perDocument: try reader.flag("per_document"), separator: try reader.text("separator") ?? "")
  }

  private static func checkFunctions(_ kind: PluginKind, _ functions: Set<String>) throws(PluginError) {
    switch kind {
    case .filter:
      guard functions.contains("apply") else {
        throw .manifest("a filter needs a function 'apply(document, options)'")
      }
    case .analysis:
      for name in ["map", "report"] where !functions.contains(name) {
        throw .manifest(
          "an analysis needs a function '\(name)': "
            + (name == "map" ? "map(document, options)" : "report(result, report, options)"))
      }
    case .output:
      guard functions.contains("report") || functions.contains("document") else {
        throw .manifest(
          "an output needs a function 'report(reports, out, options)' or 'document(document, out, options)'")
      }
    }
  }

  /// The manifest as plain data; `Manifest(kind:definition:)` reads it back.
  public var value: Value {
    var fields = ValueMap()
    fields["kind"] = .string(kind.rawValue)
    fields["name"] = .string(name)
    fields["version"] = .string(version)
    fields["summary"] = .string(summary)
    if !details.isEmpty { fields["description"] = .string(details) }
    if !license.isEmpty { fields["license"] = .string(license) }
    if !needs.isEmpty { fields["needs"] = .list(needs.map(Value.string)) }
    if !uses.isEmpty { fields["uses"] = .list(uses.map(Value.string)) }
    if !provides.isEmpty {
      fields["provides"] = .map(
        ValueMap(
          provides.map { layer, attributes in
            (.string(layer), .map(ValueMap(attributes.map { (.string($0), .string($1)) })))
          }))
    }
    if !options.isEmpty {
      fields["options"] = .map(ValueMap(options.map { (.string($0.name), $0.value) }))
    }
    fields["functions"] = .list(functions.sorted().map(Value.string))
    if kind == .output {
      fields["format"] = .string(format)
      fields["extension"] = .string(fileExtension)
      fields["media"] = .string(mediaType)
      if perDocument { fields["per_document"] = true }
      if !separator.isEmpty { fields["separator"] = .string(separator) }
    }
    return .map(fields)
  }

  /// Reads a manifest from the form that `value` gives.
  public init(value: Value) throws(PluginError) {
    guard let word = value["kind"]?.string, let kind = PluginKind(rawValue: word) else {
      throw .manifest("the manifest has no kind")
    }
    try self.init(kind: kind, definition: value)
  }
}

/// Reads typed fields of a manifest's table.
private struct FieldReader {
  let fields: ValueMap
  let kind: PluginKind

  func text(_ name: String) throws(PluginError) -> String? {
    guard let value = fields[name] else { return nil }
    guard let text = value.string else { throw .manifest("'\(name)' must be a string, not \(value.described)") }
    return text
  }

  func requiredText(_ name: String) throws(PluginError) -> String {
    guard let text = try text(name), !text.isEmpty else {
      throw .manifest("\(article(kind.rawValue)) needs a '\(name)': add \(name) = \"…\"")
    }
    return text
  }

  func flag(_ name: String) throws(PluginError) -> Bool {
    guard let value = fields[name] else { return false }
    guard let flag = value.boolean else { throw .manifest("'\(name)' must be true or false, not \(value.described)") }
    return flag
  }

  func names(_ field: String) throws(PluginError) -> [String] {
    guard let value = fields[field] else { return [] }
    if let map = value.map, map.isEmpty { return [] }
    guard let list = value.list else {
      throw .manifest("'\(field)' must be a list of names such as { \"entities\" }, not \(value.described)")
    }
    var names: [String] = []
    for element in list {
      guard let name = element.string, isPluginName(name) else {
        throw .manifest("'\(field)' must hold names, not \(element.described)")
      }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  func layers(_ field: String) throws(PluginError) -> [String: [String: String]] {
    guard let value = fields[field] else { return [:] }
    guard let map = value.map else {
      throw .manifest("'\(field)' must be a table such as { risks = { level = \"integer\" } }, not \(value.described)")
    }
    var layers: [String: [String: String]] = [:]
    for entry in map.entries {
      guard case .string(let layer) = entry.key, isIdentifier(layer) else {
        throw .manifest("'\(field)' names layers by their names: \(entry.key.described) is none")
      }
      guard let attributes = entry.value.map else {
        throw .manifest("the layer '\(layer)' needs a table of attributes such as { level = \"integer\" }, or {}")
      }
      layers[layer] = try types(of: attributes, layer: layer)
    }
    return layers
  }

  private func types(of attributes: ValueMap, layer: String) throws(PluginError) -> [String: String] {
    var types: [String: String] = [:]
    for entry in attributes.entries {
      guard case .string(let name) = entry.key, let type = entry.value.string else {
        throw .manifest("the layer '\(layer)' must give each attribute a type such as \"string\"")
      }
      types[name] = type
    }
    return types
  }

  func options() throws(PluginError) -> [OptionDeclaration] {
    guard let value = fields["options"] else { return [] }
    guard let map = value.map else {
      throw .manifest("'options' must be a table of declarations, not \(value.described)")
    }
    var options: [OptionDeclaration] = []
    for entry in map.entries {
      guard case .string(let name) = entry.key else {
        throw .manifest("'options' is a table by name: write minimum = { type = \"integer\" }")
      }
      options.append(try OptionDeclaration(name: name, declaration: entry.value))
    }
    return options
  }
}
