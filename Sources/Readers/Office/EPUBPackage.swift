import DocumentModel
import PlainText

/// What the package document of an e-book says: its chapters in reading order and its metadata.
struct EPUBPackage {
  /// A file of the book.
  private struct Item {
    var path: String
    var type: String
    var properties: String
  }

  /// The chapters' members in reading order, the table of contents left out.
  private(set) var chapters: [String] = []
  private var items: [String: Item] = [:]
  private var spine: [String] = []
  private var contents: Set<String> = []

  /// Reads a package document; its metadata go into `properties`.
  init(_ xml: XMLPull, path: String, properties: inout OfficeProperties) throws(ReaderError) {
    while let event = try xml.next() {
      guard event == .start else { continue }
      switch xml.name {
      case "metadata": try properties.readEPUB(xml)
      case "item":
        guard let id = xml.attribute("id"), let href = xml.attribute("href"), items[id] == nil else { continue }
        items[id] = Item(
          path: Self.member(href, from: path), type: xml.attribute("media-type") ?? "",
          properties: xml.attribute("properties") ?? "")
      case "itemref": if let id = xml.attribute("idref") { spine.append(id) }
      case "reference":
        if xml.attribute("type")?.lowercased() == "toc", let href = xml.attribute("href") {
          contents.insert(Self.member(href, from: path))
        }
      default: break
      }
    }
    var seen: Set<String> = []
    for id in spine {
      guard let item = items[id], isText(item), !isContents(item), seen.insert(item.path).inserted else { continue }
      chapters.append(item.path)
    }
  }

  private func isText(_ item: Item) -> Bool {
    ["application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document", ""].contains(item.type)
  }

  private func isContents(_ item: Item) -> Bool {
    item.properties.split(separator: " ").contains("nav") || contents.contains(item.path)
  }

  /// The member that a link stands for: percent signs decoded, the place in the file left out.
  static func member(_ href: String, from path: String) -> String {
    let file = href.prefix { $0 != "#" }
    let bytes = EscapedBytes.decoded(file.utf8, mark: UInt8(ascii: "%"))
    return OOXML.resolve(String(decoding: bytes, as: UTF8.self), from: path)
  }
}

extension OfficeProperties {
  /// Reads the element `metadata` that has just begun.
  mutating func readEPUB(_ xml: XMLPull) throws(ReaderError) {
    let depth = xml.depth
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { return }
      guard event == .start else { continue }
      switch (xml.namespace, xml.name) {
      case (.dublinCore, "title"): setFirst("title", try xml.content())
      case (.dublinCore, "creator"):
        let role = xml.attribute("role", .epubPackage) ?? "aut"
        let name = try xml.content()
        if role == "aut" { addAuthors(name) }
      case (.dublinCore, "language"): setFirst("language", try xml.content())
      case (.dublinCore, "date"): try readDate(xml)
      case (.dublinCore, "publisher"): setFirst("outlet", try xml.content())
      case (.dublinCore, "description"): setFirst("description", FeedText.plain(try xml.content()))
      case (.dublinCore, "subject"): addKeywords(try xml.content())
      case (.dublinCore, "identifier"): setFirst("identifier", try xml.content())
      case (.dublinCore, "rights"): setFirst("rights", try xml.content())
      case (.dublinCore, "source"):
        let source = try xml.content()
        if source.hasPrefix("http") { setFirst("url", source) }
      case (_, "meta"):
        if xml.attribute("property") == "dcterms:modified" { setDate("modified", try xml.content()) }
      default: break
      }
    }
  }

  private mutating func readDate(_ xml: XMLPull) throws(ReaderError) {
    let event = xml.attribute("event", .epubPackage) ?? "publication"
    let date = try xml.content()
    switch event {
    case "modification": setDate("modified", date)
    case "publication", "original-publication":
      if metadata.origin("published") != .declared { setDate("published", date) }
    default: break
    }
  }
}
