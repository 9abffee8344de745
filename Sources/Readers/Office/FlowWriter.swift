import DocumentModel
import PlainText

/// Puts the paragraphs of word processors into blocks: lines of one cell together, lines of code together, footnotes
/// behind everything else.
struct FlowWriter {
  /// The document so far.
  var builder: DocumentBuilder
  private let limits: ReaderLimits
  private var openCell: TableCell?
  private var isCodeOpen = false
  private var footnotes: [FlowItem] = []
  private var written = 0

  /// Begins a document.
  init(limits: ReaderLimits) {
    builder = DocumentBuilder(limits: limits)
    self.limits = limits
  }

  /// Adds a paragraph.
  ///
  /// - Throws: `ReaderError.limit` once there is more text than a document may have.
  mutating func add(_ item: FlowItem) throws(ReaderError) {
    guard item.text.contains(where: { $0 > 0x20 }) else {
      if isCodeOpen, item.kind == .code { builder.append("\n") }
      return
    }
    written += item.text.count
    guard written <= limits.document else {
      throw .limit("the text is longer than the limit of \(limits.document) bytes: raise it with --limit input=…")
    }
    if item.kind == .footnote {
      footnotes.append(item)
    } else {
      write(item)
    }
  }

  private mutating func write(_ item: FlowItem) {
    if let cell = item.cell {
      writeCell(item, cell)
      return
    }
    openCell = nil
    if item.kind == .code, isCodeOpen {
      builder.append("\n")
    } else {
      builder.begin(item.kind, level: item.level, part: item.part)
    }
    isCodeOpen = item.kind == .code
    append(item.kind == .code ? Array(item.text.drop { $0 == 0x0A || $0 == 0x0D }) : item.text)
  }

  private mutating func writeCell(_ item: FlowItem, _ cell: TableCell) {
    isCodeOpen = false
    if openCell == cell {
      builder.lineBreak()
    } else if builder.countCell() {
      builder.beginCell(cell, part: item.part)
      openCell = cell
    } else {
      openCell = nil
      builder.begin(.paragraph, part: item.part)
    }
    append(item.text)
  }

  private mutating func append(_ text: [UInt8]) {
    Self.withoutSoftHyphens(text).withUnsafeBufferPointer { all in
      var start = 0
      while let end = all[start...].firstIndex(of: FlowItem.lineBreak) {
        builder.append(UnsafeBufferPointer(rebasing: all[start..<end]))
        builder.lineBreak()
        start = end + 1
      }
      builder.append(UnsafeBufferPointer(rebasing: all[start...]))
    }
  }

  /// Soft hyphens say where a word may be broken; they are no part of it.
  private static func withoutSoftHyphens(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0xAD) else { return text }
    var result: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte == 0xAD, result.last == 0xC2, text[index - 1] == 0xC2 {
        result.removeLast()
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// The document with its footnotes at the end.
  consuming func build(_ request: ReadRequest, metadata: Metadata) throws(ReaderError) -> ReadResult {
    for footnote in footnotes { write(footnote) }
    return try builder.build(id: request.id, metadata: metadata)
  }
}
