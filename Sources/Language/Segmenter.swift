import CUnicode
import DocumentModel

/// Splits documents into sentences and tokens: word boundaries as Unicode and ICU define them, with the rules that
/// news and state papers need.
///
/// Tokens follow Universal Dependencies' English habits:
/// - punctuation stands alone, equal marks run together: "--", "?!", "...";
/// - hyphens split compounds and ranges ("military - technical", "2021 - 2025") but for prefixes ("co-operation");
/// - clitics are tokens: "Russia 's", "do n't"; "cannot" stays one word, as people search for it;
/// - abbreviations keep their stop wherever they stand: "Dr.", "U.S.", "Inc.";
/// - numbers keep commas, points, "/" and ":" ("10,000.5", "7:30", "31/12/2024"), as do ISO dates ("2024-01-31");
/// - a unit or a currency is a token: "$ 10 bn", "5 pm", "95 %"; "US$" is one;
/// - an address of the web or of mail is one token; so are "R&D" and an emoji.
///
/// Sentences and tokens never cross a block; a heading is one sentence. A segmenter keeps what it opened: use one for
/// all documents. It belongs to one thread.
public final class Segmenter {
  /// ICU's rules, opened with the first text that needs them: marks, ideographs, scripts without blanks.
  private var icu: BoundaryFinder?
  private var block: [UInt8] = []
  private var segments: [WordSegment] = []

  /// Makes a segmenter. What it opens later lies in memory, so that it can be used in a closed jail.
  public init() {}

  /// Splits a document.
  ///
  /// - Throws: `SegmentationError` when ICU cannot work on the text.
  /// - Complexity: O(bytes).
  public func tokenize(_ document: Document, base: WordPool? = nil) throws -> TokenTable {
    var columns = TokenColumns(base: base, bytes: document.text.count)
    for part in document.blocks where !part.range.isEmpty {
      var start = part.range.lowerBound
      while start < part.range.upperBound {
        start = try split(document.text.utf8.buffer, start, part, into: &columns)
      }
    }
    return columns.build()
  }

  /// How much of a block is split at a time, so that memory does not grow with a text in one line.
  private static let stretch = 1 << 20

  /// Splits a block from an offset on, or a stretch of a long one up to its last sentence; returns where to go on.
  ///
  /// A sentence that fills a whole stretch is cut.
  private func split(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ part: Block, into columns: inout TokenColumns
  ) throws -> Int {
    let end = Self.end(ofStretch: text, start, part.range.upperBound)
    read(text, start..<end)
    return try block.withUnsafeBufferPointer { bytes in
      var tokens = try tokens(bytes)
      guard !tokens.isEmpty else { return end }
      var starts = part.kind == .heading ? [0] : SentenceRules(bytes: bytes, tokens: tokens).starts()
      var next = end
      if end < part.range.upperBound, let last = starts.last, last > 0 {
        next = start + Int(tokens[Int(last)].start)
        tokens.removeSubrange(Int(last)...)
        starts.removeLast()
      }
      columns.append(tokens, bytes: bytes, offset: start, starts: starts)
      return next
    }
  }

  /// Where a stretch ends: behind a blank where there is one near, else between code points.
  private static func end(ofStretch text: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
    guard limit - start > stretch else { return limit }
    var end = start + stretch
    while end > start + stretch - 4096, text[end] > 0x20 { end -= 1 }
    if text[end] > 0x20 { end = start + stretch }
    while text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// Copies a block, with blanks for what ICU would not take for one. No length changes.
  private func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    block.removeAll(keepingCapacity: true)
    block.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
    for index in block.indices {
      if block[index] == 0x0A || block[index] == 0x0D {
        // A line's end inside a block is no boundary.
        block[index] = 0x20
      } else if block[index] == 0xAF, index >= 2, block[index - 1] == 0x80, block[index - 2] == 0xE2 {
        // The narrow no-break space would join words: make it a thin space.
        block[index] = 0x89
      }
    }
  }

  /// The tokens of a block's bytes.
  func tokens(_ bytes: UnsafeBufferPointer<UInt8>) throws -> [RawToken] {
    segments.removeAll(keepingCapacity: true)
    if !WordBreaks.segments(bytes, into: &segments) {
      let finder = try icu ?? BoundaryFinder()
      icu = finder
      try finder.segments(bytes, into: &segments)
    }
    var scanner = TokenScanner(bytes, segments, addresses: AddressFinder.addresses(bytes))
    scanner.scan()
    return scanner.tokens
  }
}

/// Splits documents without keeping anything.
public enum Segmentation {
  /// Splits one document. For many, keep a `Segmenter`.
  ///
  /// - Throws: `SegmentationError` when ICU cannot work on the text.
  public static func tokenize(_ document: Document, base: WordPool? = nil) throws -> TokenTable {
    try Segmenter().tokenize(document, base: base)
  }
}

/// ICU could not find boundaries.
public struct SegmentationError: Error, Sendable, CustomStringConvertible {
  /// What failed.
  public let description: String
}
