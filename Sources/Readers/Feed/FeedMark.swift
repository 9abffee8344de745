/// What may hold tags that are none.
enum FeedMark: CaseIterable {
  case cdata, comment

  /// What it begins with.
  var start: [UInt8] { Array((self == .cdata ? "<![CDATA[" : "<!--").utf8) }
  /// What it ends with.
  var end: [UInt8] { Array((self == .cdata ? "]]>" : "-->").utf8) }
  /// What messages call it.
  var title: String { self == .cdata ? "CDATA section" : "comment" }
}
