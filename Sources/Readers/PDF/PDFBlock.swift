import DocumentModel

/// A block in the making: lines that belong together.
struct PDFBlock {
  var kind: BlockKind
  var level = 0
  let page: Int
  var lines: [PDFLine]
  var cell: TableCell?
  /// The mark of a list item is a bullet, which is left out of its text.
  var hasBullet = false
  /// It begins farther right than the lines that follow, or than its column.
  var isIndented = false
  /// Its last line is as long as its column is wide: it may go on elsewhere.
  var isFull = false
  /// It runs up or down the page: its size says nothing.
  var isRotated = false
  /// The number of the note that it is.
  var note: Int?

  var size: Float { lines.first?.size ?? 0 }
  var characters: Int { lines.reduce(0) { $0 + $1.count } }
}
