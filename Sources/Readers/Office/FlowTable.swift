import DocumentModel

/// Where the reader stands in a table: which row, which column.
struct FlowTable {
  /// More columns than any cell covers, and more rows than are ever left out; counts in hostile files know no end.
  static let mostColumns = 1 << 14
  /// The table's number in the document.
  let number: Int
  private(set) var row = 0
  private(set) var column = 0
  /// Where the next cell of the row begins.
  private var nextColumn = 1
  /// Whether the row heads the table.
  var isHeaderRow = false
  /// Whether the row was deleted with tracked changes.
  var isDeletedRow = false
  /// Whether a cell is open.
  private(set) var isInCell = false

  /// Begins a table.
  init(number: Int) { self.number = number }

  /// Begins a row.
  mutating func beginRow(isHeader: Bool = false) {
    row += 1
    column = 0
    nextColumn = 1
    isHeaderRow = isHeader
    isDeletedRow = false
    isInCell = false
  }

  /// Passes over rows without content.
  mutating func skipRows(_ count: Int) { row += max(0, min(count, Self.mostColumns)) }

  /// Passes over columns without a cell.
  mutating func skipColumns(_ count: Int) {
    nextColumn += min(max(0, count), Self.mostColumns)
  }

  /// Begins a cell behind the last one.
  mutating func beginCell() {
    if row == 0 { beginRow() }
    column = nextColumn
    nextColumn += 1
    isInCell = true
  }

  /// The open cell covers so many columns.
  mutating func span(_ count: Int) { nextColumn = column + min(max(1, count), Self.mostColumns) }

  /// Ends the open cell.
  mutating func endCell() { isInCell = false }

  /// The open cell's place.
  var cell: TableCell? {
    isInCell ? TableCell(table: number, row: row, column: column, isHeader: isHeaderRow) : nil
  }
}
