import CUnicode
import DocumentModel

/// Splits documents into sentences and tokens: ICU's boundaries, with the rules that news and state papers need.
///
/// Tokens follow Universal Dependencies' English habits: punctuation stands alone, hyphens split compounds and ranges,
/// clitics ('s, n't) are tokens, abbreviations and acronyms keep their stop, an address of the web or of mail is one token.
/// Opening ICU's rules costs a millisecond: keep a segmenter and use it for all documents.
public final class Segmenter {
  private let words: BoundaryFinder?
  private let sentences: BoundaryFinder?

  /// Opens ICU's rules, before a jail closes or in it.
  public init() {
    words = BoundaryFinder(kind: "w")
    sentences = BoundaryFinder(kind: "s")
  }

  /// Splits a document. Tokens and sentences lie inside blocks; a heading is one sentence.
  ///
  /// - Throws: `SegmentationError` when ICU cannot work on the text.
  /// - Complexity: O(bytes).
  public func tokenize(_ document: Document, base: WordPool? = nil) throws -> TokenTable {
    guard let words, let sentences else { throw SegmentationError(description: "ICU has no rules for boundaries") }
    var columns = TokenColumns(base: base)
    for block in document.blocks {
      var bytes = Array(document.text.utf8.buffer[block.range])
      // A line's end inside a block is no boundary: for ICU it would be one.
      for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D { bytes[index] = 0x20 }
      let tokens = try TokenScanner(bytes, try words.boundaries(bytes)).tokens()
      guard !tokens.isEmpty else { continue }
      let ends = block.kind == .heading ? [] : try sentences.boundaries(bytes).map(\.end)
      let rules = SentenceRules(bytes: bytes, tokens: tokens, candidates: ends)
      columns.append(tokens, bytes: bytes, offset: block.range.lowerBound, isStart: rules.starts())
    }
    return columns.build()
  }
}

/// ICU could not find boundaries.
public struct SegmentationError: Error, Sendable, CustomStringConvertible {
  /// The value in words, as messages show it.
  public let description: String
}

/// One of ICU's break iterators.
private final class BoundaryFinder {
  private let handle: OpaquePointer

  init?(kind: Character) {
    guard let code = kind.asciiValue, let opened = cuni_breaker_open(CChar(bitPattern: code), "en") else { return nil }
    handle = opened
  }

  deinit { cuni_breaker_close(handle) }

  /// All boundaries of a text, each with ICU's status of what ends there.
  func boundaries(_ bytes: [UInt8]) throws -> [Boundary] {
    try bytes.withUnsafeBufferPointer { buffer in
      guard cuni_breaker_set(handle, buffer.baseAddress, buffer.count) == 0 else {
        throw SegmentationError(description: "ICU does not take the text")
      }
      var boundaries: [Boundary] = []
      boundaries.reserveCapacity(buffer.count / 4)
      while true {
        var status: Int32 = 0
        let end = cuni_breaker_next(handle, &status)
        if end < 0 { break }
        boundaries.append(Boundary(end: Int(end), status: status))
      }
      // The iterator must not keep the text, which goes now.
      _ = cuni_breaker_set(handle, nil, 0)
      return boundaries
    }
  }
}

/// The end of a stretch that ICU found, and what it is.
struct Boundary {
  let end: Int
  let status: Int32
}

/// A token of one block.
struct RawToken {
  var start: Int
  var end: Int
  var kind: TokenKind
}
