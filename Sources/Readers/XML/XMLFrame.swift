/// An element that is open while a document is read.
struct XMLFrame {
  /// Its local name.
  var name: String
  /// What it is for.
  var role: XMLRole
  /// Whether it began a block.
  var opensBlock = false
  /// Whether it began a note.
  var opensNote = false
  /// Whether it is an item whose first paragraph has yet to come.
  var awaitsItem = false
}
