import Glibc
import Isolation

/// The bundled data files, opened before the jail closes and read when a plugin asks.
struct DataFolder {
  private let descriptors: [String: Int32]

  /// The files of `gazetteers/` and `codebooks/`. A folder that is missing is empty.
  init(path: String?) {
    var descriptors: [String: Int32] = [:]
    for part in ["gazetteers", "codebooks"] {
      guard let path, let directory = opendir("\(path)/\(part)") else { continue }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name.hasSuffix(".tsv") || name.hasSuffix(".csv") else { continue }
        let descriptor = open("\(path)/\(part)/\(name)", O_RDONLY | O_CLOEXEC)
        if descriptor >= 0 { descriptors["\(part)/\(name)"] = descriptor }
      }
    }
    self.descriptors = descriptors
  }

  /// The files' names below the data folder, sorted.
  var names: [String] { descriptors.keys.sorted() }

  /// A file's bytes; `nil` where there is none so named.
  func read(_ name: String) -> [UInt8]? {
    descriptors[name].flatMap { try? InputFile.readAll($0, limit: 64 << 20) }
  }
}
