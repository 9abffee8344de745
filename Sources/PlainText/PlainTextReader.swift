import CUnicode
import DocumentModel
import PlainData

/// Reads plain text of any encoding.
public enum PlainTextReader {
  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - metadata: What is known already; title, language and the like are added with their origin.
  ///   - joinsHyphens: Whether words are joined that a hyphen and a line break cut; the text is another one then.
  /// - Throws: `ReaderError` for an empty or binary file.
  /// - Complexity: O(bytes).
  public static func read(
    _ bytes: [UInt8], id: String, path: String, metadata known: Metadata = Metadata(), joinsHyphens: Bool = false
  ) throws(ReaderError) -> ReadResult {
    if let error = UnreadFormat.error(bytes) { throw error }
    // A source that names its encoding, or the user with `--meta charset=…`, is asked where the bytes do not say it.
    let decoded = try TextDecoder.decode(bytes, declared: known["charset"]?.string)
    let text: Text
    do {
      text = try Text(joinsHyphens ? HyphenJoining.joined(decoded.utf8) : decoded.utf8)
    } catch {
      throw .notText("\(error)")
    }
    var metadata = known
    metadata.set("format", "text", origin: .inferred)
    if let encoding = decoded.encoding { metadata.set("encoding", .string(encoding), origin: .inferred) }
    let document = try document(text, id: id, metadata: metadata)
    return ReadResult(document: document, warnings: decoded.warnings)
  }

  /// Makes a document of plain text that is decoded already: a field of a record.
  ///
  /// - Parameter known: What is known already; title, date and language are added where they are missing.
  /// - Throws: `ReaderError.empty` for a text of white space.
  /// - Complexity: O(bytes).
  public static func document(_ text: Text, id: String, metadata known: Metadata) throws(ReaderError) -> Document {
    let blocks = BlockFinder(text.utf8).blocks()
    guard !blocks.isEmpty else { throw .empty }
    var metadata = known
    if metadata.title == nil, blocks[0].kind == .heading, let title = try? text.string(in: blocks[0].range) {
      metadata.set(
        "title", .string(title.singleSpaced), origin: .inferred)
    }
    if metadata.published == nil, let date = date(blocks, text) {
      metadata.set("published", .string(date), origin: .inferred)
    }
    if metadata.language == nil, let language = LanguageGuess.language(of: text) {
      metadata.set("language", .string(language), origin: .inferred)
    }
    do {
      return try Document(id: id, text: text, metadata: metadata, blocks: blocks)
    } catch {
      throw .notText("\(error)")
    }
  }
}

extension PlainTextReader {
  /// The date that stands by itself among the first blocks, where there is just one.
  private static func date(_ blocks: [Block], _ text: Text) -> String? {
    let dates = blocks.prefix(4).compactMap { DateLine.date(UnsafeBufferPointer(rebasing: text.utf8.buffer[$0.range])) }
    return dates.count == 1 ? dates[0] : nil
  }
}
