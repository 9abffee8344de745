import DocumentModel

/// Puts a piece of HTML (a mail's body, a field of a record) into a document. Placeholder: tags are left out.
public enum HTMLFragment {
  /// Appends the fragment's text as paragraphs.
  ///
  /// - Parameters:
  ///   - html: The fragment in UTF-8.
  ///   - builder: The document that it becomes a part of.
  ///   - part: The part of the container that it came from.
  public static func append(_ html: [UInt8], to builder: inout DocumentBuilder, part: String?) {
    var index = 0
    var isOpen = false
    while index < html.count {
      let isTag = html[index] == 0x3C
      let end = html[index...].firstIndex(of: isTag ? 0x3E : 0x3C) ?? html.count
      if isTag {
        let name = html[(index + 1)..<end].prefix { $0 != 0x20 && $0 != 0x3E }.map { $0 | 0x20 }
        if ["p", "div", "h1", "h2", "li", "tr", "br", "/p", "/div"].contains(where: {
          $0.utf8.elementsEqual(name.map { $0 == 0x2F | 0x20 ? 0x2F : $0 })
        }) {
          builder.end()
          isOpen = false
        }
        index = min(end + 1, html.count)
      } else {
        if !isOpen { builder.begin(.paragraph, part: part) }
        isOpen = true
        builder.append(String(decoding: html[index..<end], as: UTF8.self))
        index = end
      }
    }
    builder.end()
  }
}
