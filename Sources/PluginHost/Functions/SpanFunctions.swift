import DocumentModel
import Language
import LuaRuntime
import PlainData

/// `span.…` and `span:…`.
enum SpanFunctions {
  static let all: [APIFunction] = [
    property(
      "text", .string, "The text: document.text:sub(span.first, span.last), always.",
      example: "print(document:span(8, 16).text) --> announced"
    ) { session, range, _ in
      .string(try session.document.text.string(in: range))
    },
    property(
      "first", .integer, "The first byte, from 1.",
      example: "print(document:sentences()[1].first) --> 1"
    ) { session, range, _ in
      .integer(Int64(session.document.text.luaRange(range).first))
    },
    property(
      "last", .integer, "The last byte, inclusive.",
      example: "print(document:sentences()[1].last) --> 50"
    ) { session, range, _ in
      .integer(Int64(session.document.text.luaRange(range).last))
    },
    property(
      "start", .integer, "The first code point, from 0: the unit of JSON and of W3C Web Annotation.",
      example: "print(document:span(8, 16).start) --> 7"
    ) { session, range, _ in
      .integer(Int64(try session.document.text.codePoints(range).lowerBound))
    },
    property(
      "stop", .integer, "The end in code points, exclusive.",
      example: "print(document:span(8, 16).stop) --> 16"
    ) { session, range, _ in
      .integer(Int64(try session.document.text.codePoints(range).upperBound))
    },
    property(
      "sentence", .object(.span), "The sentence that holds the beginning of the span, or nil.",
      example: "print(document:span(8, 16).sentence.first) --> 1"
    ) { session, range, _ in
      let tokens = try session.tokens()
      guard let sentence = tokens.sentence(containing: range.lowerBound) else { return .null }
      return .object(session.span(tokens.sentenceBytes(sentence)))
    },
    property(
      "block", .object(.span), "The block that holds the beginning of the span, or nil.",
      example: "print(document:span(8, 16).block.kind) --> heading"
    ) { session, range, _ in
      guard let index = blockIndex(session, range.lowerBound) else { return .null }
      return .object(
        session.span(session.document.blocks[index].range, source: session.add(.blocks), item: index))
    },
    property(
      "document", .object(.document), "The document that the span belongs to.",
      example: "print(document:span(1, 6).document.id) --> concept.txt"
    ) { session, _, _ in
      .object(session.reference)
    },
    property(
      "token_first", .integer, "The number of the first token that the span touches, from 1; nil if it touches none.",
      example: "print(document:span(8, 16).token_first) --> 2"
    ) { session, range, _ in
      let tokens = try session.tokens().tokens(overlapping: range)
      return tokens.isEmpty ? .null : .integer(Int64(tokens.lowerBound + 1))
    },
    property(
      "token_last", .integer, "The number of the last token that the span touches; nil if it touches none.",
      example: "print(document:span(1, 16).token_last) --> 2"
    ) { session, range, _ in
      let tokens = try session.tokens().tokens(overlapping: range)
      return tokens.isEmpty ? .null : .integer(Int64(tokens.upperBound))
    },
    property(
      "attributes", .table, "The attributes of a layer's item as a plain table.",
      example: "print(document:layer(\"entities\")[1].attributes.type) --> GPE"
    ) { session, _, reference in
      .map(attributes(session, reference))
    },
    APIFunction(
      "tokens", .method(.span), "Iterates over the tokens that the span touches, like document:tokens.",
      [.rest("field", .string, "token fields; form when none is named")],
      results: [APIResult(.iterator([.any]), "the fields of the next token")],
      errors: ["the field is unknown"],
      example: "for form in document:span(1, 16):tokens() do print(form) end --> Russia\n--> announced"
    ) { call in
      let (session, range) = try open(call)
      let table = try call.context.openColumns(call.state)
      _ = session
      return .tokens(
        fields: try DocumentFunctions.fields(call, in: table), range: table.tokens(overlapping: range))
    },
    APIFunction(
      "frequencies", .method(.span), "Counts the values of a field in the span, like document:frequencies.",
      [.required("field", .string, "a token field"), .optional("filter", .table, "as for document:frequencies")],
      results: [APIResult(.table, "a counter by word")],
      example: "print(document:sentences()[1]:frequencies(\"lower\"):get \"cis\") --> 1"
    ) { call in
      let (_, range) = try open(call)
      let table = try call.context.openColumns(call.state)
      return try FrequencyCount.counts(call, table, range: table.tokens(overlapping: range))
    },
    APIFunction(
      "context", .method(.span), "Gives the text around the span, within its block.",
      [.optional("n", .integer, default: 8, "how many tokens on each side")],
      results: [
        APIResult(.string, "the text before"), APIResult(.string, "the span's text"),
        APIResult(.string, "the text after"),
      ],
      example: """
        local left, text, right = document:span(8, 16):context(1)
        print(left .. "|" .. text .. "|" .. right) --> Russia|announced|priorities
        """
    ) { call in
      let (session, range) = try open(call)
      return .values(try context(session, range, size: max(0, min(call.integer(0), 1000))))
    },
    APIFunction(
      "evidence", .method(.span),
      "Gives the span as plain data for a report: document, place, text, sentence and what stands around it.",
      results: [
        APIResult(.table, "document, title, start and end in code points, text, sentence, prefix, suffix, attributes")
      ],
      example:
        "local e = document:span(8, 16):evidence() print(e.document, e.start, e[\"end\"], e.text) --> concept.txt 7 16 announced"
    ) { call in
      let (session, range) = try open(call)
      guard let reference = call.receiver else { return .none }
      return .value(try EvidenceMaking.evidence(session, range, attributes: attributes(session, reference)))
    },
    APIFunction(
      "contains", .method(.span), "Tells whether another span lies inside this one.",
      [.required("other", .object(.span), "the other span")],
      results: [APIResult(.boolean, "true where it does")],
      example: "print(document:span(1, 16):contains(document:span(8, 16))) --> true"
    ) { call in
      let (session, range) = try open(call)
      let other = try argument(call, 0, session)
      return .value(.boolean(range.lowerBound <= other.lowerBound && other.upperBound <= range.upperBound))
    },
    APIFunction(
      "overlaps", .method(.span), "Tells whether the two spans share a byte.",
      [.required("other", .object(.span), "the other span")],
      results: [APIResult(.boolean, "true where they do")],
      example: "print(document:span(1, 6):overlaps(document:span(8, 16))) --> false"
    ) { call in
      let (session, range) = try open(call)
      return .value(.boolean(range.overlaps(try argument(call, 0, session))))
    },
    APIFunction(
      "layer", .method(.span), "Lists the items of a layer that lie inside the span.",
      [.required("name", .string, "the layer's name")],
      results: [APIResult(.list(.object(.span)), "spans with the layer's attributes as fields")],
      errors: ["nothing has made the layer"],
      example: "print(#document:sentences()[1]:layer \"entities\") --> 2"
    ) { call in
      let (session, range) = try open(call)
      let layer = try layer(try call.string(0), session, call.context)
      let source = session.source(layer: layer)
      let inside = layer.items(overlapping: range).filter {
        let item = layer.range($0)
        return range.lowerBound <= item.lowerBound && item.upperBound <= range.upperBound
      }
      return .spans(inside.map { session.span(layer.range($0), source: source, item: $0) })
    },
    APIFunction(
      "find", .method(.span), "Finds the matches of a query inside the span.",
      [.required("query", .string, "a query in the Corpus Query Language")],
      results: [APIResult(.list(.object(.span)), "a span for each match; labels are fields that hold spans")],
      errors: ["the query is not well formed"],
      example: "print(#document:sentences()[1]:find '[form=\"CIS\"]') --> 1"
    ) { call in
      let (session, range) = try open(call)
      return try find(call, session, within: range)
    },
    APIFunction(
      "match", .method(.span), "Finds the names of a gazetteer inside the span.",
      [
        .required("gazetteer", .object(.gazetteer), "what chancery.gazetteer made"),
        .optional(
          "options",
          .fields([
            .optional("overlaps", .choice(["longest", "all"]), "which of overlapping matches to keep")
          ]), "as for document:match"),
      ],
      results: [APIResult(.list(.object(.span)), "spans with the entry's attributes as fields")],
      example: """
        local bodies = chancery.gazetteer { { name = "CIS" } }
        print(#document:sentences()[1]:match(bodies)) --> 1
        """
    ) { call in
      let (session, range) = try open(call)
      return try match(call, session, within: range)
    },
    APIFunction(
      "attribute", .method(.span), "Reads one attribute, for names that are not known when the script is written.",
      [.required("name", .string, "the attribute's name")],
      results: [APIResult(.any, "its value, or nil")],
      example: "print(document:layer(\"entities\")[1]:attribute \"type\") --> GPE"
    ) { call in
      let session = try call.context.document(call)
      guard let reference = call.receiver else { return .none }
      return .value(try dynamic(session, reference, try call.string(0)) ?? .null)
    },
  ]

