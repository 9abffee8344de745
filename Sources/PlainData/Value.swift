/// Plain data: what crosses between Lua, Swift, processes and JSON.
public enum Value: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  /// Valid UTF-8.
  case string(String)
  /// A Lua string that is not valid UTF-8.
  case bytes([UInt8])
  case list([Value])
  /// A table with keys in fixed order.
  case map(ValueMap)
  /// A `chancery.counter()`: key → count. The same shape as a map, remembered as a counter.
  case counter(ValueMap)
  /// Floats added exactly; appears only in merged partials.
  case sum(ExactSum)
  /// A host object or an opaque function inside one process; refused between processes and in JSON.
  case object(ObjectReference)
}

/// A reference to an object of the host, as Lua holds it. Kind 0 is a Lua function, which cannot be called from here.
public struct ObjectReference: Sendable, Hashable {
  /// The kind.
  public var kind: UInt32
  /// The first word of the reference.
  public var a: Int64
  /// The second word.
  public var b: Int64
  /// The third word.
  public var c: Int64
  /// The fourth word.
  public var d: Int64

  /// Takes its parts.
  public init(kind: UInt32, a: Int64 = 0, b: Int64 = 0, c: Int64 = 0, d: Int64 = 0) {
    self.kind = kind
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }
}

extension Value {
  /// Strings by their bytes: Swift takes "é" in its two encodings for one string, Lua and the wire form do not.
  public static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.boolean(let x), .boolean(let y)): x == y
    case (.integer(let x), .integer(let y)): x == y
    case (.number(let x), .number(let y)): x == y
    case (.string(let x), .string(let y)): x.utf8.elementsEqual(y.utf8)
    case (.bytes(let x), .bytes(let y)): x == y
    case (.list(let x), .list(let y)): x == y
    case (.map(let x), .map(let y)), (.counter(let x), .counter(let y)): x == y
    case (.sum(let x), .sum(let y)): x == y
    case (.object(let x), .object(let y)): x == y
    default: false
    }
  }
}

extension Value {
  /// The flag; nil for any other value.
  public var boolean: Bool? { if case .boolean(let flag) = self { flag } else { nil } }

  /// The integer; a float without a fraction counts as one.
  public var integer: Int64? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int64(exactly: number)
    default: nil
    }
  }

  /// The number, whether integer, float or exact sum.
  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .sum(let sum): sum.rounded
    default: nil
    }
  }

  /// The text of a string; nil for any other value.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The elements of a list; nil for any other value.
  public var list: [Value]? { if case .list(let list) = self { list } else { nil } }

  /// The entries of a map or a counter.
  public var map: ValueMap? {
    switch self {
    case .map(let map), .counter(let map): map
    default: nil
    }
  }

  /// The value of a field; `nil` where this is no table or has no such field.
  public subscript(_ key: String) -> Value? { map?[key] }
}

extension Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a value of a literal.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// Makes a value of a literal.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// Makes a value of a literal.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Makes a value of a literal.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Makes a value of a literal.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  /// Makes a value of a literal.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .map(ValueMap(elements.map { (.string($0.0), $0.1) }))
  }
}
