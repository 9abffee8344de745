import PlainData
import PluginModel

/// The type of a parameter, a result or a field of the Lua API, as the reference shows it and as arguments are checked.
public indirect enum APIType: Sendable {
  case any
  case boolean
  case integer
  case number
  case string
  /// A table of any shape.
  case table
  /// A string, a number or a boolean: what `out:write` takes.
  case scalar
  case list(APIType)
  /// One of these words.
  case choice([String])
  /// An object of the host.
  case object(ObjectKind)
  case either([APIType])
  /// A table with declared fields; others are errors.
  case fields([APIParameter])
  /// A function; only inside the tables that define plugins.
  case function
  /// An iterator for a generic `for`, yielding these.
  case iterator([APIType])

  /// The type as the reference writes it, after LuaCATS: `string`, `integer[]`, `span|string`.
  public var text: String {
    switch self {
    case .any: "any"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    case .table, .fields: "table"
    case .scalar: "string|number|boolean"
    case .list(let element): element.isCompound ? "(\(element.text))[]" : "\(element.text)[]"
    case .choice(let words): words.map { "\"\($0)\"" }.joined(separator: "|")
    case .object(let kind): kind.name
    case .either(let types): types.map(\.text).joined(separator: "|")
    case .function: "function"
    case .iterator(let types): "fun(): " + types.map(\.text).joined(separator: ", ")
    }
  }

  private var isCompound: Bool {
    switch self {
    case .either, .choice, .scalar: true
    default: false
    }
  }

  /// What an error says was expected: `an integer`, `a span or a string`.
  var expectation: String {
    switch self {
    case .any: "a value"
    case .boolean: "true or false"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "a string"
    case .table, .fields: "a table"
    case .scalar: "a string or a number"
    case .list(let element): "a list of \(element.text)"
    case .choice(let words): "one of " + words.map { "'\($0)'" }.joined(separator: ", ")
    case .object(let kind): "\(kind.article) \(kind.name)"
    case .either(let types): types.map(\.expectation).joined(separator: " or ")
    case .function: "a function"
    case .iterator: "an iterator"
    }
  }

  /// Checks a value; the text says what is wrong with it, `nil` means that it fits.
  func mismatch(_ value: Value) -> String? {
    if fits(value) { return deepMismatch(value) }
    var text = "expected \(expectation), got \(Self.typeName(value))"
    if case .choice(let words) = self, let given = value.string {
      text = "expected \(expectation), got '\(given)'"
      if let near = suggestion(for: given, among: words) { text += ": did you mean '\(near)'?" }
    }
    return text
  }

  private func fits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _), (.boolean, .boolean), (.integer, .integer), (.number, .integer), (.number, .number),
      (.string, .string), (.string, .bytes), (.table, .map), (.table, .list), (.table, .counter), (.fields, .map),
      (.scalar, .string), (.scalar, .bytes), (.scalar, .integer), (.scalar, .number), (.scalar, .boolean),
      (.list, .list):
      return true
    case (.integer, .number(let number)):
      return Int64(exactly: number) != nil
    case (.list, .map(let map)):
      return map.isEmpty
    case (.choice(let words), .string(let word)):
      return words.contains(word)
    case (.object(let kind), .object(let reference)):
      return reference.kind == kind.rawValue
    case (.function, .object(let reference)):
      return reference.kind == 0
    case (.either(let types), _):
      return types.contains { $0.fits(value) && $0.deepMismatch(value) == nil }
    default:
      return false
    }
  }

  private func deepMismatch(_ value: Value) -> String? {
    switch self {
    case .list(let element):
      for (index, item) in (value.list ?? []).enumerated() {
        if let text = element.mismatch(item) { return "element \(index + 1): \(text)" }
      }
      return nil
    case .fields(let fields):
      return fieldMismatch(fields, value.map ?? ValueMap())
    default:
      return nil
    }
  }

  private func fieldMismatch(_ fields: [APIParameter], _ map: ValueMap) -> String? {
    for entry in map.entries {
      guard case .string(let name) = entry.key else {
        return
          "unexpected value at [\(entry.key.text)]: it has the fields \(fields.map(\.name).joined(separator: ", "))"
      }
      guard let field = fields.first(where: { $0.name == name }) else {
        let known = fields.map(\.name)
        let near = suggestion(for: name, among: known).map { ": did you mean '\($0)'?" }
        return "unknown field '\(name)'" + (near ?? ": it has \(known.joined(separator: ", "))")
      }
      if let text = field.type.mismatch(entry.value) { return "field '\(name)': \(text)" }
    }
    for field in fields where !field.isOptional && map[field.name] == nil {
      return "field '\(field.name)' is missing: \(field.help)"
    }
    return nil
  }

  /// The Lua name of a value's type.
  static func typeName(_ value: Value) -> String {
    switch value {
    case .null: "nothing"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .number, .sum: "a number"
    case .string, .bytes: "a string"
    case .list, .map: "a table"
    case .counter: "a counter"
    case .object(let reference):
      reference.kind == 0
        ? "a function" : ObjectKind(rawValue: reference.kind).map { "\($0.article) \($0.name)" } ?? "an object"
    }
  }
}
