import DocumentModel
import Glibc
import PlainText
import Readers

/// Files of Tests/Fixtures, and what readers make of them.
enum ReaderFixture {
  /// The bytes of a file below Tests/Fixtures.
  static func bytes(_ path: String, file: String = #filePath) throws -> [UInt8] {
    let root = file.split(separator: "/").dropLast(2).joined(separator: "/")
    let input = try InputBytes(descriptor: open("/\(root)/Fixtures/\(path)", O_RDONLY))
    return try input.bytes(at: 0, count: input.count)
  }

  /// Every record of a file in a line: "path: text", "path ! failure", "path ? warning", "path > nested file".
  static func records(
    _ bytes: [UInt8], _ path: String, limits: ReaderLimits = ReaderLimits(), format: InputFormat? = nil
  ) -> [String] {
    var lines: [String] = []
    do throws(ReaderError) {
      let request = ReadRequest(id: path, path: path, format: format, limits: limits)
      let reader = try FileReader(InputBytes(bytes), request)
      while let record = try reader.next() {
        switch record {
        case .document(let result): lines.append("\(result.document.id): \(result.document.text.string)")
        case .file(let nested): lines.append("\(nested.request.path) > \(nested.bytes.count)")
        case .failure(let path, let error): lines.append("\(path) ! \(error)")
        case .warning(let path, let text): lines.append("\(path) ? \(text)")
        }
      }
    } catch {
      lines.append("! \(error)")
    }
    return lines
  }

  /// Whether a document is sound: valid text, blocks in order, none of them empty.
  static func isSound(_ document: Document) -> Bool {
    guard String(validating: document.text.utf8.buffer, as: UTF8.self) != nil else { return false }
    var end = 0
    for block in document.blocks {
      guard block.range.lowerBound >= end, !block.range.isEmpty, block.range.upperBound <= document.text.count else {
        return false
      }
      end = block.range.upperBound
    }
    return true
  }
}
