import LuaRuntime
import PlainData

/// One parameter of a function, or one field of a table that a function takes.
public struct APIParameter: Sendable {
  /// The name.
  public let name: String
  /// The type.
  public let type: APIType
  /// Whether it may be left out.
  public let isOptional: Bool
  /// What a missing argument stands for; only of optional ones.
  public let defaultValue: Value?
  /// Whether it takes all remaining arguments.
  public let isRest: Bool
  /// What it is for.
  public let help: String

  /// A parameter that must be given.
  static func required(_ name: String, _ type: APIType, _ help: String) -> APIParameter {
    APIParameter(name: name, type: type, isOptional: false, defaultValue: nil, isRest: false, help: help)
  }

  /// A parameter that may be left out.
  static func optional(_ name: String, _ type: APIType, default value: Value? = nil, _ help: String) -> APIParameter {
    APIParameter(name: name, type: type, isOptional: true, defaultValue: value, isRest: false, help: help)
  }

  /// All arguments from here on.
  static func rest(_ name: String, _ type: APIType, _ help: String) -> APIParameter {
    APIParameter(name: name, type: type, isOptional: true, defaultValue: nil, isRest: true, help: help)
  }
}

/// One result of a function.
public struct APIResult: Sendable {
  /// The type.
  public let type: APIType
  /// What it is for.
  public let help: String

  init(_ type: APIType, _ help: String) {
    self.type = type
    self.help = help
  }
}

/// One entry of the Lua API: its name, its types, its text, an example that is tested, and what it does.
///
/// The binding, the argument checks, the reference pages and `chancery api NAME` all come from this value.
public struct APIFunction: Sendable {
  /// How Lua reaches it.
  public enum Form: Sendable {
    /// `chancery.date.add(…)`
    case function
    /// `document:tokens(…)`
    case method(ObjectKind)
    /// `document.title`
    case property(ObjectKind)
    /// `report.title = …`, which also reads.
    case field(ObjectKind)
    /// Present in Lua without the host's Swift part (counters): declared for the reference only.
    case native
  }

  /// The name.
  public let name: String
  /// The form.
  public let form: Form
  /// One line about it.
  public let summary: String
  /// The parameters.
  public let parameters: [APIParameter]
  /// The results.
  public let results: [APIResult]
  /// When the call raises an error, in words.
  public let errors: [String]
  /// A chunk on the fixed example text; its `--> value` lines are compared by a test.
  public let example: String
  /// The version of the Lua API that brought it.
  public let since: String
  let body: @Sendable (APICall) throws -> HostResult

  init(
    _ name: String, _ form: Form, _ summary: String, _ parameters: [APIParameter] = [], results: [APIResult] = [],
    errors: [String] = [], example: String, since: String = "0.1",
    body: @escaping @Sendable (APICall) throws -> HostResult
  ) {
    self.name = name
    self.form = form
    self.summary = summary
    self.parameters = parameters
    self.results = results
    self.errors = errors
    self.example = example
    self.since = since
    self.body = body
  }

  /// The object that the function belongs to.
  public var receiver: ObjectKind? {
    switch form {
    case .method(let kind), .property(let kind), .field(let kind): kind
    case .function, .native: nil
    }
  }

  /// The name as a script writes it: `document:tokens`, `span.text`, `chancery.json.encode`.
  public var path: String {
    switch form {
    case .function, .native: name
    case .method(let kind): "\(kind.name):\(name)"
    case .property(let kind), .field(let kind): "\(kind.name).\(name)"
    }
  }

  /// The call as the reference shows it: `document:tokens(field, …)`.
  public var signature: String {
    switch form {
    case .property, .field: return path
    case .function, .method, .native:
      let list = parameters.map { parameter in
        if parameter.isRest { return "…" }
        return parameter.isOptional ? "\(parameter.name)?" : parameter.name
      }
      return path + "(" + list.joined(separator: ", ") + ")"
    }
  }
}
