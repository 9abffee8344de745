import DocumentModel
import PlainData
import PlainText

/// What a document's own text tells of it where the format does not: title, date, language.
public enum MetadataInference {
  /// Fills what is missing: the title from the first heading, the date from a line of its own near the top, the
  /// language from its commonest words.
  public static func complete(_ result: ReadResult) -> ReadResult {
    let document = result.document
    var metadata = document.metadata
    if metadata.title == nil, let heading = document.blocks.prefix(12).first(where: { $0.kind == .heading }),
      let title = try? document.text.string(in: heading.range)
    {
      metadata.set(
        "title", .string(title.singleSpaced), origin: .inferred)
    }
    // A file's own date is weaker than one that stands in the text.
    if metadata.published == nil || metadata.origin("published") == .file {
      let dates = document.blocks.prefix(6).compactMap { block in
        DateLine.date(UnsafeBufferPointer(rebasing: document.text.utf8.buffer[block.range]))
      }
      if dates.count == 1 { metadata.set("published", .string(dates[0]), origin: .inferred) }
    }
    if metadata.language == nil, let language = LanguageGuess.language(of: document.text) {
      metadata.set("language", .string(language), origin: .inferred)
    }
    return ReadResult(document: document.with(metadata: metadata), warnings: result.warnings)
  }
}
