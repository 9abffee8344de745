import Glibc
import PluginModel

/// A file that comes into being piece by piece: under a temporary name beside its own, whole or not at all.
///
/// What is no regular file, such as a device or a pipe, is never replaced: it is written to as it stands.
final class OutputFile {
  private let path: String
  private let temporary: String?
  private var descriptor: Int32

  /// Opens it.
  ///
  /// - Throws: `Problem` when it cannot be made there.
  init(_ path: String) throws(Problem) {
    self.path = path
    if FileSystem.kind(path) == .other {
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let name = path + ".partial-\(getpid())"
      temporary = name
      descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    }
    guard descriptor >= 0 else { throw FileSystem.failure(path) }
  }

  /// Without `finish` nothing of it stays.
  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let temporary { unlink(temporary) }
  }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws { try Terminal.write(bytes, to: descriptor) }

  /// Gives the file its name.
  func finish() throws(Problem) {
    let status = close(descriptor)
    descriptor = -1
    guard let temporary else { return }
    guard status == 0, rename(temporary, path) == 0 else {
      let problem = FileSystem.failure(path)
      unlink(temporary)
      throw problem
    }
  }
}
