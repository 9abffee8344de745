import DocumentModel
import PlainText

/// Reads e-books (EPUB 2 and 3): a document a book, its chapters in reading order.
enum EPUBReader {
  /// Reads a book.
  ///
  /// - Throws: `ReaderError` for a file that is damaged or protected.
  static func read(_ bytes: [UInt8], _ request: ReadRequest) throws(ReaderError) -> ReadResult {
    let limits = request.limits
    let zip = try ZipPackage(InputBytes(bytes), title: "e-book", limits: limits)
    let path = try packagePath(zip, limits)
    guard let content = try zip.member(path) else {
      throw .malformed("the e-book is damaged: its package document ('\(path)') is missing")
    }
    var properties = OfficeProperties(request.metadata, format: .epub)
    let package = try EPUBPackage(
      try XMLPull(content, part: path, limits: limits), path: path, properties: &properties)
    let locked = try protected(zip, limits)
    guard !package.chapters.contains(where: locked.contains) else {
      throw .encrypted("the e-book is protected (DRM): its text can only be read by the shop's own program")
    }
    var builder = DocumentBuilder(limits: limits)
    for warning in zip.warnings { builder.warn(warning) }
    var damaged: ReaderError?
    for chapter in package.chapters {
      do throws(ReaderError) {
        guard let html = try zip.member(chapter) else {
          builder.warn("the chapter '\(chapter)' is missing")
          continue
        }
        guard !html.isEmpty else { continue }
        let text = try TextDecoder.decode(html, declared: DeclaredCharset.xml(html))
        HTMLFragment.append(text.utf8, to: &builder, part: chapter)
      } catch {
        builder.warn("the chapter '\(chapter)' is left out: \(error)")
        damaged = error
      }
      guard builder.finished.last.map({ $0.range.upperBound <= limits.document }) ?? true else {
        throw .limit("the text is longer than the limit of \(limits.document) bytes: raise it with --limit input=…")
      }
    }
    // A book of which nothing can be read says why.
    if builder.isEmpty, let damaged { throw damaged }
    return try builder.build(id: request.id, metadata: properties.finished())
  }

  /// Where the package document lies.
  private static func packagePath(_ zip: ZipPackage, _ limits: ReaderLimits) throws(ReaderError) -> String {
    if let container = try zip.member("META-INF/container.xml") {
      let xml = try XMLPull(container, part: "META-INF/container.xml", limits: limits)
      while let event = try xml.next() {
        guard event == .start, xml.name == "rootfile", let path = xml.attribute("full-path") else { continue }
        if xml.attribute("media-type") ?? "application/oebps-package+xml" == "application/oebps-package+xml" {
          return OOXML.resolve(path, from: "")
        }
      }
    }
    guard let path = zip.names.first(where: { $0.hasSuffix(".opf") }) else {
      throw .malformed("the e-book is damaged: 'META-INF/container.xml' names no package document")
    }
    return path
  }

  /// The members that are encrypted; fonts that are only mangled do not count.
  private static func protected(_ zip: ZipPackage, _ limits: ReaderLimits) throws(ReaderError) -> Set<String> {
    guard let encryption = try zip.member("META-INF/encryption.xml") else { return [] }
    let xml = try XMLPull(encryption, part: "META-INF/encryption.xml", limits: limits)
    var result: Set<String> = []
    while let event = try xml.next() {
      guard event == .start, xml.name == "CipherReference", let uri = xml.attribute("URI") else { continue }
      result.insert(EPUBPackage.member(uri, from: ""))
    }
    return result
  }
}
