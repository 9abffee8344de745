import CUnicode
import DocumentModel
import PlainText

extension FileReader {
  /// Loads what the libraries read from files, before the jail closes.
  public static func loadLibraries() {
    cuni_load()
    ArchiveReader.warm()
    MailLibrary.load()
  }

  /// Reads what `pdftotext -bbox-layout` made of a PDF.
  ///
  /// - Throws: `ReaderError` for a PDF without text and the like.
  public static func converted(_ bytes: InputBytes, _ request: ReadRequest) throws(ReaderError) -> ReadResult {
    try PDFLayoutReader.read(
      bytes.all(limit: request.limits.member), id: request.id, path: request.path, metadata: request.metadata,
      limits: request.limits)
  }
}
