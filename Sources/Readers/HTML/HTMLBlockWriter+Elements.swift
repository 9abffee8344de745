import DocumentModel

extension HTMLBlockWriter {
  /// Begins an element.
  mutating func enter(_ index: Int, _ builder: inout DocumentBuilder) {
    let node = tree.nodes[index]
    let end = Int(node.end)
    if node.traits.contains(.notes) { notes.append(end) }
    if isFootnote(node), current.cell == nil {
      push(Context(kind: .footnote, end: end, isOne: true), &builder)
      return
    }
    switch node.tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if current.cell == nil {
        push(Context(kind: .heading, level: node.tag.headingLevel, end: end, isOne: true), &builder)
      }
    case .ul, .ol, .menu, .dl: lists.append(end)
    case .li, .dd, .dt:
      guard current.cell == nil, current.kind != .footnote else { break }
      push(Context(kind: .listItem, level: max(1, lists.count), end: end, isOne: true), &builder)
    case .blockquote: if current.cell == nil { push(Context(kind: .quotation, end: end), &builder) }
    case .pre: if current.cell == nil { push(Context(kind: .code, end: end, isOne: true), &builder) }
    case .table: enterTable(index)
    case .tr: if let last = tables.indices.last { tables[last].startRow() }
    case .td, .th: enterCell(node, &builder)
    case .br: lineBreak(&builder)
    case .q: enclose("“", "”", end: end, &builder)
    case .rt where !isEnclosed(index): enclose("(", ")", end: end, &builder)
    default: if node.traits.contains(.noteMark) { enterMark(index, &builder) }
    }
  }

  /// Whether `<rp>` has put a parenthesis before a reading.
  private func isEnclosed(_ index: Int) -> Bool {
    guard index > 0, tree.nodes[index - 1].tag == .text else { return false }
    let before = tree.text[Int(tree.nodes[index - 1].start)..<Int(tree.nodes[index - 1].stop)]
    return before.last == UInt8(ascii: "(") || before.suffix(3).elementsEqual([0xEF, 0xBC, 0x88])
  }

  private var isInFootnote: Bool { contexts.contains { $0.kind == .footnote } }

  private func isFootnote(_ node: HTMLNode) -> Bool {
    if isInFootnote { return false }
    if node.traits.contains(.footnote) { return node.tag.isBlock && !node.tag.isCell && node.tag != .tr }
    return !notes.isEmpty && (node.tag == .li || node.tag == .p)
  }

  /// "trade¹" is to become "trade[1]", not "trade1".
  private mutating func enterMark(_ index: Int, _ builder: inout DocumentBuilder) {
    let end = Int(tree.nodes[index].end)
    if isInFootnote {
      enclose("", " ", end: end, &builder)
      return
    }
    let mark = tree.string(of: index, limit: 16)
    guard !mark.isEmpty, mark.count <= 4, let first = mark.first, !"[(".contains(first) else { return }
    enclose("[", "]", end: end, &builder)
  }

  private mutating func enterTable(_ index: Int) {
    let end = Int(tree.nodes[index].end)
    // A table in a cell is text of the cell.
    let holdsData = current.cell == nil && HTMLTable.holdsData(index, tree)
    if holdsData { tableCount += 1 }
    tables.append(HTMLTable(end: end, number: holdsData ? tableCount : 0))
  }

  private mutating func enterCell(_ node: HTMLNode, _ builder: inout DocumentBuilder) {
    guard let last = tables.indices.last, tables[last].number > 0, current.cell == nil else { return }
    let cell = tables[last].place(node)
    guard builder.countCell() else { return }
    push(Context(kind: .tableCell, end: Int(node.end), isOne: true, cell: cell), &builder)
  }
}
