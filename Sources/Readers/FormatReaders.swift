import DocumentModel
import PlainText

/// Which reader reads which format.
enum FormatReaders {
  /// The reader of a container; `nil` for a format with one document.
  static func container(
    _ format: InputFormat, _ bytes: InputBytes, _ request: ReadRequest
  ) throws(ReaderError) -> (any RecordReader)? {
    switch format {
    default: nil
    }
  }

  /// Reads a format with one document.
  static func document(
    _ format: InputFormat, _ bytes: [UInt8], _ request: ReadRequest
  ) throws(ReaderError) -> ReadResult {
    switch format {
    case .text: try PlainTextReader.read(bytes, id: request.id, path: request.path, metadata: request.metadata)
    case .html: try HTMLReader.read(bytes, request)
    default: throw .binary("\(format.rawValue) is not read yet")
    }
  }
}
