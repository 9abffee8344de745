import CSystem
import Glibc
import Isolation
import PlainData
import PluginModel
import Readers

/// The converter's life: it hands each file to a program that it starts for it, and says how that ended.
///
/// It parses nothing itself. The program runs in a jail of its own: it can read its libraries and the one file, and
/// write to one nameless file.
struct ConverterProcessMain {
  let program: String
  let requiresJail: Bool

  /// Bytes of address space of the program: a PDF of 2 KB can make poppler ask for 14 GB.
  private static let memory = 600 << 20

  /// Serves until the end; the process' exit status.
  func run() -> Int32 {
    let channel = FrameChannel(descriptor: 3, frameBytes: 1 << 20)
    do {
      guard let (first, descriptors) = try channel.receive(), first.kind == MessageKind.setup.rawValue else { return 0 }
      for descriptor in descriptors { close(descriptor) }
      let limits = RunLimits(try Wire.decode(first.payload))
      // The supervisor's death ends this process, and its death the program.
      guard csys_die_with_parent(0) == 0 else { return 1 }
      _ = csys_set_no_new_privileges()
      try channel.send(kind: FrameKind.ready)
      while let (_, descriptors) = try channel.receive() {
        defer { for descriptor in descriptors { close(descriptor) } }
        if descriptors.count == 2 {
          let problem = convert(descriptors[0], descriptors[1], limits)
          try channel.send(
            kind: MessageKind.answer.rawValue, payload: Wire.encode(problem.map { ["problem": .string($0)] } ?? true))
        }
        try channel.send(kind: FrameKind.done)
      }
      return 0
    } catch {
      return 1
    }
  }

  /// What went wrong; `nil` when the text is in the output.
  private func convert(_ input: Int32, _ output: Int32, _ limits: RunLimits) -> String? {
    let arguments = [program, "-bbox-layout", "-enc", "UTF-8", "/proc/self/fd/0", "-"]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var result = csys_conversion()
    let status = csys_convert(
      &words, input, output, UInt64(Self.memory), UInt64(max(1, limits.wall)), UInt64(limits.reading.member),
      requiresJail ? 1 : 0, &result)
    let message = withUnsafeBytes(of: &result.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if status != 0 { return "pdftotext could not be started: \(Self.text(of: -status))" }
    let ending = result.signal == 0 ? result.status : 128 + result.signal
    return PDFConversionError.error(status: Int(ending), standardError: message)?.description
  }

  private static func text(of error: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    return String(cString: csys_error_text(error, &buffer, buffer.count))
  }
}
