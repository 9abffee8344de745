import DocumentModel
import LuaRuntime
import PlainData
import PluginModel

/// Runs one filter on the open document.
struct FilterStep {
  let plugin: LoadedPlugin
  let options: ValueMap
  /// The merged survey of this filter, in wire form; `nil` where it makes none.
  let survey: [UInt8]?

  /// Runs `apply` and puts its edits and layers into the session's document.
  ///
  /// - Returns: Whether the document is kept.
  func apply(to session: DocumentSession, environment: HostEnvironment) throws(Problem) -> Bool {
    let context = plugin.context
    context.session = session
    context.editor = nil
    defer {
      context.session = nil
      context.editor = nil
    }
    var arguments: [LuaArgument] = [.value(.object(session.reference)), .frozen(.map(options))]
    if let survey { arguments.append(.frozenEncoded(survey)) }
    let results = try plugin.call("apply", arguments, label: session.document.id)
    guard let first = results.first, let verdict = try? Wire.decode(first, allowingObjects: true), verdict != .null
    else {
      throw problem("apply returned nothing: return true to keep the document, false to drop it, or an editor")
    }
    switch verdict {
    case .boolean(false):
      return false
    case .boolean(true):
      // Edits that nobody returned are dropped on purpose: `document:edit()` alone changes nothing.
      try commit(nil, session, environment)
      return true
    case .object(let reference) where reference.kind == ObjectKind.editor.rawValue:
      try commit(context.editor, session, environment)
      return true
    default:
      throw problem("apply returned \(verdict.described): return true, false or an editor")
    }
  }

  /// Runs `survey` and gives its partial.
  func survey(_ session: DocumentSession) throws(Problem) -> [UInt8] {
    plugin.context.session = session
    defer { plugin.context.session = nil }
    let results = try plugin.call(
      "survey", [.value(.object(session.reference)), .frozen(.map(options))], label: session.document.id)
    return try plugin.plainResult(results, of: "survey")
  }

  private func commit(_ editor: EditorState?, _ session: DocumentSession, _ environment: HostEnvironment)
    throws(Problem)
  {
    do {
      let layers: [Layer]
      var document = session.document
      if let editor {
        layers = editor.layers()
        if editor.edit.changesTextOrMetadata {
          // Layers that the filter itself annotated are on the text before its edits, so they take part in them.
          for layer in layers { editor.edit.annotate(layer) }
          let (edited, outcome) = editor.edit.applied()
          document = edited
          for (layer, count) in outcome.droppedItems.sorted(by: { $0.key < $1.key }) where count > 0 {
            session.warnings.append("filter '\(plugin.name)' cut through \(count) of the layer '\(layer)': dropped")
          }
          session.replace(by: document, handle: environment.newHandle())
          return
        }
      } else {
        let schemas = try LayerDeclaration.schemas(of: plugin.source.manifest)
        layers = schemas.keys.sorted().compactMap { name in
          schemas[name].map { LayerBuilder(name: name, schema: $0, provider: plugin.name).build() }
        }
      }
      guard !layers.isEmpty else { return }
      for layer in layers { document = document.adding(layer) }
      session.replace(by: document, handle: environment.newHandle())
    } catch let error as APIError {
      throw problem(error.message)
    } catch {
      throw problem("the edits cannot be made: \(error)")
    }
  }

  private func problem(_ text: String) -> Problem {
    Problem(text, plugin: plugin.name, place: plugin.source.chunkName)
  }
}

extension LoadedPlugin {
  /// The one plain value that a step must return.
  ///
  /// - Throws: `Problem` when there is none, or when it holds a host object or a function.
  func plainResult(_ results: [[UInt8]], of function: String) throws(Problem) -> [UInt8] {
    guard let first = results.first, first != Wire.encode(.null) else {
      throw Problem(
        "\(function) returned nothing: return plain data (a number, a table, a counter), {} where there is nothing",
        plugin: name, place: source.chunkName)
    }
    do {
      try Wire.check(first)
    } catch {
      throw Problem(
        "\(function) must return plain data, without spans, documents or functions (\(error)): use span:evidence()",
        plugin: name, place: source.chunkName)
    }
    return first
  }
}
