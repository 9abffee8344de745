import DocumentModel
import PlainText

/// Puts the regions of all pages together to the blocks of a document.
struct PDFAssembler {
  private let content: PDFContent
  private let statistics: PDFStatistics
  private var blocks: [PDFBlock] = []
  /// Notes wait until the paragraph ends that goes on over their page.
  private var notes: [PDFBlock] = []
  private var tables = 0
  /// Paragraphs that begin indented, and others.
  private var indented = 0
  private var plain = 0

  /// The blocks of pages in reading order.
  static func blocks(
    _ pages: [(PDFPage, [PDFRegion])], _ content: PDFContent, _ statistics: PDFStatistics
  ) -> [PDFBlock] {
    var assembler = PDFAssembler(content, statistics)
    for (page, regions) in pages {
      for region in regions { assembler.add(region, page) }
      assembler.addRotated(page)
    }
    assembler.blocks.append(contentsOf: assembler.notes)
    PDFHeadings(content, statistics).mark(&assembler.blocks)
    return assembler.blocks
  }

  private init(_ content: PDFContent, _ statistics: PDFStatistics) {
    self.content = content
    self.statistics = statistics
  }

  // MARK: - Regions

  private mutating func add(_ region: PDFRegion, _ page: PDFPage) {
    switch region {
    case .table(let rows):
      flushNotes()
      tables += 1
      addTable(rows, page.number)
    case .text(let lines):
      let isOpen = notes.last.map { !ends($0) } ?? false
      let parts = PDFNotes(content, statistics).split(lines, height: page.height, isOpen: isOpen)
      for block in PDFParagraphs.blocks(parts.text, content, statistics) { add(block) }
      if !parts.rest.isEmpty, !notes.isEmpty { notes[notes.count - 1].lines.append(contentsOf: parts.rest) }
      notes.append(contentsOf: parts.notes)
    }
  }

  private mutating func add(_ block: PDFBlock) {
    if let last = blocks.last, goesOn(last, with: block) {
      blocks[blocks.count - 1].lines.append(contentsOf: block.lines)
      blocks[blocks.count - 1].isFull = block.isFull
      return
    }
    flushNotes()
    if block.isIndented { indented += 1 } else { plain += 1 }
    blocks.append(block)
  }

  private mutating func flushNotes() {
    guard !notes.isEmpty else { return }
    blocks.append(contentsOf: notes)
    notes = []
  }

  private mutating func addRotated(_ page: PDFPage) {
    let rotated = Dictionary(grouping: page.rotated, by: \.line).sorted { $0.key < $1.key }
    guard !rotated.isEmpty else { return }
    for (_, words) in rotated {
      let line = PDFLine(words.sorted { $0.start < $1.start }, page: page.number)
      var block = PDFBlock(kind: .paragraph, page: page.number, lines: [line])
      block.isRotated = true
      blocks.append(block)
    }
  }

  private mutating func addTable(_ rows: [[[PDFLine]]], _ page: Int) {
    let hasHeader = PDFTableHeader.isHeader(rows, content)
    for (row, cells) in rows.enumerated() {
      for (column, lines) in cells.enumerated() where !lines.isEmpty {
        let cell = TableCell(table: tables, row: row + 1, column: column + 1, isHeader: row == 0 && hasHeader)
        var block = PDFBlock(kind: .tableCell, page: page, lines: lines)
        block.cell = cell
        blocks.append(block)
      }
    }
  }

  // MARK: - Over the ends of columns and pages

  private func ends(_ block: PDFBlock) -> Bool {
    guard let last = block.lines.last?.words.last else { return true }
    return PDFLetters.endsSentence(content.text(of: last))
  }

  /// Whether the last block of a region goes on with the first one of the next.
  private func goesOn(_ last: PDFBlock, with next: PDFBlock) -> Bool {
    guard last.kind == .paragraph || last.kind == .listItem, next.kind == .paragraph,
      let before = last.lines.last, let line = next.lines.first, let word = before.words.last
    else { return false }
    // Blocks of one region are apart already.
    guard before.page != line.page || line.bottom < before.top || line.x0 > before.x1 else { return false }
    guard abs(before.size - line.size) <= before.size * 0.08, line.size <= statistics.body * 1.12 else { return false }
    let text = content.text(of: word)
    if LineHyphens.length(text) > 0, PDFLetters.endsWithLetter(text.dropLast(LineHyphens.length(text))) { return true }
    let isLower = PDFLetters.firstCase(content.text(of: line.words[0])) == .lower
    if !ends(last) { return isLower || last.isFull && !next.isIndented }
    // Behind a full stop only where paragraphs are indented, and this one is not.
    return last.isFull && !next.isIndented && indented > 2 && indented > plain * 2 && next.lines.count > 1
  }
}
