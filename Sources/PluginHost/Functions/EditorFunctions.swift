import DocumentModel
import LuaRuntime
import PlainData

/// `editor:…`, what `document:edit()` gives to a filter.
enum EditorFunctions {
  static let all: [APIFunction] = [
    APIFunction(
      "annotate", .method(.editor), "Adds an item to a layer that the filter `provides`.",
      [
        .required("layer", .string, "the layer's name"),
        .required("span", .either([.object(.span), .table]), "a span, or a table with `first` and `last` in bytes"),
        .optional(
          "attributes", .table, "the item's attributes; they may stand in the table with first and last as well"),
      ],
      results: [APIResult(.object(.editor), "the editor, for the next edit")],
      errors: ["the layer is not declared, an attribute is not declared or of another type, or the span does not fit"],
      example: """
        local editor = document:edit()
        editor:annotate("risks", document:span(1, 6), { level = 2 })
        """
    ) { call in
      let session = try call.context.document(call)
      let (range, inline) = try target(call, 1, session)
      var attributes = inline
      for entry in (call.arguments[2].map ?? ValueMap()).entries { attributes[entry.key] = entry.value }
      try call.context.editorState(call).annotate(
        try call.string(0), range, attributes, text: session.document.text)
      return receiver(call)
    },
    APIFunction(
      "drop", .method(.editor),
      "Cuts a stretch out of the text. Layers follow; items that the cut touches are dropped.",
      [.required("span", .either([.object(.span), .table]), "a span, or a table with `first` and `last`")],
      results: [APIResult(.object(.editor), "the editor")],
      errors: ["the stretch overlaps another edit"],
      example: "document:edit():drop(document:span(1, 7))"
    ) { call in
      let session = try call.context.document(call)
      try call.context.editorState(call).edit.drop(try target(call, 0, session).range)
      return receiver(call)
    },
    APIFunction(
      "replace", .method(.editor), "Replaces a stretch of the text. Layers follow; items that it cuts are dropped.",
      [
        .required("span", .either([.object(.span), .table]), "a span, or a table with `first` and `last`"),
        .required("text", .string, "the new text"),
      ],
      results: [APIResult(.object(.editor), "the editor")],
      errors: ["the stretch overlaps another edit"],
      example: "document:edit():replace(document:span(1, 6), \"The Russian Federation\")"
    ) { call in
      let session = try call.context.document(call)
      try call.context.editorState(call).edit.replace(
        try target(call, 0, session).range, with: try call.string(1))
      return receiver(call)
    },
    APIFunction(
      "set", .method(.editor), "Sets a metadata value.",
      [.required("key", .string, "the key"), .required("value", .any, "the value; plain data")],
      results: [APIResult(.object(.editor), "the editor")],
      errors: ["the key is `id`, which never changes"],
      example: "document:edit():set(\"genre\", \"report\")"
    ) { call in
      let key = try call.string(0)
      guard key != "id" else { throw APIError("a document's id never changes") }
      if case .object = call.arguments[1] { throw APIError("metadata is plain data, not an object of the host") }
      try call.context.editorState(call).edit.set(key, call.arguments[1])
      return receiver(call)
    },
  ]

  private static func receiver(_ call: APICall) -> HostResult {
    call.receiver.map { .value(.object($0)) } ?? .none
  }

  /// A range given as a span or as a table, and what else stood in the table.
  private static func target(
    _ call: APICall, _ index: Int, _ session: DocumentSession
  ) throws -> (range: Range<Int>, attributes: ValueMap) {
    if case .object(let reference) = call.arguments[index] {
      return (try session.range(of: reference), ValueMap())
    }
    guard var fields = call.arguments[index].map, let first = fields["first"]?.integer,
      let last = fields["last"]?.integer
    else {
      throw APIError("\(call.function.path): give a span, or a table with the integers `first` and `last`")
    }
    fields["first"] = nil
    fields["last"] = nil
    return (try session.document.text.bytes(luaFirst: Int(first), last: Int(last)), fields)
  }
}
