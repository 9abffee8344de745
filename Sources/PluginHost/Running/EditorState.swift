import DocumentModel
import PlainData
import PluginModel

/// The edits of one filter call on one document, until `apply` returns them.
final class EditorState {
  var edit: DocumentEdit
  let handle: Int64
  private let pluginName: String
  private let schemas: [String: LayerSchema]
  private var builders: [String: LayerBuilder] = [:]

  /// - Parameter schemas: The layers that the filter provides.
  init(of document: Document, handle: Int64, pluginName: String, schemas: [String: LayerSchema]) {
    edit = DocumentEdit(of: document)
    self.handle = handle
    self.pluginName = pluginName
    self.schemas = schemas
  }

  /// Adds an item to a declared layer.
  func annotate(_ layer: String, _ range: Range<Int>, _ attributes: ValueMap, text: Text) throws {
    guard let schema = schemas[layer] else {
      let known = schemas.keys.sorted()
      let near = suggestion(for: layer, among: known).map { ": did you mean '\($0)'?" }
      throw APIError(
        "filter '\(pluginName)' does not provide the layer '\(layer)'"
          + (near ?? ": declare it as provides = { \(layer) = { … } }"))
    }
    var builder = builders.removeValue(forKey: layer) ?? LayerBuilder(name: layer, schema: schema, provider: pluginName)
    defer { builders[layer] = builder }
    do {
      try builder.append(range, attributes, in: text)
    } catch {
      throw APIError(error.description)
    }
  }

  /// The layers that the filter provides, with what was annotated; those without items are empty layers.
  func layers() -> [Layer] {
    schemas.keys.sorted().compactMap { name in
      guard let schema = schemas[name] else { return nil }
      let builder = builders[name] ?? LayerBuilder(name: name, schema: schema, provider: pluginName)
      return builder.build()
    }
  }
}

extension PluginContext {
  /// The editor of the filter call under way.
  func editor(for session: DocumentSession) throws -> ObjectReference {
    guard let manifest, manifest.kind == .filter else {
      throw APIError("only a filter edits documents: move this to a filter's apply")
    }
    if editor == nil || editor?.handle != session.handle {
      editor = EditorState(
        of: session.document, handle: session.handle, pluginName: pluginName,
        schemas: try LayerDeclaration.schemas(of: manifest))
    }
    return ObjectReference(kind: ObjectKind.editor.rawValue, a: session.handle, b: 0, c: 0, d: -1)
  }

  func editorState(_ call: APICall) throws -> EditorState {
    guard let editor, call.receiver?.a == editor.handle else {
      throw APIError("\(call.function.path): this editor is no longer open: call document:edit() in every apply")
    }
    return editor
  }
}

/// The layers that a manifest declares, as the document model's schemas.
enum LayerDeclaration {
  /// - Throws: `APIError` naming the layer and attribute whose type or name is wrong.
  static func schemas(of manifest: Manifest) throws -> [String: LayerSchema] {
    var schemas: [String: LayerSchema] = [:]
    for (layer, attributes) in manifest.provides {
      var typed: [(name: String, type: AttributeType)] = []
      for (name, word) in attributes.sorted(by: { $0.key < $1.key }) {
        guard let type = AttributeType(parsing: word) else {
          throw APIError(
            "layer '\(layer)', attribute '\(name)': unknown type '\(word)': use string, integer, number, boolean,"
              + " date or list<…>")
        }
        typed.append((name, type))
      }
      do {
        schemas[layer] = try LayerSchema(attributes: typed)
      } catch {
        throw APIError("layer '\(layer)': \(error)")
      }
    }
    return schemas
  }
}
