/// A paragraph or heading of an OpenDocument text while it is read.
struct ODTParagraph {
  /// The heading's level; 0 for a paragraph.
  var outline = 0
  /// What its style makes of it.
  var style: ParagraphStyle?
  /// The depth of the list whose item it begins; 0 outside lists.
  var listDepth = 0
  /// Whether it is hidden as a whole.
  var isHidden = false
  /// The text so far.
  var text: [UInt8] = []
  /// The paragraphs of frames that are anchored in it; they follow it.
  var queue: [FlowItem] = []
}
