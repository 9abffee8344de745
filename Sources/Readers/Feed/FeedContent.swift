import PlainText

/// The text of an item of a feed, which may be plain, HTML as text, or elements.
struct FeedContent {
  /// How the text is to be taken.
  enum Kind {
    case plain, html, markup
  }

  private let kind: Kind
  private let bytes: [UInt8]

  /// Reads the element that has just begun.
  ///
  /// - Parameter kind: `nil`: what its attribute `type` says, as Atom has it.
  init(_ xml: XMLPull, kind: Kind?) throws(ReaderError) {
    let declared = kind ?? Self.kind(xml.attribute("type"))
    let depth = xml.depth
    var text: [UInt8] = []
    var markup: [UInt8] = []
    var hasElements = false
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { break }
      switch event {
      case .start, .end:
        if !hasElements { text.withUnsafeBufferPointer { Self.escape($0, into: &markup) } }
        hasElements = true
        markup += Array((event == .start ? "<" : "</").utf8) + Array(xml.name.utf8) + [0x3E]
      case .text, .entity:
        if hasElements { Self.escape(xml.text, into: &markup) } else { text.append(contentsOf: xml.text) }
      case .doctype: break
      }
    }
    self.kind = hasElements ? .markup : declared
    bytes = hasElements ? markup : text
  }

  private static func kind(_ type: String?) -> Kind {
    switch type?.lowercased() {
    case nil, "text", "text/plain": .plain
    case "xhtml", "application/xhtml+xml": .markup
    default: .html
    }
  }

  /// Whether there is no text.
  var isEmpty: Bool { !bytes.contains { $0 > 0x20 } }

  /// The text on one line without tags.
  var line: String {
    let text = String(decoding: bytes, as: UTF8.self)
    return (kind == .plain ? text : FeedText.plain(text)).singleSpaced
  }

  /// Puts the text into a document.
  func append(to builder: inout DocumentBuilder) {
    guard kind == .plain else { return HTMLFragment.append(bytes, to: &builder, part: nil) }
    // Empty lines set paragraphs apart.
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.contains(where: { $0 > 0x20 }) { builder.end() }
      builder.append(String(decoding: line, as: UTF8.self) + "\n")
    }
    builder.end()
  }

  private static func escape(_ text: UnsafeBufferPointer<UInt8>, into target: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x26: target += Array("&amp;".utf8)
      case 0x3C: target += Array("&lt;".utf8)
      case 0x3E: target += Array("&gt;".utf8)
      default: target.append(byte)
      }
    }
  }
}