  // MARK: - What several functions need

  /// The session and range of the receiver.
  static func open(_ call: APICall) throws -> (DocumentSession, Range<Int>) {
    let session = try call.context.document(call)
    guard let reference = call.receiver else { throw APIError("\(call.function.path): no span") }
    return (session, try session.range(of: reference))
  }

  private static func argument(_ call: APICall, _ index: Int, _ session: DocumentSession) throws -> Range<Int> {
    guard case .object(let reference) = call.arguments[index] else { throw APIError("expected a span") }
    return try session.range(of: reference)
  }

  /// The field of a span that is no declared property: a label or a layer's attribute. `nil` when it has none so named.
  static func dynamic(_ session: DocumentSession, _ reference: ObjectReference, _ name: String) throws -> Value? {
    guard let (source, item) = session.origin(of: reference) else { return nil }
    switch source {
    case .layer(let layer):
      return layer.schema.attributes.contains { $0.name == name } ? layer.attribute(name, item) ?? .null : nil
    case .blocks:
      return blockAttributes(session.document.blocks[item])[name] ?? (blockFields.contains(name) ? .null : nil)
    case .labels(let matches):
      return matches[item][name].map { .object(session.span($0)) }
    case .attributes(let entries):
      return entries[item][name]
    }
  }

  /// The names that `dynamic` knows for a span, for suggestions.
  static func dynamicNames(_ session: DocumentSession, _ reference: ObjectReference) -> [String] {
    guard let (source, item) = session.origin(of: reference) else { return [] }
    switch source {
    case .layer(let layer): return layer.schema.attributes.map(\.name)
    case .blocks: return blockFields
    case .labels(let matches): return matches[item].keys.sorted()
    case .attributes(let entries): return entries[item].keys.map(\.text)
    }
  }

