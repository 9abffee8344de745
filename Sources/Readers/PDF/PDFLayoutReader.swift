import DocumentModel
import PlainData
import PlainText

/// Makes a document of what `pdftotext -bbox-layout -enc UTF-8 FILE -` writes: words with their places on the pages.
///
/// Text comes in reading order, in paragraphs that go on over columns and pages; what repeats at the edges of pages is
/// left out. Headings are told by the size of letters, footnotes by their place and mark, tables by what is level.
public enum PDFLayoutReader {
  /// Reads a document.
  ///
  /// - Parameters:
  ///   - xhtml: What pdftotext wrote. It may be cut short: what is there is read, with a warning.
  ///   - known: What is known already; title, authors and dates are added with their origin.
  /// - Throws: `ReaderError.malformed` for anything else than pdftotext's output, or for pages without text.
  /// - Complexity: O(n log n) in the number of words.
  public static func read(
    _ xhtml: [UInt8], id: String, path: String, metadata known: Metadata = Metadata(),
    limits: ReaderLimits = ReaderLimits()
  ) throws(ReaderError) -> ReadResult {
    let content = PDFLayoutScanner.scan(xhtml, limits: limits)
    guard !content.pages.isEmpty else {
      throw .malformed("the PDF has no pages that can be read: it is damaged, or no PDF at all")
    }
    guard content.pages.contains(where: { !$0.words.isEmpty }) else {
      throw .malformed(
        "the PDF holds no text on \(content.pages.count == 1 ? "its page" : "its \(content.pages.count) pages"), only "
          + "pictures, as a scan does: run OCR on it first, for instance with ocrmypdf")
    }
    var metadata = known
    metadata.set("format", "pdf", origin: .inferred)
    metadata.set("pages", .integer(Int64(content.pages.count)), origin: .inferred)
    PDFProperties.add(content.properties, to: &metadata)
    var builder = PDFWriter.write(blocks(content), content, limits: limits)
    for warning in content.warnings + silentPages(content) { builder.warn(warning) }
    return MetadataInference.complete(try builder.build(id: id, metadata: metadata))
  }

  private static func blocks(_ content: PDFContent) -> [PDFBlock] {
    var gutters: [PDFGap] = []
    let pages = PDFRunningText.remove(from: content).map { page in
      let upright = page.withoutRotated()
      return (upright, PDFRegionFinder.regions(of: upright, in: content, gutters: &gutters))
    }
    return PDFAssembler.blocks(pages, content, PDFStatistics(pages))
  }

  /// Pages without text among others that have some: pictures, or a scan that was put in.
  private static func silentPages(_ content: PDFContent) -> [String] {
    let silent = content.pages.filter(\.words.isEmpty).map(\.number)
    guard silent.count * 5 >= content.pages.count, silent.count > 1 else { return [] }
    return [
      "\(silent.count) of \(content.pages.count) pages hold no text, as scans do: run OCR on the PDF if they should"
    ]
  }
}
