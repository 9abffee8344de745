import DocumentModel
import PlainText

/// Lays the plain text of a mail out as blocks: paragraphs, list items, quoted replies, the signature.
///
/// Lines that were wrapped are joined, by the rules of `format=flowed` (RFC 3676) where the mail says so. A line that
/// ends long before the text's width, such as those of an address, stays a line.
struct MailText {
  private let lines: [Line]
  /// The length of the longest line that another one follows.
  private let width: Int

  private struct Line {
    var text: ArraySlice<UInt8>
    /// How many ">" stood before it.
    var depth: Int
    /// Whether the next line goes on with it without a break.
    var flows: Bool
  }

  /// Takes a text in UTF-8.
  ///
  /// - Parameters:
  ///   - isFlowed: Whether the mail says `format=flowed`.
  ///   - deletesBlank: Whether it says `delsp=yes`: the blank at the end of a line that flows is not part of the text.
  init(_ utf8: [UInt8], isFlowed: Bool, deletesBlank: Bool) {
    var lines: [Line] = []
    for raw in utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = raw.last == 0x0D ? raw.dropLast() : raw
      lines.append(isFlowed ? Self.flowed(text, deletesBlank) : Self.plain(text))
    }
    self.lines = lines
    var width = 0
    for (line, next) in zip(lines, lines.dropFirst())
    where !line.text.isEmpty && !next.text.isEmpty && line.text.count <= 100 {
      width = max(width, line.text.count)
    }
    self.width = width
  }

  private static func flowed(_ text: ArraySlice<UInt8>, _ deletesBlank: Bool) -> Line {
    var text = text
    let depth = text.prefix { $0 == 0x3E }.count
    text = text.dropFirst(depth)
    // The blank that protects a line that begins with a blank, ">" or "From ".
    if text.first == 0x20 { text = text.dropFirst() }
    let isSignature = text.elementsEqual("-- ".utf8)
    let flows = text.last == 0x20 && !isSignature
    if flows, deletesBlank { text = text.dropLast() }
    return Line(text: text, depth: depth, flows: flows)
  }

  private static func plain(_ text: ArraySlice<UInt8>) -> Line {
    var text = text
    var depth = 0
    // "> > text" and ">> text"
    while let mark = text.firstIndex(where: { $0 != 0x20 }), text[mark] == 0x3E, mark - text.startIndex <= 1,
      depth < 1000
    {
      depth += 1
      text = text[(mark + 1)...]
    }
    if depth > 0, text.first == 0x20 { text = text.dropFirst() }
    return Line(text: text, depth: depth, flows: false)
  }

  // MARK: - Blocks

  /// Adds the blocks to a document.
  func append(to builder: inout DocumentBuilder, part: String?) {
    var previous: Line?
    var isItem = false
    var isSignature = false
    for (index, line) in lines.enumerated() {
      if line.depth == 0, !isSignature, Self.isSignatureMark(line.text) {
        isSignature = index + 1 < lines.count
        builder.end()
        previous = nil
        continue
      }
      if isSignature, line.depth > 0 || previous == nil && introducesQuotation(index) {
        isSignature = false
        builder.end()
        previous = nil
      }
      guard line.text.contains(where: { $0 > 0x20 }) else {
        builder.end()
        previous = nil
        continue
      }
      let mark =
        Self.isItem(line.text) && (previous == nil || isItem || previous.map(isShort) == true || endsClause(previous))
      if let before = previous, before.depth == line.depth, !mark {
        if before.flows || !isSignature && !breaks(before, line) {
          if !before.flows { builder.append(" ") }
        } else {
          builder.lineBreak()
        }
      } else {
        isItem = mark && line.depth == 0
        let kind: BlockKind = line.depth > 0 ? .quotation : isItem ? .listItem : .paragraph
        builder.begin(kind, level: isItem ? 1 : 0, part: isSignature ? "signature" : part)
      }
      line.text.withUnsafeBufferPointer { builder.append($0) }
      previous = line
    }
    builder.end()
  }

  /// Whether the mail that is answered begins here: a line of dashes with words in it, or a paragraph such as "Ana wrote:"
  /// before a quotation.
  private func introducesQuotation(_ start: Int) -> Bool {
    if lines[start].text.starts(with: Array("-----".utf8)) { return true }
    var last: UInt8?
    // Such a paragraph is short.
    for line in lines[start...].prefix(6) {
      if line.depth > 0 { return last == 0x3A }
      if let end = line.text.last(where: { $0 > 0x20 }) { last = end } else if last != 0x3A { return false }
    }
    return false
  }

  private static func isSignatureMark(_ text: ArraySlice<UInt8>) -> Bool { text.elementsEqual("-- ".utf8) }

  /// Whether a line was ended by hand: the next one's first word would have fitted.
  private func breaks(_ line: Line, _ next: Line) -> Bool {
    let word = next.text.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }.count
    return line.text.count <= 100 && (line.text.count + word + 1) * 10 < width * 9
  }

  private func isShort(_ line: Line) -> Bool { line.text.count * 10 < width * 7 }

  private func endsClause(_ line: Line?) -> Bool {
    guard let last = line?.text.last(where: { $0 > 0x20 }) else { return true }
    return last == 0x3A || last == 0x2E || last == 0x3B
  }

  /// Whether a line begins with "- ", "* ", "• " or a number with "." or ")".
  private static func isItem(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text.drop { $0 == 0x20 || $0 == 0x09 }
    guard let first = text.first else { return false }
    if first == 0x2D || first == 0x2A { return text.dropFirst().first == 0x20 }
    if text.starts(with: Array("•".utf8)) { return true }
    let digits = text.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard (1...3).contains(digits.count) else { return false }
    let rest = text.dropFirst(digits.count)
    return (rest.first == 0x2E || rest.first == 0x29) && rest.dropFirst().first == 0x20
  }
}
