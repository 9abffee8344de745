import PlainData

/// The plugins that can be named: bundled ones, the user's, and those given by path.
public struct Catalog: Sendable {
  /// One plugin that can be run.
  public struct Entry: Sendable {
    /// Where a plugin comes from; later cases shadow earlier ones.
    public enum Origin: Int, Sendable, Comparable {
      case bundled
      case user
      case path

      /// The order: see the type.
      public static func < (a: Origin, b: Origin) -> Bool { a.rawValue < b.rawValue }

      /// The word for it that `plugin list` shows.
      public var word: String {
        switch self {
        case .bundled: "bundled"
        case .user: "user"
        case .path: "path"
        }
      }
    }

    /// What the plugin says of itself.
    public let manifest: Manifest
    /// Where it comes from.
    public let origin: Origin
    /// The plugin's Lua file.
    public let path: String

    /// Takes its parts.
    public init(manifest: Manifest, origin: Origin, path: String) {
      self.manifest = manifest
      self.origin = origin
      self.path = path
    }
  }

  /// The entries in their order.
  public private(set) var entries: [Entry] = []

  /// Takes its parts.
  public init(_ entries: [Entry] = []) {
    for entry in entries { add(entry) }
  }

  /// Adds a plugin; one of the same kind and name from a lesser origin is shadowed by it.
  public mutating func add(_ entry: Entry) {
    if let index = entries.firstIndex(where: {
      $0.manifest.kind == entry.manifest.kind && $0.manifest.name == entry.manifest.name
    }) {
      if entries[index].origin <= entry.origin { entries[index] = entry }
    } else {
      entries.append(entry)
    }
    entries.sort { ($0.manifest.kind.rawValue, $0.manifest.name) < ($1.manifest.kind.rawValue, $1.manifest.name) }
  }

  /// The plugins of one kind, by name.
  public func all(_ kind: PluginKind) -> [Entry] { entries.filter { $0.manifest.kind == kind } }

  /// The plugin of that kind and name.
  ///
  /// - Throws: `PluginError.unknown` with the nearest name, or with the kind that the name really has.
  public func find(_ name: String, _ kind: PluginKind) throws(PluginError) -> Entry {
    if let entry = entries.first(where: { $0.manifest.kind == kind && $0.manifest.name == name }) { return entry }
    if let other = entries.first(where: { $0.manifest.name == name }) {
      throw .unknown("'\(name)' is \(article(other.manifest.kind.rawValue)), not \(article(kind.rawValue))")
    }
    let known = all(kind).map(\.manifest.name)
    let hint = didYouMean(name, known)
    let list = hint.isEmpty ? ": there are \(known.joined(separator: ", "))" : hint
    throw .unknown("unknown \(kind.rawValue) '\(name)'" + (known.isEmpty ? "" : list))
  }

  /// The output that writes a format, by `--to`'s word.
  public func output(format: String) throws(PluginError) -> Entry {
    let outputs = all(.output)
    if let entry = outputs.first(where: { $0.manifest.format == format || $0.manifest.name == format }) { return entry }
    let known = outputs.map(\.manifest.format)
    let hint = didYouMean(format, known)
    throw .unknown(
      "unknown format '\(format)'" + (hint.isEmpty ? ": there are \(known.joined(separator: ", "))" : hint))
  }

  /// The filters that provide a layer.
  public func providers(of layer: String) -> [Entry] {
    all(.filter).filter { $0.manifest.provides[layer] != nil }
  }
}
