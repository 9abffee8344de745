import DocumentModel
import PlainText

/// Writes blocks of lines as a document: words with blanks between, lines joined, hyphens and raised figures resolved.
struct PDFWriter {
  private let content: PDFContent
  private var hyphens = LineHyphens()
  /// The numbers of the notes at the pages' feet: marks that point to them are left out of the text.
  private let notes: Set<Int>
  private var builder: DocumentBuilder

  /// Writes blocks into a document that is empty.
  static func write(_ blocks: [PDFBlock], _ content: PDFContent, limits: ReaderLimits) -> DocumentBuilder {
    var writer = PDFWriter(blocks, content, limits)
    for block in blocks { writer.write(block) }
    return writer.builder
  }

  private init(_ blocks: [PDFBlock], _ content: PDFContent, _ limits: ReaderLimits) {
    self.content = content
    builder = DocumentBuilder(limits: limits)
    notes = Set(blocks.compactMap(\.note))
    guard blocks.contains(where: { Self.isBroken($0, content) }) else { return }
    for block in blocks {
      var isContinued = false
      for line in block.lines {
        hyphens.add(line, isContinued: isContinued, content)
        isContinued = line.words.last.map { LineHyphens.length(content.text(of: $0)) > 0 } ?? false
      }
    }
  }

  private static func isBroken(_ block: PDFBlock, _ content: PDFContent) -> Bool {
    block.lines.contains { line in line.words.last.map { LineHyphens.length(content.text(of: $0)) > 0 } ?? false }
  }

  // MARK: - Blocks

  private mutating func write(_ block: PDFBlock) {
    if let cell = block.cell {
      if builder.countCell() {
        builder.beginCell(cell, page: block.page)
      } else {
        builder.begin(.paragraph, page: block.page)
      }
    } else {
      builder.begin(block.kind, level: block.level, page: block.page)
    }
    var text: [UInt8] = []
    for (index, line) in block.lines.enumerated() {
      append(
        line, skipping: index == 0 && block.hasBullet ? 1 : 0, isNote: index == 0 && block.kind == .footnote, to: &text)
    }
    text.withUnsafeBufferPointer { builder.append($0) }
    builder.end()
  }

  private func append(_ line: PDFLine, skipping: Int, isNote: Bool, to text: inout [UInt8]) {
    var before: PDFWord?
    for (index, word) in line.words.enumerated().dropFirst(skipping) {
      let bytes = content.text(of: word)
      if let before {
        switch script(word, before, line) {
        case .note where notes.contains(number(bytes)): continue
        case .raised, .note:
          for byte in bytes { text.append(contentsOf: Self.raised(byte)) }
          continue
        case .lowered: break
        case .none: text.append(0x20)
        }
      } else if !text.isEmpty {
        joinLines(&text, bytes)
      }
      if isNote, index == 0 {
        appendNoteMark(bytes, to: &text)
      } else {
        text.append(contentsOf: bytes)
      }
      before = word
    }
  }

  /// The mark of a note stands apart from its text, which pdftotext does not always see.
  private func appendNoteMark(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    let length = PDFMark.noteLength(bytes)
    text.append(contentsOf: bytes.prefix(length))
    let rest = bytes.dropFirst(length)
    if PDFLetters.firstCase(rest) == .upper { text.append(0x20) }
    text.append(contentsOf: rest)
  }

  // MARK: - Between lines

  /// What stands between the last word of a line and the first one of the next.
  private func joinLines(_ text: inout [UInt8], _ next: ArraySlice<UInt8>) {
    // A word is not longer than this; without blanks, as in Chinese, the whole paragraph would be looked at.
    let end = text.suffix(256)
    let last = end.lastIndex(of: 0x20).map { end[($0 + 1)...] } ?? end
    let length = LineHyphens.length(last)
    if length > 0, PDFLetters.endsWithLetter(last.dropLast(length)), PDFLetters.firstCase(next) != .none {
      if !hyphens.stays(last, next) { text.removeLast(length) }
      return
    }
    // Figures that are broken behind a dash.
    let endsWithDash = length > 0 || last.suffix(3).elementsEqual("–".utf8)
    if endsWithDash, last.count > 1, let first = next.first, first >= 0x30, first <= 0x39 { return }
    if Self.isIdeographic(last.suffix(3)), Self.isIdeographic(next.prefix(3)) { return }
    text.append(0x20)
  }

  /// Chinese and Japanese have no blanks between words: U+3000 to U+9FFF, and the full-width forms.
  private static func isIdeographic(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 3, let first = bytes.first else { return false }
    return first >= 0xE3 && first <= 0xE9
      || first == 0xEF && bytes.dropFirst().first.map { $0 >= 0xBC && $0 <= 0xBD } == true
  }

  // MARK: - Raised and lowered figures

  private enum Script {
    case none
    case note
    case raised
    case lowered
  }

  /// Whether a word is a small figure above or below the line, and how near it stands.
  private func script(_ word: PDFWord, _ before: PDFWord, _ line: PDFLine) -> Script {
    guard word.height < line.size * 0.87 else { return .none }
    let bytes = content.text(of: word)
    guard bytes.count <= 3, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2A }) else { return .none }
    let gap = word.x0 - before.x1
    guard gap < line.size * 0.25, gap > -line.size else { return .none }
    let middle = (line.top + line.bottom) / 2
    if word.centre < middle { return .note }
    return word.y1 > line.bottom - line.size * 0.05 && gap < line.size * 0.15 ? .lowered : .none
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.allSatisfy { $0 == 0x2A } ? 0 : Int(String(decoding: bytes, as: UTF8.self)) ?? -1
  }

  private static let raisedDigits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"].map { Array($0.utf8) }

  private static func raised(_ byte: UInt8) -> [UInt8] {
    byte >= 0x30 && byte <= 0x39 ? raisedDigits[Int(byte - 0x30)] : [byte]
  }
}
