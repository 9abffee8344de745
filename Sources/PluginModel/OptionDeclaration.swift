import PlainData

/// One option that a plugin declares: its type, its bounds and what it is for.
public struct OptionDeclaration: Sendable, Equatable {
  /// The types an option may have.
  public enum Kind: String, Sendable, CaseIterable {
    case string
    case integer
    case number
    case boolean
    /// A calendar date, written `YYYY-MM-DD`.
    case date
    /// One of the words in `choices`.
    case choice
    /// A file's path on the command line; the supervisor reads it and the plugin gets its bytes.
    case file
    /// A query in the Corpus Query Language; it is compiled before the first document is read.
    case query
  }

  /// The name.
  public let name: String
  /// The kind.
  public let kind: Kind
  /// Whether the option takes a list of such values.
  public let isList: Bool
  /// The value when nobody gives one; `nil` when the option is then absent.
  public private(set) var defaultValue: Value?
  /// The bounds of an integer or a number, both inclusive.
  public let minimum: Double?
  /// The largest value, inclusive; nil for none.
  public let maximum: Double?
  /// Whether a run without a value for it is wrong usage.
  public let isRequired: Bool
  /// The words of a `choice`.
  public let choices: [String]
  /// One line for `plugin info` and `run --help`.
  public let help: String

  /// Reads one entry of a manifest's `options` table.
  ///
  /// - Throws: `PluginError.manifest` naming the option and the field that is wrong.
  public init(name: String, declaration: Value) throws(PluginError) {
    guard isIdentifier(name) else {
      throw .manifest("option '\(name)' is not a name: use letters, digits and '_'")
    }
    guard let fields = declaration.map else {
      throw .manifest("option '\(name)' must be a table such as { type = \"string\", help = \"…\" }")
    }
    let known = ["type", "list", "default", "required", "min", "max", "choices", "help"]
    for entry in fields.entries {
      guard case .string(let key) = entry.key, known.contains(key) else {
        throw .manifest("option '\(name)' has an unknown field \(entry.key.described)" + didYouMean(entry.key, known))
      }
    }
    self.name = name
    kind = try Self.kind(of: fields["type"], option: name)
    isList = fields["list"]?.boolean ?? false
    isRequired = fields["required"]?.boolean ?? false
    minimum = fields["min"]?.number
    maximum = fields["max"]?.number
    choices = fields["choices"]?.list?.compactMap(\.string) ?? []
    help = fields["help"]?.string ?? ""
    defaultValue = nil
    if kind == .choice && choices.isEmpty {
      throw .manifest("option '\(name)' is a choice without 'choices'")
    }
    guard let given = fields["default"] else { return }
    guard !isRequired else { throw .manifest("option '\(name)' is required and has a default: it can be one of both") }
    do {
      defaultValue = try OptionValue.check(given, for: self)
    } catch {
      throw .manifest("the default of option '\(name)': \(error.message)")
    }
  }

  private static func kind(of value: Value?, option: String) throws(PluginError) -> Kind {
    guard let text = value?.string else {
      throw .manifest("option '\(option)' has no type: add type = \"string\" or another of \(Kind.names)")
    }
    guard let kind = Kind(rawValue: text) else {
      throw .manifest("option '\(option)' has the unknown type '\(text)': use one of \(Kind.names)")
    }
    return kind
  }

  /// The declaration as plain data, the form in which the index keeps it.
  public var value: Value {
    var fields = ValueMap()
    fields["type"] = .string(kind.rawValue)
    if isList { fields["list"] = true }
    fields["default"] = defaultValue
    if isRequired { fields["required"] = true }
    fields["min"] = minimum.map(Value.number)
    fields["max"] = maximum.map(Value.number)
    if !choices.isEmpty { fields["choices"] = .list(choices.map(Value.string)) }
    if !help.isEmpty { fields["help"] = .string(help) }
    return .map(fields)
  }

  /// The type as people write it: `integer`, `list of string`, `one of count, name`.
  public var typeText: String {
    let single = kind == .choice ? "one of " + choices.joined(separator: ", ") : kind.rawValue
    return isList ? "list of \(single)" : single
  }
}

extension OptionDeclaration.Kind {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
