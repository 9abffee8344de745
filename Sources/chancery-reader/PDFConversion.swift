import CSystem
import Glibc

/// What the end of `pdftotext` means to a user.
enum PDFConversion {
  /// A message for the user; `nil` when the text is there.
  ///
  /// - Parameters:
  ///   - start: 0, or the negative error number with which it could not be started.
  ///   - status: Its exit status: 1 a file that cannot be opened, 3 permissions, 99 anything else.
  ///   - signal: What ended it, or 0.
  ///   - message: What it wrote to standard error.
  ///   - memory: The bytes that it was allowed.
  static func problem(start: Int32, status: Int32, signal: Int32, message: String, memory: Int) -> String? {
    if start != 0 { return "pdftotext could not be started: \(text(of: -start))" }
    if signal == 0 && status == 0 { return nil }
    let lower = message.lowercased()
    if lower.contains("incorrect password") || lower.contains("encrypted") {
      return "the PDF needs a password: save a copy without one"
    }
    if lower.contains("bad_alloc") || lower.contains("out of memory") || signal == SIGABRT {
      return "the PDF needs more than \(memory >> 20) MB to be read: it is damaged or made to do harm"
    }
    switch (signal, status) {
    case (SIGXCPU, _), (SIGKILL, _): return "the PDF took too long: raise it with --limit wall=…"
    case (SIGXFSZ, _): return "the PDF holds too much text: raise it with --limit member=…"
    case (0, 3): return "the PDF does not allow its text to be taken out"
    case (0, 1): return "the PDF is damaged: \(firstLine(message))"
    case (0, _): return "the PDF cannot be read: \(firstLine(message))"
    default: return "pdftotext ended by signal \(signal): the PDF is damaged or made to do harm"
    }
  }

  private static func firstLine(_ message: String) -> String {
    let line = message.split(separator: "\n").first.map(String.init) ?? ""
    let text = line.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    return text.isEmpty ? "pdftotext gives no reason" : String(String.UnicodeScalarView(text))
  }

  private static func text(of error: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    return String(cString: csys_error_text(error, &buffer, buffer.count))
  }
}
