import PlainData

/// What the host registers in a state before a script runs: functions, kinds of objects, constants.
public struct LuaLibrary: Sendable {
  /// A kind of host objects.
  public struct Kind: Sendable {
    /// The name in messages.
    public var name: String
    /// The number in `ObjectReference.kind`, not 0.
    public var id: UInt32
    /// Method → the function's number.
    public var methods: [String: UInt32] = [:]
    /// Property → the function that reads it, given the object. `__tostring` gives the object's text.
    public var properties: [String: UInt32] = [:]
    /// Property → the function that sets it, given the object and the value.
    public var writable: [String: UInt32] = [:]
    /// The function that reads any other field, given the object and the name.
    public var dynamicProperty: UInt32?

    /// Takes its parts.
    public init(name: String, id: UInt32) {
      self.name = name
      self.id = id
    }
  }

  /// Dotted name → the function's number.
  public var functions: [String: UInt32] = [:]
  /// The kinds.
  public var kinds: [Kind] = []
  /// Dotted name → value.
  public var constants: [String: Value] = [:]

  /// Takes its parts.
  public init() {}

  /// The library as the bridge reads it.
  var encoded: [UInt8] {
    func numbers(_ map: [String: UInt32]) -> Value {
      .map(ValueMap(map.map { (.string($0), .integer(Int64($1))) }))
    }
    let kinds = kinds.map { kind -> Value in
      var fields = ValueMap()
      fields["name"] = .string(kind.name)
      fields["id"] = .integer(Int64(kind.id))
      fields["methods"] = numbers(kind.methods)
      fields["properties"] = numbers(kind.properties)
      fields["writable"] = numbers(kind.writable)
      fields["dynamic"] = kind.dynamicProperty.map { .integer(Int64($0)) }
      return .map(fields)
    }
    return Wire.encode([
      "functions": numbers(functions), "kinds": .list(kinds),
      "constants": .map(ValueMap(constants.map { (.string($0), $1) })),
    ])
  }
}
