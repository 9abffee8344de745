import DocumentModel
import Language
import LuaRuntime
import PlainData

/// `document.…` and `document:…`.
enum DocumentFunctions {
  static let all: [APIFunction] = [
    property(
      "id", .string, "The document's id: the source's own, else its path relative to the input.",
      example: "print(document.id) --> concept.txt"
    ) { .string($0.document.id) },
    property(
      "text", .string, "The whole text. For plain text it is the decoded input, untouched.",
      example: "print(#document.text > 100, document.text:sub(1, 6)) --> true Russia"
    ) {
      .string($0.document.text.string)
    },
    property(
      "title", .string, "The title, or nil.",
      example: "print(document.title) --> Russia announced priorities of chairmanship in CIS"
    ) {
      $0.document.metadata["title"] ?? .null
    },
    property(
      "language", .string, "The language as a BCP 47 tag, or nil where it is not known.",
      example: "print(document.language) --> en"
    ) { $0.document.metadata["language"] ?? .null },
    property(
      "path", .string, "The path of the file as it was given, or nil.",
      example: "print(document.path) --> concept.txt"
    ) { $0.document.metadata["path"] ?? .null },
    property(
      "meta", .table, "All metadata by key: title, published, language, and whatever the source has.",
      example: "print(document.meta.published) --> 2024-01-02"
    ) { .map($0.document.metadata.asMap) },
    APIFunction(
      "origin", .method(.document), "Tells where a metadata value comes from.",
      [.required("key", .string, "the metadata key")],
      results: [APIResult(.string, "command line, table, declared, inferred or file; nil for a missing key")],
      example: "print(document:origin \"published\") --> command line"
    ) { call in
      let session = try call.context.document(call)
      let origin = session.document.metadata.origin(try call.string(0))
      return .value(origin.map { .string($0.rawValue) } ?? .null)
    },
    APIFunction(
      "blocks", .method(.document), "Lists the blocks: headings, paragraphs, list items, as the format knew them.",
      results: [
        APIResult(
          .list(.object(.span)),
          "spans with the attributes kind, level, page, part and cell (table, row, column, header)")
      ],
      example: "for block in document:blocks() do print(block.kind, block.level) break end --> heading 1"
    ) { call in
      let session = try call.context.document(call)
      let source = session.add(.blocks)
      return .spans(
        session.document.blocks.enumerated().map { session.span($0.element.range, source: source, item: $0.offset) })
    },
    APIFunction(
      "sentences", .method(.document), "Lists the sentences in order.",
      results: [APIResult(.list(.object(.span)), "a span for each sentence")],
      example: "print(#document:sentences(), document:sentences()[2].first) --> 3 53"
    ) { call in
      let session = try call.context.document(call)
      let tokens = try session.tokens()
      return .spans((0..<tokens.sentenceCount).map { session.span(tokens.sentenceBytes($0)) })
    },
    APIFunction(
      "tokens", .method(.document),
      "Iterates over the tokens, yielding exactly the fields named: the fastest way to read them.",
      [
        .rest(
          "field", .string, "form (the default), lower, kind, first, last, sentence, index; lemma and upos once tagged")
      ],
      results: [APIResult(.iterator([.any]), "the fields of the next token")],
      errors: ["the field is unknown"],
      example: """
        for lower, kind in document:tokens("lower", "kind") do print(lower, kind) break end --> russia word
        """
    ) { call in
      let session = try call.context.document(call)
      let table = try call.context.openColumns(call.state)
      return .tokens(fields: try fields(call, in: table), range: 0..<(session.document.tokens?.count ?? 0))
    },
    APIFunction(
      "column", .method(.document), "Makes a table of one field of all tokens, for random access.",
      [.required("field", .string, "a token field")],
      results: [APIResult(.list(.any), "the field of each token")],
      errors: ["the field is unknown"],
      example: "print(document:column(\"form\")[2]) --> announced"
    ) { call in
      _ = try call.context.document(call)
      let table = try call.context.openColumns(call.state)
      return .column(field: try TokenField.number(try call.string(0), in: table), range: 0..<table.count)
    },
    APIFunction(
      "frequencies", .method(.document), "Counts the values of a field in the host, the fastest way to count.",
      [
        .required("field", .string, "form, lower, kind, lemma or upos"),
        .optional(
          "filter", .table, "field → value or list of values: only tokens that have them, as { kind = \"word\" }"),
      ],
      results: [APIResult(.table, "a counter by word")],
      errors: ["the field is unknown or holds numbers"],
      example: """
        local counter = document:frequencies("lower", { kind = "word" })
        print(counter:get "cis", counter:get "absent") --> 3 0
        """
    ) { call in
      let session = try call.context.document(call)
      let table = try call.context.openColumns(call.state)
      return try FrequencyCount.counts(call, table, range: 0..<(session.document.tokens?.count ?? 0))
    },
    APIFunction(
      "layer", .method(.document), "Lists the items of a layer in text order.",
      [.required("name", .string, "the layer's name")],
      results: [APIResult(.list(.object(.span)), "spans with the layer's attributes as fields")],
      errors: ["nothing has made the layer: name it in `needs`"],
      example: """
        for entity in document:layer "entities" do print(entity.text, entity.canonical) break end --> Russia Russia
        """
    ) { call in
      let session = try call.context.document(call)
      let layer = try SpanFunctions.layer(try call.string(0), session, call.context)
      let source = session.source(layer: layer)
      return .spans((0..<layer.count).map { session.span(layer.range($0), source: source, item: $0) })
    },
    APIFunction(
      "layers", .method(.document), "Lists the names of the layers that the document has.",
      results: [APIResult(.list(.string), "names, sorted")],
      example: "print(table.concat(document:layers(), \" \")) --> entities"
    ) { call in
      let session = try call.context.document(call)
      return .value(.list(session.document.layers.keys.sorted().map(Value.string)))
    },
    APIFunction(
      "attributes", .method(.document), "Tells the attributes of a layer and their types.",
      [.required("layer", .string, "the layer's name")],
      results: [APIResult(.table, "attribute → type")],
      errors: ["nothing has made the layer"],
      example: "print(document:attributes(\"entities\").canonical) --> string"
    ) { call in
      let session = try call.context.document(call)
      let layer = try SpanFunctions.layer(try call.string(0), session, call.context)
      return .value(
        .map(ValueMap(layer.schema.attributes.map { (.string($0.name), .string($0.type.description)) })))
    },
    APIFunction(
      "provider", .method(.document), "Tells what made a layer.",
      [.required("layer", .string, "the layer's name")],
      results: [APIResult(.string, "the filter's name, or input for a layer that the source had")],
      errors: ["nothing has made the layer"],
      example: "print(document:provider \"entities\") --> entities"
    ) { call in
      let session = try call.context.document(call)
      return .value(.string(try SpanFunctions.layer(try call.string(0), session, call.context).provider))
    },
    APIFunction(
      "find", .method(.document), "Finds the matches of a query in the Corpus Query Language.",
      [.required("query", .string, "the query, as '[lower=\"strengthen.*\"] []{0,3} target:[kind=\"word\"] within s'")],
      results: [APIResult(.list(.object(.span)), "a span for each match; labels are fields that hold spans")],
      errors: ["the query is not well formed: the message names the column"],
      example: """
        for match in document:find '[lower="strengthen.*"] what:[]' do print(match.text, match.what.text) end
        --> strengthening cooperation cooperation
        """
    ) { call in
      let session = try call.context.document(call)
      return try SpanFunctions.find(call, session, within: nil)
    },
    APIFunction(
      "match", .method(.document), "Finds the names of a gazetteer, longest first.",
      [
        .required("gazetteer", .object(.gazetteer), "what chancery.gazetteer made"),
        .optional(
          "options",
          .fields([
            .optional("overlaps", .choice(["longest", "all"]), "which of overlapping matches to keep")
          ]), "overlaps = \"all\" keeps overlapping matches"),
      ],
      results: [APIResult(.list(.object(.span)), "spans with the entry's attributes as fields")],
      example: """
        local bodies = chancery.gazetteer { { name = "CIS", seat = "Minsk" } }
        print(document:match(bodies)[1].seat) --> Minsk
        """
    ) { call in
      let session = try call.context.document(call)
      return try SpanFunctions.match(call, session, within: nil)
    },
    APIFunction(
      "span", .method(.document), "Makes a span of any stretch of the text.",
      [
        .required("first", .integer, "its first byte, from 1"),
        .required("last", .integer, "its last byte, inclusive"),
      ],
      results: [APIResult(.object(.span), "the span")],
      errors: ["the stretch is outside the text or cuts a character"],
      example: "print(document:span(1, 6).text) --> Russia"
    ) { call in
      let session = try call.context.document(call)
      let range = try session.document.text.bytes(luaFirst: call.integer(0), last: call.integer(1))
      return .value(.object(session.span(range)))
    },
    APIFunction(
      "edit", .method(.document), "Begins the edits of a filter; `apply` returns what this gives.",
      results: [APIResult(.object(.editor), "the editor")],
      errors: ["the plugin is not a filter"],
      example: "print(document:edit()) --> editor"
    ) { call in
      let session = try call.context.document(call)
      return .value(.object(try call.context.editor(for: session)))
    },
  ]

  /// The numbers of the fields named, `form` when none is.
  static func fields(_ call: APICall, in table: TokenTable) throws -> [UInt32] {
    if call.arguments.isEmpty { return [TokenField.form.rawValue] }
    var numbers: [UInt32] = []
    for index in call.arguments.indices {
      guard let name = call.arguments[index].string else { throw APIError("token fields are valid UTF-8") }
      numbers.append(try TokenField.number(name, in: table))
    }
    guard numbers.count <= 16 else { throw APIError("at most 16 fields can be read at once") }
    return numbers
  }

  private static func property(
    _ name: String, _ type: APIType, _ summary: String, example: String,
    _ read: @escaping @Sendable (DocumentSession) -> Value
  ) -> APIFunction {
    APIFunction(name, .property(.document), summary, results: [APIResult(type, summary)], example: example) { call in
      .value(read(try call.context.document(call)))
    }
  }
}
