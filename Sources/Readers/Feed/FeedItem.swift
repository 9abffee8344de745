import DocumentModel
import PlainData
import PlainText

/// An item of a feed: what its elements say.
struct FeedItem {
  private var properties: OfficeProperties
  private var id: String?
  private var url: String?
  private var title = ""
  private var content: FeedContent?
  private var summary: FeedContent?
  private var updated: String?
  private var hasEntities = false

  /// Reads an item that is a document of its own.
  init(_ xml: XMLPull, named name: String, head: FeedHead, metadata: Metadata) throws(ReaderError) {
    properties = OfficeProperties(metadata, format: .feed)
    var depth: Int?
    let local = name.split(separator: ":").last.map(String.init) ?? name
    while let event = try xml.next() {
      guard event == .start else { continue }
      if depth == nil {
        guard xml.name == local else { continue }
        depth = xml.depth
        if let language = xml.attribute("lang", .xml) { properties.set("language", language) }
        if let about = xml.attribute("about", .rdf) { url = about }
      } else {
        try readField(xml)
      }
    }
    hasEntities = xml.hasLostEntities
    complete(head)
  }

  private mutating func readField(_ xml: XMLPull) throws(ReaderError) {
    switch xml.namespace {
    case .none, .rss1, .atom, .atomOld: try readOwn(xml)
    case .dublinCore: try readDublinCore(xml)
    case .dublinCoreTerms:
      switch xml.name {
      case "created", "issued": setPublished(try xml.content())
      case "modified": updated = try xml.content()
      default: try xml.skip()
      }
    case .content:
      if xml.name == "encoded" {
        let read = try FeedContent(xml, kind: .html)
        if !read.isEmpty { content = read }
      } else {
        try xml.skip()
      }
    case .xhtml:
      // A whole body in the item, as some publishers have it.
      let read = try FeedContent(xml, kind: .markup)
      if content == nil, !read.isEmpty { content = read }
    default: try xml.skip()
    }
  }

  private mutating func readOwn(_ xml: XMLPull) throws(ReaderError) {
    switch xml.name {
    case "title": title = try FeedContent(xml, kind: .html).line
    case "link": try readLink(xml)
    case "guid":
      let isLink = xml.attribute("isPermaLink") != "false"
      let text = try xml.content()
      if !text.isEmpty { id = text }
      if isLink, url == nil, text.hasPrefix("http") { url = text }
    case "id": id = try xml.content()
    case "author": try readAuthor(xml)
    case "pubDate", "published", "issued", "created": setPublished(try xml.content())
    case "updated", "modified": updated = try xml.content()
    case "category": try readCategory(xml)
    case "description", "summary":
      let read = try FeedContent(xml, kind: xml.name == "description" ? .html : nil)
      if !read.isEmpty { summary = read }
    case "content":
      let read = try FeedContent(xml, kind: nil)
      if !read.isEmpty { content = read }
    default: try xml.skip()
    }
  }

  private mutating func readDublinCore(_ xml: XMLPull) throws(ReaderError) {
    switch xml.name {
    case "creator": addAuthor(try xml.content())
    case "date": setPublished(try xml.content())
    case "subject": properties.addKeywords(try xml.content())
    case "language": properties.set("language", try xml.content())
    case "publisher": properties.set("outlet", try xml.content())
    case "title": if title.isEmpty { title = try xml.content() } else { try xml.skip() }
    default: try xml.skip()
    }
  }

  private mutating func readLink(_ xml: XMLPull) throws(ReaderError) {
    let relation = xml.attribute("rel") ?? "alternate"
    let href = xml.attribute("href")
    let text = try xml.content()
    if let link = href ?? (text.isEmpty ? nil : text), relation == "alternate" { url = link }
  }

  /// Atom's author has a name in an element, that of RSS is "mail (name)", a mail or a name.
  private mutating func readAuthor(_ xml: XMLPull) throws(ReaderError) {
    let depth = xml.depth
    var own = ""
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { break }
      if event == .text, own.utf8.count < 1000 { own += String(decoding: xml.text.prefix(1000), as: UTF8.self) }
      guard event == .start else { continue }
      if xml.name == "name" { addAuthor(try xml.content()) } else { try xml.skip() }
    }
    if let open = own.firstIndex(of: "("), let close = own.lastIndex(of: ")"), open < close, own.contains("@") {
      own = String(own[own.index(after: open)..<close])
    }
    addAuthor(own)
  }

  private mutating func addAuthor(_ text: String) { properties.addAuthors(FeedText.plain(text)) }

  private mutating func readCategory(_ xml: XMLPull) throws(ReaderError) {
    let name = xml.attribute("label") ?? xml.attribute("term")
    let text = try xml.content()
    properties.addKeyword(FeedText.plain(name ?? text))
  }

  private mutating func setPublished(_ text: String) {
    if let date = DateText.declared(text), properties.metadata.origin("published") != .declared {
      properties.set("published", date)
    }
  }

  private mutating func complete(_ head: FeedHead) {
    properties.set("title", title)
    if let url { properties.set("url", url) }
    if let updated, let date = DateText.declared(updated) {
      properties.set("modified", date)
      properties.set("published", date, origin: .inferred)
    }
    if let outlet = head.title { properties.setFirst("outlet", outlet) }
    if let language = head.language { properties.setFirst("language", language) }
    if content != nil, let summary { properties.set("description", summary.line) }
  }

  /// Makes the document: the title as a heading, then the content or else the summary.
  consuming func build(_ request: ReadRequest) throws(ReaderError) -> ReadResult {
    var builder = DocumentBuilder(limits: request.limits)
    if hasEntities { builder.warn("a reference to an entity was left out") }
    if !title.isEmpty {
      builder.begin(.heading, level: 1)
      builder.append(title)
      builder.end()
    }
    (content ?? summary)?.append(to: &builder)
    let own = [id, url].compactMap { $0 }.first { !$0.isEmpty && $0.utf8.count <= 2000 }
    let result = try builder.build(id: own ?? request.id, metadata: properties.finished())
    return MetadataInference.complete(result)
  }
}
