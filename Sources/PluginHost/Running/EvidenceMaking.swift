import DocumentModel
import PlainData
import Reporting

/// Evidence from a span: the quotation, where it stands, and enough around it to find it again.
enum EvidenceMaking {
  /// How much text stands before and behind the quotation, in bytes, cut back to whole characters.
  private static let around = 40

  /// The evidence as plain data.
  static func evidence(_ session: DocumentSession, _ range: Range<Int>, attributes: ValueMap) throws -> Value {
    let text = session.document.text
    let points = try text.codePoints(range)
    let tokens = try session.tokens()
    var sentence = ""
    if let first = tokens.sentence(containing: range.lowerBound) {
      var bytes = tokens.sentenceBytes(first)
      // A span that runs over several sentences shows them all.
      if range.upperBound > bytes.upperBound,
        let last = tokens.sentence(containing: max(range.upperBound - 1, range.lowerBound))
      {
        bytes = bytes.lowerBound..<max(bytes.upperBound, tokens.sentenceBytes(last).upperBound)
      }
      sentence = try text.string(in: bytes)
    }
    let evidence = Evidence(
      document: session.document.id, title: session.document.metadata["title"]?.string, start: points.lowerBound,
      end: points.upperBound, text: try text.string(in: range), sentence: sentence,
      prefix: try text.string(in: boundary(text, range.lowerBound - around)..<range.lowerBound),
      suffix: try text.string(in: range.upperBound..<boundary(text, range.upperBound + around)),
      attributes: attributes)
    return evidence.value
  }

  /// The nearest character boundary at or before an offset, inside the text.
  private static func boundary(_ text: Text, _ offset: Int) -> Int {
    var offset = max(0, min(offset, text.count))
    while offset > 0 && !text.isBoundary(offset) { offset -= 1 }
    return offset
  }
}
