import PlainData

/// The type of a layer's attribute.
public enum AttributeType: Sendable, Equatable, CustomStringConvertible {
  /// The types of single values.
  public enum Scalar: String, Sendable, CaseIterable {
    case string
    case integer
    case number
    case boolean
    /// ISO 8601 text: a day, a month, a year, or a range of them.
    case date
  }

  case scalar(Scalar)
  case list(Scalar)

  /// One text.
  public static let string = AttributeType.scalar(.string)
  /// One whole number.
  public static let integer = AttributeType.scalar(.integer)
  /// One number, whole or not.
  public static let number = AttributeType.scalar(.number)
  /// Yes or no.
  public static let boolean = AttributeType.scalar(.boolean)
  /// One date in ISO 8601, or a part or range of one as ISO 8601-2 has them.
  public static let date = AttributeType.scalar(.date)

  /// Reads `string`, `list<integer>` and the like; `nil` for anything else.
  public init?(parsing text: String) {
    if text.hasPrefix("list<"), text.hasSuffix(">"), let scalar = Scalar(rawValue: String(text.dropFirst(5).dropLast()))
    {
      self = .list(scalar)
    } else if let scalar = Scalar(rawValue: text) {
      self = .scalar(scalar)
    } else {
      return nil
    }
  }

  /// The value in words, as messages show it.
  public var description: String {
    switch self {
    case .scalar(let scalar): scalar.rawValue
    case .list(let scalar): "list<\(scalar.rawValue)>"
    }
  }

  /// The value in the form in which a layer keeps it; `nil` when it is of another type.
  func normalized(_ value: Value) -> Value? {
    switch (self, value) {
    case (.scalar(let scalar), _): return Self.normalized(value, scalar)
    case (.list(let scalar), .list(let list)):
      var result: [Value] = []
      for element in list {
        guard let element = Self.normalized(element, scalar) else { return nil }
        result.append(element)
      }
      return .list(result)
    case (.list, .map(let map)) where map.isEmpty: return .list([])
    default: return nil
    }
  }

  private static func normalized(_ value: Value, _ scalar: Scalar) -> Value? {
    switch (scalar, value) {
    case (.string, .string), (.date, .string), (.boolean, .boolean), (.integer, .integer), (.number, .number): value
    case (.integer, .number(let number)): Int64(exactly: number).map(Value.integer)
    case (.number, .integer(let number)): .number(Double(number))
    default: nil
    }
  }
}
