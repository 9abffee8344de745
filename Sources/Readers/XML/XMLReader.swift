import DocumentModel
import PlainText

/// Reads XML of any vocabulary; what texts are mostly written in (TEI, Akoma Ntoso, DocBook, JATS) with its structure.
enum XMLReader {
  /// Reads a document.
  ///
  /// - Throws: `ReaderError` for what is not well-formed, nested too deep, or without text.
  /// - Complexity: O(bytes); the file is parsed twice.
  static func read(_ bytes: [UInt8], _ request: ReadRequest) throws(ReaderError) -> ReadResult {
    let declared = request.metadata["charset"]?.string ?? DeclaredCharset.xml(bytes)
    let decoded = try TextDecoder.decode(bytes, declared: declared)
    let open = { () throws(ReaderError) in
      try XMLPull(utf8: decoded.utf8, part: "the XML file", limits: request.limits)
    }
    let outline = try XMLOutline(try open())
    var properties = OfficeProperties(request.metadata, format: .xml)
    if let encoding = decoded.encoding { properties.set("encoding", encoding, origin: .inferred) }
    let body = XMLBody(try open(), outline: outline, properties: properties, limits: request.limits)
    for warning in decoded.warnings { body.warn(warning) }
    try body.read()
    return try body.writer.build(request, metadata: body.properties.finished())
  }
}

extension OfficeProperties {
  /// Reads the element with a document's metadata that has just begun: TEI's `teiHeader`, Akoma Ntoso's `meta`.
  ///
  /// - Parameter element: The number of elements so far, which goes on counting.
  mutating func readHeader(_ xml: XMLPull, element: inout Int) throws(ReaderError) {
    let depth = xml.depth
    var open: String?
    var text: [UInt8] = []
    while let event = try xml.next() {
      switch event {
      case .start:
        element += 1
        open = xml.name
        text = []
        readHeaderAttributes(xml)
      case .text, .entity: if text.count < 4096 { text.append(contentsOf: xml.text.prefix(4096)) }
      case .end:
        if xml.depth == depth { return }
        if open == xml.name { setHeader(xml.name, String(decoding: text, as: UTF8.self)) }
        open = nil
      case .doctype: break
      }
    }
  }

  private mutating func readHeaderAttributes(_ xml: XMLPull) {
    switch xml.name {
    case "date", "FRBRdate", "publication":
      if metadata["published"] == nil, let date = xml.attribute("when") ?? xml.attribute("date") {
        setDate("published", date)
      }
    case "language": if let language = xml.attribute("ident") { setFirst("language", language) }
    case "FRBRlanguage": if let language = xml.attribute("language") { setFirst("language", language) }
    case "FRBRauthor", "TLCOrganization", "TLCPerson":
      if xml.name != "FRBRauthor", let name = xml.attribute("showAs"), !hasAuthors { addAuthors(name) }
    case "FRBRalias": if let title = xml.attribute("value") { setFirst("title", title) }
    default: break
    }
  }

  private mutating func setHeader(_ name: String, _ text: String) {
    switch name {
    case "title": setFirst("title", text)
    case "author": addAuthors(text)
    case "publisher": setFirst("outlet", text)
    case "date": if metadata["published"] == nil { setDate("published", text) }
    case "term": addKeywords(text)
    default: break
    }
  }
}
