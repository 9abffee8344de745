import PlainData

/// Where a metadata value comes from, in falling order of strength.
public enum MetadataOrigin: String, Sendable, CaseIterable {
  case commandLine = "command line"
  case table
  case declared
  case inferred
  case file

  var rank: Int {
    switch self {
    case .commandLine: 0
    case .table: 1
    case .declared: 2
    case .inferred: 3
    case .file: 4
    }
  }
}

/// A document's metadata: values by key, each with its origin.
public struct Metadata: Sendable, Equatable {
  private struct Entry: Sendable, Equatable {
    let key: String
    var value: Value
    var origin: MetadataOrigin
  }

  /// In no order: mostly few, which are faster to go through than to hash.
  private var entries: [Entry] = []
  /// Where each key's entry is, as soon as there are more than `few`.
  private var places: [ValueMap.Key: Int] = [:]
  private static let few = 24

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
  public subscript(_ key: String) -> Value? { place(of: key).map { entries[$0].value } }

  /// Where a value comes from.
  public func origin(_ key: String) -> MetadataOrigin? { place(of: key).map { entries[$0].origin } }

  /// Sets a value unless a stronger origin has set it before.
  public mutating func set(_ key: String, _ value: Value, origin: MetadataOrigin) {
    if case .null = value { return }
    guard let place = place(of: key) else { return append(Entry(key: key, value: value, origin: origin)) }
    guard entries[place].origin.rank >= origin.rank else { return }
    entries[place].value = value
    entries[place].origin = origin
  }

  /// Sets a value whatever was there: for filters' edits, which count as declared.
  public mutating func replace(_ key: String, _ value: Value) {
    if let place = place(of: key) { remove(at: place) }
    if value != .null { append(Entry(key: key, value: value, origin: .declared)) }
  }

  /// The keys, sorted by their bytes.
  public var keys: [String] { entries.map(\.key).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  // MARK: - Entries

  private func place(of key: String) -> Int? {
    if entries.count > Self.few { return places[.string(key)] }
    return entries.firstIndex { $0.key.hasBytes(of: key) }
  }

  private mutating func append(_ entry: Entry) {
    if entries.count == entries.capacity { entries.reserveCapacity(max(12, 2 * entries.count)) }
    entries.append(entry)
    if entries.count == Self.few + 1 {
      for (place, entry) in entries.enumerated() { places[.string(entry.key)] = place }
    } else if entries.count > Self.few {
      places[.string(entry.key)] = entries.count - 1
    }
  }

  /// Takes an entry out; the last one moves to its place.
  private mutating func remove(at place: Int) {
    let removed = entries[place].key
    entries.swapAt(place, entries.count - 1)
    entries.removeLast()
    guard entries.count >= Self.few else { return }
    if entries.count == Self.few { return places.removeAll() }
    places[.string(removed)] = nil
    if place < entries.count { places[.string(entries[place].key)] = place }
  }

  /// Whether two have the same values with the same origins.
  public static func == (a: Metadata, b: Metadata) -> Bool {
    a.entries.count == b.entries.count
      && a.entries.allSatisfy { entry in b.place(of: entry.key).map { b.entries[$0] == entry } ?? false }
  }

  /// What the document calls itself.
  public var title: String? { self["title"]?.string }
  /// Its language as a BCP 47 tag: `en`, `pt-BR`.
  public var language: String? { self["language"]?.string }
  /// When it was published: a date, or date and time, in ISO 8601.
  public var published: String? { self["published"]?.string }

  /// All values as a table.
  public var asMap: ValueMap { ValueMap(entries.map { (.string($0.key), $0.value) }) }
}
