import Glibc
import PluginModel

/// The little that the program asks of the file system, without Foundation, whose loading costs more than a run.
enum FileSystem {
  /// What stands at a path.
  enum Kind {
    case file
    case folder
    case other
    /// Its name is not UTF-8, and stands for nothing once it is made readable.
    case unnameable
  }

  /// One entry of a folder.
  struct Entry {
    let name: String
    let kind: Kind
    let isLink: Bool
    let size: Int
  }

  /// What stands at a path; links are followed. `nil` for nothing.
  static func kind(_ path: String) -> Kind? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return kind(info)
  }

  /// Bytes and modification time (seconds since 1970) of a file; `nil` where there is none.
  static func details(_ path: String) -> (size: Int, modified: Int)? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return (Int(info.st_size), info.st_mtim.tv_sec)
  }

  private static func kind(_ info: stat) -> Kind {
    switch info.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// The entries of a folder, sorted by their bytes, without `.` and `..`.
  ///
  /// - Throws: `Problem` when it cannot be read.
  static func list(_ path: String) throws(Problem) -> [Entry] {
    guard let directory = opendir(path) else { throw failure(path) }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      var info = stat()
      guard lstat(path + "/" + name, &info) == 0 else {
        // A file may also have gone in the meantime.
        if name.contains("\u{FFFD}") { entries.append(Entry(name: name, kind: .unnameable, isLink: false, size: 0)) }
        continue
      }
      let isLink = info.st_mode & S_IFMT == S_IFLNK
      entries.append(Entry(name: name, kind: kind(info), isLink: isLink, size: Int(info.st_size)))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Reads a whole file of at most `limit` bytes.
  ///
  /// - Throws: `Problem` that names the file and what is wrong.
  static func read(_ path: String, limit: Int) throws(Problem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, kind(info) == .file else { throw Problem("\(path): not a file") }
    guard Int(info.st_size) <= limit else {
      throw Problem("\(path): larger than the \(limit) bytes that are read here")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: max(4096, Int(info.st_size) + 1))
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw Problem("\(path): larger than the \(limit) bytes that are read here") }
    }
  }

  /// Writes a file whole or not at all.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(Problem) {
    var partial = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      partial += part + "/"
      if mkdir(partial, 0o755) != 0 && errno != EEXIST { throw failure(path) }
    }
    guard kind(path) == .folder else { throw Problem("\(path): not a folder") }
  }

  /// The path of the running executable.
  static var executable: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The last part of a path.
  static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

  /// The folder of a path; `.` where it names none.
  static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A file name without its last extension.
  static func stem(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// What went wrong last, with the path before it.
  static func failure(_ path: String) -> Problem {
    Problem("\(path): \(reason(errno))")
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case ENOSPC: "no space left on the device"
    default: String(cString: strerror(code))
    }
  }
}

extension FileSystem {
  /// The working directory.
  static var currentFolder: String {
    var buffer = [CChar](repeating: 0, count: 4097)
    guard getcwd(&buffer, 4096) != nil else { return "." }
    return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "." }
  }
}
