import DocumentModel

/// A table on the way through its rows: where its cells stand.
struct HTMLTable {
  /// The most columns in which cells of several rows are tracked.
  private static let mostColumns = 1_000

  /// The number behind its last node.
  let end: Int
  /// Its number in the document; 0 for a table that is there for its looks only.
  let number: Int
  private var row = 0
  private var column = 1
  /// The last row that a cell of an earlier row takes in each column.
  private var taken: [Int] = []

  /// Begins a table.
  init(end: Int, number: Int) {
    self.end = end
    self.number = number
  }

  /// Begins a row.
  mutating func startRow() {
    row += 1
    column = 1
  }

  /// The place of the next cell.
  mutating func place(_ node: HTMLNode) -> TableCell {
    if row == 0 { row = 1 }
    while column <= taken.count, taken[column - 1] >= row { column += 1 }
    let cell = TableCell(table: number, row: row, column: column, isHeader: node.traits.contains(.headerCell))
    let next = column + Int(node.span)
    if node.rows > 1 {
      let last = row + Int(node.rows) - 1
      for place in column..<min(next, Self.mostColumns + 1) {
        while taken.count < place { taken.append(0) }
        taken[place - 1] = last
      }
    }
    column = next
    return cell
  }

  /// Whether a table holds data, not parts of a page side by side.
  ///
  /// What says so is believed; else data are two rows and columns at the least, of short cells.
  static func holdsData(_ index: Int, _ tree: HTMLTree) -> Bool {
    let table = tree.nodes[index]
    if table.traits.contains(.layout) { return false }
    var shape = Shape()
    var next = index + 1
    while next < Int(table.end) {
      let node = tree.nodes[next]
      if node.tag == .table { return false }
      shape.take(node)
      next += 1
    }
    shape.endRow()
    if shape.isLaidOut { return false }
    if shape.saysSo || table.traits.contains(.data) { return shape.cells > 1 }
    return shape.rows >= 2 && shape.columns >= 2 && shape.evenRows * 3 >= shape.rows * 2
  }

  /// What the cells of a table are like.
  private struct Shape {
    var rows = 0
    var cells = 0
    var columns = 0
    var evenRows = 0
    var saysSo = false
    /// Whether a cell holds parts of a page: headings, several paragraphs, very long text.
    var isLaidOut = false
    private var inRow = 0
    private var paragraphs = 0
    private var bytes = 0

    mutating func take(_ node: HTMLNode) {
      switch node.tag {
      case .tr: endRow()
      case .td, .th:
        cells += 1
        inRow += Int(node.span)
        paragraphs = 0
        bytes = 0
        if node.traits.contains(.headerCell) { saysSo = true }
      case .caption, .thead: saysSo = true
      case .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .form, .article, .nav, .hr:
        if cells > 0 { isLaidOut = true }
      case .p:
        paragraphs += 1
        if paragraphs > 8 { isLaidOut = true }
      case .text:
        bytes += Int(node.stop - node.start)
        if bytes > 3_000 { isLaidOut = true }
      default: break
      }
    }

    mutating func endRow() {
      guard inRow > 0 else { return }
      rows += 1
      if columns == 0 { columns = inRow }
      if inRow == columns { evenRows += 1 }
      columns = max(columns, inRow)
      inRow = 0
    }
  }
}
