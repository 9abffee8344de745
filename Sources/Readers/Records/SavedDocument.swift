import DocumentModel
import PlainData
import PlainText

/// A document that Chancery itself has written (`annotate --to jsonl`), restored: text, metadata with their origins,
/// blocks and layers. Sentences and tokens are not in such a line: they follow from the text.
enum SavedDocument {
  /// Whether a record is such a document.
  static func isOne(_ record: ValueMap) -> Bool {
    guard let blocks = record["blocks"]?.list, record["text"]?.string != nil, record["id"]?.string != nil,
      record["layers"]?.map != nil || record["layers"]?.list?.isEmpty == true,
      record["meta"]?.map != nil || record["meta"]?.list?.isEmpty == true
    else { return false }
    return blocks.allSatisfy { $0["kind"]?.string != nil && $0["start"]?.integer != nil && $0["end"]?.integer != nil }
  }

  /// Restores the document.
  ///
  /// - Parameter known: Metadata of the command line and of tables, which go before the document's own.
  /// - Throws: `ReaderError.malformed` for what contradicts itself: a place outside the text, an unknown kind.
  static func read(_ record: ValueMap, known: Metadata) throws(ReaderError) -> ReadResult {
    let text = Text(record["text"]?.string ?? "")
    var metadata = metadata(record["meta"])
    // Where the document came from is said by the line, not by where the line lies.
    for key in known.keys where key != "path" || metadata["path"] == nil {
      if let value = known[key], let origin = known.origin(key) { metadata.set(key, value, origin: origin) }
    }
    var blocks: [Block] = []
    for (index, value) in (record["blocks"]?.list ?? []).enumerated() {
      blocks.append(try block(value, number: index + 1, text))
    }
    var layers: [String: Layer] = [:]
    for entry in record["layers"]?.map?.entries ?? [] {
      guard case .string(let name) = entry.key else { continue }
      layers[name] = try layer(name, entry.value, text)
    }
    do {
      return ReadResult(
        document: try Document(
          id: record["id"]?.string ?? "", text: text, metadata: metadata, blocks: blocks, layers: layers))
    } catch {
      throw .malformed("the blocks do not follow one another: \(error)")
    }
  }

  private static func metadata(_ value: Value?) -> Metadata {
    var metadata = Metadata()
    for entry in value?.map?.entries ?? [] {
      guard case .string(let key) = entry.key, let value = entry.value["value"] else { continue }
      let origin = entry.value["origin"]?.string.flatMap(MetadataOrigin.init(rawValue:)) ?? .declared
      metadata.set(key, value, origin: origin)
    }
    return metadata
  }

  // MARK: - Blocks

  private static func block(_ value: Value, number: Int, _ text: Text) throws(ReaderError) -> Block {
    guard let kind = value["kind"]?.string.flatMap(BlockKind.init(rawValue:)) else {
      throw .malformed("block \(number) is of a kind that is not known: '\(value["kind"]?.string?.prefix(40) ?? "")'")
    }
    return Block(
      kind: kind, range: try range(value, "block \(number)", text), level: small(value["level"]) ?? 0,
      page: small(value["page"]), part: value["part"]?.string, cell: cell(value["cell"]))
  }

  private static func cell(_ value: Value?) -> TableCell? {
    guard let value, let table = small(value["table"]), let row = small(value["row"]),
      let column = small(value["column"])
    else { return nil }
    let isHeader = value["header"]?.boolean ?? value["is_header"]?.boolean ?? false
    return TableCell(table: table, row: row, column: column, isHeader: isHeader)
  }

  private static func small(_ value: Value?) -> Int? {
    value?.integer.flatMap { $0 >= 0 && $0 <= Int64(Int32.max) ? Int($0) : nil }
  }

  /// A place in code points as one in bytes.
  private static func range(_ value: Value, _ what: String, _ text: Text) throws(ReaderError) -> Range<Int> {
    guard let start = value["start"]?.integer, let end = value["end"]?.integer else {
      throw .malformed("\(what) has no 'start' and 'end'")
    }
    guard start >= 0, start <= end, end <= Int64(text.count) else {
      throw .malformed("\(what) claims the place \(start) to \(end), which is not in the text")
    }
    do {
      return try text.bytes(codePoints: Int(start)..<Int(end))
    } catch {
      throw .malformed("\(what): \(error)")
    }
  }

  // MARK: - Layers

  private static func layer(_ name: String, _ value: Value, _ text: Text) throws(ReaderError) -> Layer {
    var attributes: [(name: String, type: AttributeType)] = []
    for entry in value["attributes"]?.map?.entries ?? [] {
      guard case .string(let attribute) = entry.key else { continue }
      guard let type = entry.value.string.flatMap(AttributeType.init(parsing:)) else {
        throw .malformed("layer '\(name)': the attribute '\(attribute)' is of a type that is not known")
      }
      attributes.append((attribute, type))
    }
    do {
      let schema = try LayerSchema(attributes: attributes)
      var builder = LayerBuilder(name: name, schema: schema, provider: value["provider"]?.string ?? "input")
      for (index, item) in (value["items"]?.list ?? []).enumerated() {
        try add(item, "item \(index + 1) of layer '\(name)'", to: &builder, text)
      }
      return builder.build()
    } catch let error as LayerError {
      throw .malformed("\(error)")
    } catch let error as ReaderError {
      throw error
    } catch {
      throw .malformed("layer '\(name)' cannot be read")
    }
  }

  private static func add(_ item: Value, _ what: String, to builder: inout LayerBuilder, _ text: Text) throws {
    let range = try range(item, what, text)
    var attributes = item.map ?? ValueMap()
    if let quoted = attributes["text"]?.string {
      guard let actual = try? text.string(in: range), actual.utf8.elementsEqual(quoted.utf8) else {
        throw ReaderError.malformed("\(what) says '\(quoted.prefix(40))', which is not the text at its place")
      }
    }
    for own in ["start", "end", "text"] { attributes[own] = nil }
    try builder.append(range, attributes, in: text)
  }
}
