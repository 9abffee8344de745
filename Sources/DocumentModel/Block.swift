/// What a format knew of a stretch of text.
public enum BlockKind: String, Sendable, CaseIterable {
  case heading
  case paragraph
  case listItem = "list_item"
  case tableCell = "table_cell"
  case quotation
  case code
  case footnote
}

/// Where a table's cell stands: tables are counted in a document, rows and columns in a table, all from 1.
public struct TableCell: Sendable, Equatable {
  /// Which table of the document it is in.
  public var table: Int
  /// Its row; a cell that covers several counts where it begins.
  public var row: Int
  /// The column; a cell that covers several counts where it begins.
  public var column: Int
  /// Whether it heads a row or a column.
  public var isHeader: Bool

  /// Takes its parts.
  public init(table: Int, row: Int, column: Int, isHeader: Bool = false) {
    self.table = table
    self.row = row
    self.column = column
    self.isHeader = isHeader
  }
}

/// A stretch of text of one kind: a heading, a paragraph, a list item.
public struct Block: Sendable, Equatable {
  /// What it is: a heading, a paragraph, a table's cell.
  public var kind: BlockKind
  /// UTF-8 bytes.
  public var range: Range<Int>
  /// The level of a heading or the depth of a list item, from 1; 0 otherwise.
  public var level: Int
  /// The page, from 1, where the format has pages.
  public var page: Int?
  /// The part of a container that the block came from.
  public var part: String?
  /// The place in its table, of a table's cell.
  public var cell: TableCell?

  /// Takes its parts.
  public init(
    kind: BlockKind, range: Range<Int>, level: Int = 0, page: Int? = nil, part: String? = nil, cell: TableCell? = nil
  ) {
    self.kind = kind
    self.range = range
    self.level = level
    self.page = page
    self.part = part
    self.cell = cell
  }
}
