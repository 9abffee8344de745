/// What a format knew of a stretch of text.
public enum BlockKind: String, Sendable, CaseIterable {
  case heading
  case paragraph
  case listItem = "list_item"
  case tableCell = "table_cell"
  case quotation
  case code
}

/// A stretch of text of one kind: a heading, a paragraph, a list item.
public struct Block: Sendable, Equatable {
  /// The kind.
  public var kind: BlockKind
  /// UTF-8 bytes.
  public var range: Range<Int>
  /// The level of a heading or the depth of a list item, from 1; 0 otherwise.
  public var level: Int
  /// The page, from 1, where the format has pages.
  public var page: Int?
  /// The part of a container that the block came from.
  public var part: String?

  /// Takes its parts.
  public init(kind: BlockKind, range: Range<Int>, level: Int = 0, page: Int? = nil, part: String? = nil) {
    self.kind = kind
    self.range = range
    self.level = level
    self.page = page
    self.part = part
  }
}
