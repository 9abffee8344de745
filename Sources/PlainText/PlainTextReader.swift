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
  /// - Throws: `ReaderError` for an empty or binary file.
  /// - Complexity: O(bytes).
  public static func read(
    _ bytes: [UInt8], id: String, path: String, metadata known: Metadata = Metadata()
  ) throws(ReaderError) -> ReadResult {
    // A source that names its encoding, or the user with `--meta charset=…`, is asked where the bytes do not say it.
    let decoded = try TextDecoder.decode(bytes, declared: known["charset"]?.string)
    let text: Text
    do {
      text = try Text(decoded.utf8)
    } catch {
      throw .notText("\(error)")
    }
    let blocks = BlockFinder(text.utf8).blocks()
    guard !blocks.isEmpty else { throw .empty }
    var metadata = known
    metadata.set("format", "text", origin: .inferred)
    if let encoding = decoded.encoding { metadata.set("encoding", .string(encoding), origin: .inferred) }
    if blocks[0].kind == .heading, let title = try? text.string(in: blocks[0].range) {
      metadata.set(
        "title", .string(title.split(whereSeparator: \.isWhitespace).joined(separator: " ")), origin: .inferred)
    }
    if let date = date(blocks, text) { metadata.set("published", .string(date), origin: .inferred) }
    if EnglishGuess.isEnglish(text) { metadata.set("language", "en", origin: .inferred) }
    do {
      let document = try Document(id: id, text: text, metadata: metadata, blocks: blocks)
      return ReadResult(document: document, warnings: decoded.warnings)
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