  private static let blockFields = ["kind", "level", "page", "part", "cell"]

  private static func blockAttributes(_ block: Block) -> ValueMap {
    var map = ValueMap()
    map["kind"] = .string(block.kind.rawValue)
    map["level"] = .integer(Int64(block.level))
    map["page"] = block.page.map { .integer(Int64($0)) }
    map["part"] = block.part.map(Value.string)
    map["cell"] = block.cell.map(cellFields)
    return map
  }

  private static func cellFields(_ cell: TableCell) -> Value {
    var map = ValueMap()
    map["table"] = .integer(Int64(cell.table))
    map["row"] = .integer(Int64(cell.row))
    map["column"] = .integer(Int64(cell.column))
    map["header"] = .boolean(cell.isHeader)
    return .map(map)
  }

  static func attributes(_ session: DocumentSession, _ reference: ObjectReference) -> ValueMap {
    guard let (source, item) = session.origin(of: reference) else { return ValueMap() }
    switch source {
    case .layer(let layer): return layer.attributes(item)
    case .blocks: return blockAttributes(session.document.blocks[item])
    case .labels: return ValueMap()
    case .attributes(let entries): return entries[item]
    }
  }

  /// A layer of the open document.
  static func layer(_ name: String, _ session: DocumentSession, _ context: PluginContext) throws -> Layer {
    if let layer = session.document.layers[name] { return layer }
    let known = session.document.layers.keys.sorted()
    if let near = suggestion(for: name, among: known) {
      throw APIError("unknown layer '\(name)': did you mean '\(near)'?")
    }
    throw APIError("the document has no layer '\(name)': add needs = { \"\(name)\" } to the plugin, or name its filter")
  }

