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

/// A document and what its reader was not sure of.
public struct ReadResult: Sendable {
  /// The document, with blocks and without tokens.
  public let document: Document
  /// What a careful reader should know.
  public let warnings: [String]
}

/// A file that cannot be read as text.
public enum ReaderError: Error, Sendable, Equatable, CustomStringConvertible {
  case empty
  case binary(String)
  case notText(String)

  /// The value in words, as messages show it.
  public var description: String {
    switch self {
    case .empty: "the file holds no text"
    case .binary(let why): "this is no text but a binary file (\(why)): plain text is read"
    case .notText(let why): "the text cannot be read: \(why)"
    }
  }
}

/// Whether a text is English, by its commonest words; only where that is beyond doubt.
enum EnglishGuess {
  private static let words: Set<String> = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "by", "was", "are", "be", "at",
    "from", "will", "this", "which", "it", "an", "its", "has", "have",
  ]

  static func isEnglish(_ text: Text) -> Bool {
    var seen = 0
    var hits = 0
    var distinct: Set<String> = []
    let sample = String(decoding: text.utf8.buffer.prefix(20_000), as: UTF8.self)
    for word in sample.split(whereSeparator: { !$0.isLetter }) {
      seen += 1
      let lower = word.lowercased()
      if words.contains(lower) {
        hits += 1
        distinct.insert(lower)
      }
    }
    return seen >= 20 && hits * 6 >= seen && distinct.count >= 4 && distinct.contains("the")
  }
}
