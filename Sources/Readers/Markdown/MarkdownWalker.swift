import CMarkdown
import DocumentModel
import PlainText

/// Turns the events of a Markdown document into blocks.
struct MarkdownWalker {
  private(set) var builder: DocumentBuilder
  private let limits: ReaderLimits
  private var lists = 0
  private var quotes = 0
  private var footnotes = 0
  /// Whether the next paragraph is the first one of a list's item.
  private var isItem = false
  private var cell = TableCell(table: 0, row: 0, column: 0)
  /// The element whose text is no text of the document: "script", "style".
  private var hidden: String?

  init(builder: DocumentBuilder, limits: ReaderLimits) {
    self.builder = builder
    self.limits = limits
  }

  /// Reads Markdown in UTF-8.
  mutating func walk(_ utf8: ArraySlice<UInt8>) throws(ReaderError) {
    let document = utf8.withUnsafeBufferPointer { cmarkdown_open($0.baseAddress, $0.count) }
    guard let document else { throw .limit("there is not enough memory for this Markdown file") }
    defer { cmarkdown_close(document) }
    var event = cmarkdown_event()
    while cmarkdown_next(document, &event) != 0 {
      if event.is_end != 0 { end(Int(event.kind)) } else { begin(event) }
    }
  }

  // MARK: - Blocks

  private mutating func begin(_ event: cmarkdown_event) {
    switch Int(event.kind) {
    case CMARKDOWN_PARAGRAPH: beginParagraph()
    case CMARKDOWN_HEADING: builder.begin(.heading, level: Int(event.level))
    case CMARKDOWN_LIST: lists += 1
    case CMARKDOWN_ITEM: isItem = true
    case CMARKDOWN_QUOTE: quotes += 1
    case CMARKDOWN_FOOTNOTE: footnotes += 1
    case CMARKDOWN_CODE_BLOCK:
      builder.begin(.code)
      append(event)
      builder.end()
    case CMARKDOWN_HTML_BLOCK:
      builder.end()
      HTMLFragment.append(bytes(event), to: &builder, part: nil)
    case CMARKDOWN_TABLE: cell = TableCell(table: nextTable, row: 0, column: 0)
    case CMARKDOWN_TABLE_ROW:
      cell = TableCell(table: cell.table, row: cell.row + 1, column: 0, isHeader: event.level != 0)
    case CMARKDOWN_TABLE_CELL: beginCell()
    default: addInline(event)
    }
  }

  private mutating func end(_ kind: Int) {
    switch kind {
    case CMARKDOWN_LIST: lists -= 1
    case CMARKDOWN_QUOTE: quotes -= 1
    case CMARKDOWN_FOOTNOTE: footnotes -= 1
    case CMARKDOWN_ITEM: isItem = false
    case CMARKDOWN_PARAGRAPH, CMARKDOWN_HEADING, CMARKDOWN_TABLE_CELL:
      builder.end()
      hidden = nil
    default: break
    }
  }

  private mutating func beginParagraph() {
    if footnotes > 0 {
      builder.begin(.footnote)
    } else if isItem {
      builder.begin(.listItem, level: min(lists, limits.depth))
      isItem = false
    } else {
      builder.begin(quotes > 0 ? .quotation : .paragraph)
    }
  }

  /// Tables of HTML among the Markdown are counted as well.
  private var nextTable: Int { max(cell.table, builder.finished.last(where: { $0.cell != nil })?.cell?.table ?? 0) + 1 }

  private mutating func beginCell() {
    cell.column += 1
    if builder.countCell() { builder.beginCell(cell) } else { builder.begin(.paragraph) }
  }

  // MARK: - Text

  private mutating func addInline(_ event: cmarkdown_event) {
    switch Int(event.kind) {
    case CMARKDOWN_TEXT, CMARKDOWN_CODE: if hidden == nil { append(event) }
    case CMARKDOWN_SOFT_BREAK: builder.append(" ")
    case CMARKDOWN_LINE_BREAK: builder.lineBreak()
    case CMARKDOWN_HTML_INLINE: takeTag(String(decoding: bytes(event).prefix(12), as: UTF8.self).lowercased())
    default: break
    }
  }

  /// A tag inside a line: only its effect on the text counts.
  private mutating func takeTag(_ tag: String) {
    if let name = hidden {
      if tag.hasPrefix("</\(name)") { hidden = nil }
    } else if tag.hasPrefix("<br") {
      builder.lineBreak()
    } else {
      hidden = ["script", "style"].first { tag.hasPrefix("<\($0)") }
    }
  }

  private mutating func append(_ event: cmarkdown_event) {
    guard let text = event.text else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: event.count) {
      builder.append(UnsafeBufferPointer(start: $0, count: event.count))
    }
  }

  private func bytes(_ event: cmarkdown_event) -> [UInt8] {
    guard let text = event.text else { return [] }
    return text.withMemoryRebound(to: UInt8.self, capacity: event.count) {
      Array(UnsafeBufferPointer(start: $0, count: event.count))
    }
  }
}
