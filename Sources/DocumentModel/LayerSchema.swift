import PlainData

/// The attributes that the items of a layer may have.
public struct LayerSchema: Sendable, Equatable {
  /// One attribute.
  public struct Attribute: Sendable, Equatable {
    /// What plugins know it by; none of `reserved`.
    public let name: String
    /// What its values are.
    public let type: AttributeType
  }

  /// The names that spans have themselves.
  public static let reserved: Set<String> = [
    "text", "first", "last", "start", "stop", "end", "tokens", "sentence", "block", "document", "context", "evidence",
    "layer",
    "contains", "overlaps", "find", "match", "attributes", "attribute", "token_first", "token_last", "frequencies",
  ]

  /// In order of their names.
  public let attributes: [Attribute]

  /// - Throws: `LayerError` for a name that is reserved, repeated or no identifier.
  public init(attributes: [(name: String, type: AttributeType)]) throws(LayerError) {
    var seen: Set<String> = []
    for (name, _) in attributes {
      guard !Self.reserved.contains(name) else { throw .reserved(name) }
      guard Self.isIdentifier(name) else { throw .badName(name) }
      guard seen.insert(name).inserted else { throw .repeated(name) }
    }
    self.attributes = attributes.map { Attribute(name: $0.name, type: $0.type) }.sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  /// The place of an attribute; `nil` where there is none so named.
  func index(of name: String) -> Int? { attributes.firstIndex { $0.name == name } }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first), name.utf8.count <= 64 else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }
}

/// What can be wrong with a layer or one of its items.
public enum LayerError: Error, Sendable, Equatable, CustomStringConvertible {
  case reserved(String)
  case badName(String)
  case repeated(String)
  case unknownAttribute(layer: String, String, known: [String])
  case wrongType(layer: String, String, expected: String, given: String)
  case emptySpan(layer: String)
  case span(layer: String, SpanError)

  /// The value in words, as messages show it.
  public var description: String {
    switch self {
    case .reserved(let name): "'\(name)' is a name that every span has: choose another"
    case .badName(let name): "'\(name)' is no attribute's name: use letters, digits and '_'"
    case .repeated(let name): "the attribute '\(name)' is declared twice"
    case .unknownAttribute(let layer, let name, let known):
      "layer '\(layer)' has no attribute '\(name)'"
        + (suggestion(for: name, among: known).map { ": did you mean '\($0)'?" }
          ?? (known.isEmpty ? ": it declares none" : ": it has \(known.joined(separator: ", "))"))
    case .wrongType(let layer, let name, let expected, let given):
      "layer '\(layer)', attribute '\(name)': expected \(expected), got \(given)"
    case .emptySpan(let layer): "layer '\(layer)': an item needs a span of at least one character"
    case .span(let layer, let error): "layer '\(layer)': \(error)"
    }
  }
}
