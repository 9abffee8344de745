import PlainText

/// Text of feeds and e-books that may be HTML inside XML.
enum FeedText {
  /// A line of text without the tags that it may have.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return text }
    var builder = DocumentBuilder()
    HTMLFragment.append(Array(text.utf8), to: &builder, part: nil)
    guard let result = try? builder.build(id: "", metadata: .init()) else { return text }
    return result.document.text.string.singleSpaced
  }
}
