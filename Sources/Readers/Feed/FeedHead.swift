import DocumentModel
import PlainText

/// What stands before the first item of a feed: its kind, its title, and the tags that are open around the items.
struct FeedHead {
  /// The feed's title, as outlet of its items.
  private(set) var title: String?
  /// The feed's language.
  private(set) var language: String?
  /// What must stand before an item to make it a document, on one line.
  private(set) var opening: [UInt8] = []
  /// What must stand behind it.
  private(set) var closing: [UInt8] = []
  /// What is wrong with the head.
  private(set) var warning: String?

  /// The name of the elements that are items: by the feed's first bytes.
  ///
  /// - Throws: `ReaderError.malformed` for what is no feed.
  static func itemName(_ head: [UInt8]) throws(ReaderError) -> String {
    guard let root = XMLRoot.name(head) else { throw .malformed("this is no feed: it has no element") }
    let parts = root.split(separator: ":")
    switch parts.last {
    case "rss", "RDF", "channel": return "item"
    case "feed": return parts.count > 1 ? "\(parts[0]):entry" : "entry"
    default: throw .malformed("this is no feed: its element is '\(root)' and neither 'rss', 'RDF' nor 'feed'")
    }
  }

  /// Reads the head.
  init(_ bytes: [UInt8], encoding: String?, limits: ReaderLimits) {
    guard let decoded = try? TextDecoder.decode(bytes, declared: encoding) else { return }
    let text = decoded.utf8
    let tags = OpenTags.find(text)
    // A document type without a body makes an unknown entity a reference, where it were an error without.
    opening =
      Array("<!DOCTYPE feed SYSTEM \"feed\">".utf8) + tags.flatMap { $0.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } }
    for tag in tags.reversed() {
      closing += Array("</".utf8) + tag.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F } + [0x3E]
    }
    do throws(ReaderError) {
      try read(try XMLPull(utf8: text + closing, part: "the feed's head", limits: limits))
    } catch {
      warning = "\(error)"
    }
  }

  private mutating func read(_ xml: XMLPull) throws(ReaderError) {
    while let event = try xml.next() {
      guard event == .start else { continue }
      if language == nil { language = xml.attribute("lang", .xml) }
      switch (xml.name, xml.namespace) {
      // An image and a text field have titles as well.
      case ("image", _), ("textinput", _), ("textInput", _), ("author", _): try xml.skip()
      case ("title", .none), ("title", .atom), ("title", .atomOld), ("title", .rss1):
        let text = FeedText.plain(try xml.content())
        if title == nil, !text.isEmpty { title = text }
      case ("language", .none), ("language", .dublinCore), ("language", .rss1):
        let text = try xml.content()
        if language == nil, !text.isEmpty { language = text }
      default: break
      }
    }
  }
}
