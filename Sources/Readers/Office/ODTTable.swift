import DocumentModel

/// Where the reader stands in a table of an OpenDocument text, whose rows and cells may stand for several.
struct ODTTable {
  /// How often a cell with text is read at most where it says that it is repeated.
  static let mostCopies = 64
  private var table: FlowTable
  private var repeatedRows = 1
  private var repeated = 1
  /// Whether the rows head the table.
  var isInHeader = false
  /// The paragraphs of a cell that is repeated.
  var held: [FlowItem] = []

  /// Begins a table.
  init(number: Int) { table = FlowTable(number: number) }

  /// The open cell's place.
  var cell: TableCell? { table.cell }

  /// Whether the open cell's paragraphs wait until it ends.
  var holds: Bool { table.isInCell && repeated > 1 }

  /// Begins a row that stands for so many.
  mutating func beginRow(repeated: Int) {
    table.beginRow(isHeader: isInHeader)
    repeatedRows = repeated
  }

  /// Ends the row: those that repeat it are passed over.
  mutating func endRow() {
    table.skipRows(repeatedRows - 1)
    repeatedRows = 1
  }

  /// Begins a cell that stands for so many.
  mutating func beginCell(repeated: Int) {
    table.beginCell()
    self.repeated = repeated
    held = []
  }

  /// Ends the cell.
  ///
  /// - Returns: What waited, once for each of the cells, and whether that is less than all.
  mutating func endCell() -> (items: [FlowItem], isCut: Bool) {
    let first = table.column
    table.span(repeated)
    table.endCell()
    let count = repeated
    repeated = 1
    let own = held.filter { $0.text.contains { $0 > 0x20 } }
    held = []
    guard count > 1, !own.isEmpty else { return ([], false) }
    var items: [FlowItem] = []
    for copy in 0..<min(count, Self.mostCopies) {
      for var item in own where copy == 0 || item.cell?.table == table.number {
        if item.cell?.table == table.number { item.cell?.column = first + copy }
        items.append(item)
      }
    }
    return (items, count > Self.mostCopies)
  }
}
