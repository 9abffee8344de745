import PlainData
import PluginModel

/// The manifests of users' plugins, remembered by path, size and time, so that a run need not evaluate them again.
struct ManifestCache {
  private let path: String?
  private var entries: ValueMap

  /// Reads the cache; one that cannot be read is empty.
  init(path: String?) {
    self.path = path
    entries = ValueMap()
    if let path, let bytes = try? FileSystem.read(path, limit: 16 << 20), let value = try? JSON.parse(bytes) {
      entries = value.map ?? ValueMap()
    }
  }

  subscript(_ file: String, _ details: (size: Int, modified: Int)) -> Manifest? {
    guard let entry = entries[Self.absolute(file)], entry["size"]?.integer == Int64(details.size),
      entry["modified"]?.integer == Int64(details.modified), entry["program"]?.string == Program.version
    else { return nil }
    return try? Manifest(value: entry["manifest"] ?? .null)
  }

  /// Remembers a manifest. A file younger than two seconds may change without its time changing: it is not remembered.
  mutating func remember(_ manifest: Manifest, _ file: String, _ details: (size: Int, modified: Int)) {
    guard let path, Clock.now - Int64(details.modified) > 2 else { return }
    entries[Self.absolute(file)] = [
      "size": .integer(Int64(details.size)), "modified": .integer(Int64(details.modified)),
      "program": .string(Program.version), "manifest": manifest.value,
    ]
    guard let text = try? JSON.encode(.map(entries), style: .compact) else { return }
    try? FileSystem.makeFolder(FileSystem.folder(path))
    try? FileSystem.write(Array(text.utf8), to: path)
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileSystem.currentFolder + "/" + path
  }
}
