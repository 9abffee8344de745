/// A stretch of a feed that begins with an item.
enum FeedChunk {
  /// An item, from its start tag to its end tag.
  case item([UInt8], line: Int)
  /// An item that does not end, and why.
  case broken(String, line: Int)
}
