import DocumentModel
import PlainText

/// Which reader reads which format.
enum FormatReaders {
  /// The reader of a container; `nil` for a format with one document.
  static func container(
    _ format: InputFormat, _ bytes: InputBytes, _ request: ReadRequest
  ) throws(ReaderError) -> (any RecordReader)? {
    switch format {
    case .json: try JSONFileReader(bytes, request)
    case .jsonl: try JSONLinesReader(bytes, request)
    case .csv: try TableReader(bytes, request)
    case .eml: try MailReader(bytes, request)
    case .mbox: try MailboxReader(bytes, request)
    case .zip, .tar, .gzip, .xz, .zstd: try ArchiveReader(bytes, request, format: format)
    case .feed: try FeedReader(bytes, request)
    default: nil
    }
  }

  /// Reads a format with one document.
  static func document(
    _ format: InputFormat, _ bytes: [UInt8], _ request: ReadRequest
  ) throws(ReaderError) -> ReadResult {
    switch format {
    case .text:
      try PlainTextReader.read(
        bytes, id: request.id, path: request.path, metadata: request.metadata, joinsHyphens: request.joinsHyphens)
    case .markdown: try MarkdownReader.read(bytes, request)
    case .docx: try DOCXReader.read(bytes, request)
    case .odt: try ODTReader.read(bytes, request)
    case .epub: try EPUBReader.read(bytes, request)
    case .xml: try XMLReader.read(bytes, request)
    case .html: try HTMLReader.read(bytes, request)
    default: throw .binary("\(format.rawValue) is not read yet")
    }
  }
}
