import DocumentModel
import PlainText
import Readers

#if canImport(Glibc)
  import Glibc
#endif

/// Reads fixtures and made-up files through the public interface.
enum OfficeFixture {
  /// The bytes of a file below Tests/Fixtures.
  static func bytes(_ path: String, file: String = #filePath) throws -> [UInt8] {
    let root = file.split(separator: "/").dropLast(2).joined(separator: "/")
    let descriptor = open("/\(root)/Fixtures/\(path)", O_RDONLY)
    let input = try InputBytes(descriptor: descriptor)
    return try input.bytes(at: 0, count: input.count)
  }

  /// All records of a file.
  static func records(
    _ bytes: [UInt8], _ name: String, limits: ReaderLimits = ReaderLimits(), format: InputFormat? = nil
  ) throws(ReaderError) -> [ReadRecord] {
    let reader = try FileReader(
      InputBytes(bytes), ReadRequest(id: name, path: name, format: format, limits: limits))
    var result: [ReadRecord] = []
    while let record = try reader.next() { result.append(record) }
    return result
  }

  /// The document of a file that has one.
  static func read(
    _ bytes: [UInt8], _ name: String, limits: ReaderLimits = ReaderLimits(), format: InputFormat? = nil
  ) throws(ReaderError) -> ReadResult {
    for case .document(let result) in try records(bytes, name, limits: limits, format: format) { return result }
    throw .empty
  }

  /// Why a file cannot be read; `nil` when it can.
  static func failure(_ bytes: [UInt8], _ name: String, limits: ReaderLimits = ReaderLimits()) -> ReaderError? {
    do throws(ReaderError) {
      _ = try records(bytes, name, limits: limits)
      return nil
    } catch { return error }
  }

  /// A fixture's document.
  static func document(_ path: String) throws -> ReadResult { try read(try bytes(path), path) }
}

extension ReadResult {
  /// The blocks as lines: kind, level, cell and text.
  var lines: [String] {
    document.blocks.map { block in
      let text = (try? document.text.string(in: block.range)) ?? "?"
      let level = block.level > 0 ? "\(block.level)" : ""
      let cell = block.cell.map { " \($0.table).\($0.row).\($0.column)\($0.isHeader ? "h" : "")" } ?? ""
      return "\(block.kind.rawValue)\(level)\(cell): \(text)"
    }
  }
}
