import LuaRuntime
import PlainData

/// What the host does behind fields that no declaration names: a span's attributes and labels.
enum DynamicFunctions {
  static let spanField = "__spanField"

  static let all: [APIFunction] = [
    APIFunction(
      spanField, .function, "Reads a layer's attribute or a label of a query as a field of a span.",
      [.required("span", .object(.span), "the span"), .required("name", .string, "the field")],
      results: [APIResult(.any, "the value")], example: ""
    ) { call in
      guard case .object(let reference) = call.arguments[0], let session = call.context.session else { return .none }
      _ = try session.range(of: reference)
      let name = try call.string(1)
      if let value = try SpanFunctions.dynamic(session, reference, name) { return .value(value) }
      let own = SpanFunctions.all.map(\.name)
      let known = SpanFunctions.dynamicNames(session, reference) + own
      let near = suggestion(for: name, among: known).map { ": did you mean '\($0)'?" }
      let attributes = SpanFunctions.dynamicNames(session, reference)
      let list = attributes.isEmpty ? ": this span has no attributes" : ": it has \(attributes.joined(separator: ", "))"
      throw APIError("a span has no field '\(name)'" + (near ?? list))
    }
  ]
}
