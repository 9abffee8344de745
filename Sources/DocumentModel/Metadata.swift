import PlainData

/// Where a metadata value comes from, in falling order of strength.
public enum MetadataOrigin: String, Sendable, CaseIterable {
  case commandLine = "command line"
  case table
  case declared
  case inferred
  case file

  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A document's metadata: values by key, each with its origin.
public struct Metadata: Sendable, Equatable {
  private var values: [String: Value] = [:]
  private var origins: [String: MetadataOrigin] = [:]

  /// Takes its parts.
  public init() {}

  /// What is known of a file before it is read.
  ///
  /// - Parameters:
  ///   - commandLine: What the user gives for every document.
  ///   - table: What a table of metadata has for this one.
  ///   - path: The path as the user would write it.
  public init(commandLine: ValueMap, table: ValueMap, path: String) {
    for entry in commandLine.entries { set(entry.key.text, entry.value, origin: .commandLine) }
    for entry in table.entries { set(entry.key.text, entry.value, origin: .table) }
    set("path", .string(path), origin: .file)
  }

  /// The value of a key.
  public subscript(_ key: String) -> Value? { values[key] }

  /// Where a value comes from.
  public func origin(_ key: String) -> MetadataOrigin? { origins[key] }

  /// Sets a value unless a stronger origin has set it before.
  public mutating func set(_ key: String, _ value: Value, origin: MetadataOrigin) {
    if let known = origins[key], known.rank < origin.rank { return }
    if case .null = value { return }
    values[key] = value
    origins[key] = origin
  }

  /// Sets a value whatever was there: for filters' edits, which count as declared.
  public mutating func replace(_ key: String, _ value: Value) {
    values[key] = value == .null ? nil : value
    origins[key] = value == .null ? nil : .declared
  }

  /// The keys, sorted by their bytes.
  public var keys: [String] { values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// What the document calls itself.
  public var title: String? { values["title"]?.string }
  /// Its language as a BCP 47 tag: `en`, `pt-BR`.
  public var language: String? { values["language"]?.string }
  /// When it was published: a date, or date and time, in ISO 8601.
  public var published: String? { values["published"]?.string }

  /// All values as a table.
  public var asMap: ValueMap { ValueMap(values.map { (.string($0), $1) }) }
}
