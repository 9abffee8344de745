import DocumentModel

/// Where the reader stands in a table: which row, which column.
struct FlowTable {
  /// More columns than any table has; counts in hostile files go on for ever.
  static let mostColumns = 1 << 20
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
    row = min(row + 1, Self.mostColumns)
    column = 0
    nextColumn = 1
    isHeaderRow = isHeader
    isDeletedRow = false
    isInCell = false
  }

  /// Passes over rows without content.
  mutating func skipRows(_ count: Int) { row = min(row + min(count, Self.mostColumns), Self.mostColumns) }

  /// Passes over columns without a cell.
  mutating func skipColumns(_ count: Int) {
    nextColumn = min(nextColumn + min(max(0, count), Self.mostColumns), Self.mostColumns)
  }

  /// Begins a cell behind the last one.
  mutating func beginCell() {
    if row == 0 { beginRow() }
    column = nextColumn
    nextColumn = min(nextColumn + 1, Self.mostColumns)
    isInCell = true
  }

  /// The open cell covers so many columns.
  mutating func span(_ count: Int) { nextColumn = min(column + min(max(1, count), Self.mostColumns), Self.mostColumns) }

  /// Ends the open cell.
  mutating func endCell() { isInCell = false }

  /// The open cell's place.
  var cell: TableCell? {
    isInCell ? TableCell(table: number, row: row, column: column, isHeader: isHeaderRow) : nil
  }
}
