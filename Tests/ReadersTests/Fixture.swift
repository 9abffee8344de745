import Glibc
import Readers

/// The files of Tests/Fixtures.
enum Fixture {
  /// The folder that they are in.
  static let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Fixtures"

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    let input = try InputBytes(descriptor: open("\(folder)/\(path)", O_RDONLY))
    return try input.bytes(at: 0, count: input.count)
  }

  /// The names of the files in a folder that end so, sorted.
  static func names(in path: String, ending: String) -> [String] {
    guard let directory = opendir("\(folder)/\(path)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(ending) { names.append(name) }
    }
    return names.sorted()
  }
}
