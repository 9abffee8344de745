import DocumentModel
import PlainText

/// Reads OpenDocument texts, packed (.odt, .ott) and flat (.fodt).
enum ODTReader {
  /// Reads a document.
  ///
  /// - Throws: `ReaderError` for a file that is damaged, protected with a password, or no text document.
  static func read(_ bytes: [UInt8], _ request: ReadRequest) throws(ReaderError) -> ReadResult {
    let properties = OfficeProperties(request.metadata, format: .odt)
    guard bytes.starts(with: [0x50, 0x4B]) else {
      let xml = try XMLPull(bytes, part: "the OpenDocument file", limits: request.limits)
      return try finish(ODTBody(xml, styles: ODTStyles(), properties: properties, limits: request.limits), request, [])
    }
    let zip = try ZipPackage(InputBytes(bytes), title: "OpenDocument file", limits: request.limits)
    try refuseEncrypted(zip, request.limits)
    try refuseOther(zip)
    var warnings = zip.warnings
    guard let content = try zip.member("content.xml") else {
      throw .malformed("the OpenDocument file is damaged: its text ('content.xml') is missing")
    }
    var styles = ODTStyles()
    var read = properties
    do throws(ReaderError) {
      if let part = try zip.member("styles.xml") {
        try styles.read(try XMLPull(part, part: "styles.xml", limits: request.limits))
      }
    } catch { warnings.append("\(error)") }
    do throws(ReaderError) {
      if let part = try zip.member("meta.xml") {
        try read.readODF(try XMLPull(part, part: "meta.xml", limits: request.limits))
      }
    } catch { warnings.append("\(error)") }
    let xml = try XMLPull(content, part: "content.xml", limits: request.limits)
    return try finish(ODTBody(xml, styles: styles, properties: read, limits: request.limits), request, warnings)
  }

  private static func finish(
    _ body: ODTBody, _ request: ReadRequest, _ warnings: [String]
  ) throws(ReaderError) -> ReadResult {
    try body.read()
    for warning in warnings { body.warn(warning) }
    return try body.writer.build(request, metadata: body.properties.finished())
  }

  /// Spreadsheets and slides of OpenDocument have the same parts.
  private static func refuseOther(_ zip: ZipPackage) throws(ReaderError) {
    guard let content = try zip.member("mimetype") else { return }
    let type = String(decoding: content.prefix(128), as: UTF8.self)
    if type.contains("opendocument.spreadsheet") {
      throw .malformed("this is an OpenDocument spreadsheet: save it as CSV")
    }
    if type.contains("opendocument.presentation") || type.contains("opendocument.graphics") {
      throw .malformed("these are OpenDocument slides or drawings: save them as PDF")
    }
  }

  private static func refuseEncrypted(_ zip: ZipPackage, _ limits: ReaderLimits) throws(ReaderError) {
    let error = ReaderError.encrypted(
      "the document is protected with a password: open it in LibreOffice and save it without one")
    if zip.contains("encrypted-package") { throw error }
    guard let manifest = try zip.member("META-INF/manifest.xml") else { return }
    // Without its manifest a document can still be read.
    guard let xml = try? XMLPull(manifest, part: "META-INF/manifest.xml", limits: limits) else { return }
    var path: String?
    while let event = try? xml.next() {
      guard event == .start, xml.namespace == .odfManifest else { continue }
      if xml.name == "file-entry" { path = xml.attribute("full-path", .odfManifest) }
      if xml.name == "encryption-data", path == "content.xml" { throw error }
    }
  }
}

extension OfficeProperties {
  /// Reads `meta.xml`, or the element `office:meta` that has just begun.
  mutating func readODF(_ xml: XMLPull) throws(ReaderError) {
    let depth = xml.depth
    var creator = ""
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { break }
      guard event == .start else { continue }
      switch (xml.namespace, xml.name) {
      case (.dublinCore, "title"): set("title", try xml.content())
      case (.odfMeta, "initial-creator"): addAuthors(try xml.content())
      // Who changed it last; the author where nobody else is named.
      case (.dublinCore, "creator"): creator = try xml.content()
      case (.dublinCore, "description"): set("description", try xml.content())
      case (.dublinCore, "subject"): set("subject", try xml.content())
      case (.dublinCore, "language"): set("language", try xml.content())
      case (.odfMeta, "keyword"): addKeywords(try xml.content())
      case (.odfMeta, "creation-date"): setCreated(try xml.content())
      case (.dublinCore, "date"): setDate("modified", try xml.content())
      default: break
      }
    }
    if !hasAuthors { addAuthors(creator) }
  }
}
