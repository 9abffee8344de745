import CSystem
import Glibc
import PluginModel

/// Nobody reads standard output any more: the program ends without a word.
struct ClosedPipe: Error {}

/// Standard output and standard error.
enum Terminal {
  /// Writes results.
  ///
  /// - Throws: `ClosedPipe` when the reader has gone, `Problem` when the disk is full or the like.
  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) throws { try write(bytes, to: STDOUT_FILENO) }

  /// Writes all bytes to a descriptor.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw ClosedPipe()
      } else if errno == EAGAIN {
        var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&poller, 1, 1000)
      } else if errno != EINTR {
        throw Problem("cannot write the output: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Writes to standard error; what cannot be written there is lost.
  static func writeError(_ text: String) { try? write(TerminalText.safe(Array(text.utf8)), to: STDERR_FILENO) }

  /// Writes one error line.
  static func complain(_ message: String) { writeError("chancery: \(message)\n") }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// The columns of the terminal; 80 where there is none. `COLUMNS` beats what the terminal says.
  static var columns: Int {
    if let text = environment("COLUMNS"), let number = Int(text), (20...1000).contains(number) { return number }
    let columns = Int(csys_terminal_columns(STDOUT_FILENO))
    return columns >= 20 ? columns : 80
  }

  /// Whether styles may be shown: on a terminal that knows them, unless `NO_COLOR` is set and not empty.
  static var showsStyles: Bool {
    if let text = environment("NO_COLOR"), !text.isEmpty { return false }
    return outputIsTerminal && environment("TERM") != "dumb"
  }

  /// An environment variable.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
