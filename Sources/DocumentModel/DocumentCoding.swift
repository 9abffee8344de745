import PlainData

extension Document {
  /// The document without its tokens as plain data: how it travels from a reader to a worker.
  public var value: Value {
    [
      "id": .string(id), "text": .string(text.string), "metadata": metadata.value,
      "blocks": .list(blocks.map(\.value)),
      "layers": .list(layers.keys.sorted().compactMap { layers[$0]?.value }),
    ]
  }

  /// Reads the form that `value` gives.
  ///
  /// - Parameter id: The id that the document is to have; `nil` for its own.
  /// - Throws: `DocumentCodingError` for anything else; `SpanError` and `LayerError` for places outside the text.
  public init(value: Value, id: String? = nil) throws {
    guard let text = value["text"]?.string, let own = value["id"]?.string else {
      throw DocumentCodingError(what: "a document")
    }
    let model = Text(text)
    var layers: [String: Layer] = [:]
    for value in value["layers"]?.list ?? [] {
      let layer = try Layer(value: value, in: model)
      layers[layer.name] = layer
    }
    try self.init(
      id: id ?? own, text: model, metadata: Metadata(value: value["metadata"] ?? .null),
      blocks: (value["blocks"]?.list ?? []).map(Block.init(value:)), layers: layers)
  }
}

/// A value that should be a document, or a part of one, and is not.
public struct DocumentCodingError: Error, Sendable, CustomStringConvertible {
  let what: String
  /// The value in words, as messages show it.
  public var description: String { "a reader sent \(what) that cannot be read" }
}

extension Metadata {
  /// Triples of key, value and origin.
  fileprivate var value: Value {
    .list(
      keys.map { key in
        .list([.string(key), self[key] ?? .null, .string((origin(key) ?? .declared).rawValue)])
      })
  }

  fileprivate init(value: Value) throws {
    self.init()
    for item in value.list ?? [] {
      guard let triple = item.list, triple.count == 3, let key = triple[0].string,
        let origin = triple[2].string.flatMap(MetadataOrigin.init(rawValue:))
      else { throw DocumentCodingError(what: "metadata") }
      set(key, triple[1], origin: origin)
    }
  }
}

extension Block {
  /// Kind, first byte, end, level; then page, part and cell, as far as they are there.
  fileprivate var value: Value {
    var list: [Value] = [
      .string(kind.rawValue), .integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound)),
      .integer(Int64(level)),
    ]
    if page != nil || part != nil || cell != nil {
      list.append(page.map { .integer(Int64($0)) } ?? false)
      list.append(part.map { .string($0) } ?? false)
    }
    if let cell {
      list += [cell.table, cell.row, cell.column].map { .integer(Int64($0)) }
      list.append(.boolean(cell.isHeader))
    }
    return .list(list)
  }

  fileprivate init(value: Value) throws {
    guard let list = value.list, [4, 6, 10].contains(list.count),
      let kind = list[0].string.flatMap(BlockKind.init(rawValue:)),
      let start = list[1].integer, let end = list[2].integer, start <= end, let level = list[3].integer
    else { throw DocumentCodingError(what: "a block") }
    self.init(kind: kind, range: Int(start)..<Int(end), level: Int(level))
    guard list.count >= 6 else { return }
    page = list[4].integer.map { Int($0) }
    part = list[5].string
    guard list.count == 10 else { return }
    let numbers = list[6...8].compactMap { $0.integer.map { Int($0) } }
    guard numbers.count == 3, let isHeader = list[9].boolean else { throw DocumentCodingError(what: "a cell") }
    cell = TableCell(table: numbers[0], row: numbers[1], column: numbers[2], isHeader: isHeader)
  }
}

extension Layer {
  fileprivate var value: Value {
    [
      "name": .string(name), "provider": .string(provider),
      "attributes": .list(schema.attributes.map { .list([.string($0.name), .string($0.type.description)]) }),
      "items": .list(
        (0..<count).map { item in
          let range = range(item)
          return .list([
            .integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound)), .map(attributes(item)),
          ])
        }),
    ]
  }

  fileprivate init(value: Value, in text: Text) throws {
    guard let name = value["name"]?.string else { throw DocumentCodingError(what: "a layer") }
    let attributes = try (value["attributes"]?.list ?? []).map { pair in
      guard let pair = pair.list, pair.count == 2, let name = pair[0].string,
        let type = pair[1].string.flatMap(AttributeType.init(parsing:))
      else { throw DocumentCodingError(what: "a layer's attribute") }
      return (name: name, type: type)
    }
    var builder = LayerBuilder(
      name: name, schema: try LayerSchema(attributes: attributes), provider: value["provider"]?.string ?? "input")
    for item in value["items"]?.list ?? [] {
      guard let item = item.list, item.count == 3, let start = item[0].integer, let end = item[1].integer, start <= end
      else { throw DocumentCodingError(what: "a layer's item") }
      try builder.append(Int(start)..<Int(end), item[2].map ?? ValueMap(), in: text)
    }
    self = builder.build()
  }
}