  static func find(
    _ call: APICall, _ session: DocumentSession, within range: Range<Int>?
  ) throws -> HostResult {
    let query = try call.context.query(try call.string(0))
    let table = try session.tokens()
    let scope = range.map { table.tokens(overlapping: $0) }
    let matches = try query.matches(
      in: table, blocks: session.document.blocks, range: scope ?? 0..<table.count)
    let source = session.add(
      .labels(matches.map { match in match.labels.mapValues { bytes(of: $0, table) } }))
    return .spans(
      matches.enumerated().map { session.span(bytes(of: $0.element.tokens, table), source: source, item: $0.offset) })
  }

  static func match(
    _ call: APICall, _ session: DocumentSession, within range: Range<Int>?
  ) throws -> HostResult {
    guard case .object(let reference) = call.arguments[0] else { throw APIError("expected a gazetteer") }
    let gazetteer = try call.context.gazetteer(reference)
    let table = try session.tokens()
    let policy: OverlapPolicy = call.field(1, "overlaps")?.string == "all" ? .all : .longest
    var matches = gazetteer.matches(in: table, policy: policy)
    if let range {
      let scope = table.tokens(overlapping: range)
      matches = matches.filter { scope.lowerBound <= $0.tokens.lowerBound && $0.tokens.upperBound <= scope.upperBound }
    }
    let source = session.add(.attributes(matches.map { gazetteer.attributes(of: $0.entry) }))
    return .spans(
      matches.enumerated().map { session.span(bytes(of: $0.element.tokens, table), source: source, item: $0.offset) })
  }

  private static func bytes(of tokens: Range<Int>, _ table: TokenTable) -> Range<Int> {
    if tokens.isEmpty {
      let offset = tokens.lowerBound < table.count ? Int(table.starts[tokens.lowerBound]) : 0
      return offset..<offset
    }
    return Int(table.starts[tokens.lowerBound])..<Int(table.ends[tokens.upperBound - 1])
  }

  /// The block around a byte offset: binary search over blocks in text order.
  static func blockIndex(_ session: DocumentSession, _ offset: Int) -> Int? {
    let blocks = session.document.blocks
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < blocks.count, blocks[low].range.contains(offset) else { return nil }
    return low
  }

  private static func context(_ session: DocumentSession, _ range: Range<Int>, size: Int) throws -> [Value] {
    let table = try session.tokens()
    let text = session.document.text
    let block = blockIndex(session, range.lowerBound).map { session.document.blocks[$0].range } ?? 0..<text.count
    let scope = table.tokens(overlapping: block)
    let inside = table.tokens(overlapping: range)
    let from = max(scope.lowerBound, inside.lowerBound - size)
    let to = min(scope.upperBound, inside.upperBound + size)
    let left = from < inside.lowerBound ? Int(table.starts[from])..<Int(table.ends[inside.lowerBound - 1]) : 0..<0
    let right = inside.upperBound < to ? Int(table.starts[inside.upperBound])..<Int(table.ends[to - 1]) : 0..<0
    return try [left, range, right].map { .string(try text.string(in: $0)) }
  }

  private static func property(
    _ name: String, _ type: APIType, _ summary: String, example: String,
    _ read: @escaping @Sendable (DocumentSession, Range<Int>, ObjectReference) throws -> Value
  ) -> APIFunction {
    APIFunction(name, .property(.span), summary, results: [APIResult(type, summary)], example: example) { call in
      let (session, range) = try open(call)
      guard let reference = call.receiver else { return .none }
      return .value(try read(session, range, reference))
    }
  }
}
