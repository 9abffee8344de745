import LuaRuntime
import PlainData
import PluginModel

/// An error that a function of the API raises in Lua, at the caller's line.
struct APIError: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// One call of an API function: the receiver and the arguments, checked against the declaration.
struct APICall {
  let function: APIFunction
  let context: PluginContext
  let state: LuaState
  /// The object before the colon or the dot; only of methods and properties.
  let receiver: ObjectReference?
  /// One value for each parameter: what was given, the default, or `.null`; the rest parameter's are appended.
  let arguments: [Value]

  init(_ function: APIFunction, _ given: [Value], context: PluginContext, state: LuaState) throws {
    self.function = function
    self.context = context
    self.state = state
    var rest = given[...]
    if let kind = function.receiver {
      guard case .object(let reference)? = rest.first, reference.kind == kind.rawValue else {
        throw APIError(Self.wrongReceiver(function, kind, rest.first ?? .null))
      }
      receiver = reference
      rest = rest.dropFirst()
    } else {
      receiver = nil
    }
    // Reading a field gives the object alone; setting it, even to nil, gives a value too.
    if case .field = function.form, rest.isEmpty {
      arguments = []
    } else {
      arguments = try Self.check(Array(rest), function)
    }
  }

  private static func check(_ given: [Value], _ function: APIFunction) throws -> [Value] {
    var checked: [Value] = []
    checked.reserveCapacity(given.count)
    for (index, parameter) in function.parameters.enumerated() {
      if parameter.isRest {
        for position in index..<max(index, given.count) {
          try check(given[position], parameter, position, function)
          checked.append(given[position])
        }
        return checked
      }
      let value = index < given.count ? given[index] : .null
      if value == .null {
        guard parameter.isOptional else {
          throw APIError(
            "\(function.signature): argument \(index + 1), '\(parameter.name)', is missing: "
              + "expected \(parameter.type.expectation)")
        }
        checked.append(parameter.defaultValue ?? .null)
      } else {
        try check(value, parameter, index, function)
        checked.append(value)
      }
    }
    if given.count > function.parameters.count, given[function.parameters.count...].contains(where: { $0 != .null }) {
      throw APIError(
        "\(function.signature) takes \(function.parameters.count) argument"
          + "\(function.parameters.count == 1 ? "" : "s"), not \(given.count)")
    }
    return checked
  }

  private static func check(
    _ value: Value, _ parameter: APIParameter, _ index: Int, _ function: APIFunction
  ) throws {
    if let text = parameter.type.mismatch(value) {
      throw APIError("\(function.signature): argument \(index + 1), '\(parameter.name)': \(text)")
    }
  }

  private static func wrongReceiver(_ function: APIFunction, _ kind: ObjectKind, _ given: Value) -> String {
    let got = APIType.typeName(given)
    return "\(function.path) expected \(kind.article) \(kind.name) as self, got \(got): "
      + "call it with a colon, as \(function.signature)"
  }

  /// The string argument at an index; bytes that are not UTF-8 are an error.
  func string(_ index: Int) throws -> String {
    switch arguments[index] {
    case .string(let text): return text
    case .bytes:
      throw APIError(
        "\(function.signature): argument \(index + 1), '\(function.parameters[index].name)', is not valid UTF-8")
    default: return ""
    }
  }

  /// The bytes of a string argument.
  func octets(_ index: Int) -> [UInt8] { arguments[index].octets ?? [] }

  /// The integer argument at an index; 0 where it is absent.
  func integer(_ index: Int) -> Int {
    switch arguments[index] {
    case .integer(let number): Int(number)
    case .number(let number): Int64(exactly: number).map { Int($0) } ?? 0
    default: 0
    }
  }

  /// The boolean argument at an index; absent is false.
  func flag(_ index: Int) -> Bool { arguments[index].boolean ?? false }

  /// Whether an optional argument was left out.
  func isAbsent(_ index: Int) -> Bool { index >= arguments.count || arguments[index] == .null }

  /// A declared field of a table argument.
  func field(_ index: Int, _ name: String) -> Value? { arguments[index][name] }
}
