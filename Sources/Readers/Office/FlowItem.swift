import DocumentModel

/// A paragraph of a word processor's document, finished and on its way into the blocks.
struct FlowItem {
  /// What the paragraph is; in a table's cell it is a line of the cell.
  var kind: BlockKind
  /// The level of a heading or the depth of a list item.
  var level = 0
  /// Its text; `FlowItem.lineBreak` stands for a line break.
  var text: [UInt8]
  /// The cell that it stands in.
  var cell: TableCell?

  /// Where in the file it comes from, for formats that have such parts.
  var part: String?

  /// A byte that XML cannot hold.
  static let lineBreak: UInt8 = 0x0B
}
