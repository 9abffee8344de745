import DocumentModel
import PlainText

/// Reads Word documents (Office Open XML, transitional and strict).
enum DOCXReader {
  /// Reads a document.
  ///
  /// - Throws: `ReaderError` for a file that is damaged, protected with a password, or no Word document.
  static func read(_ bytes: [UInt8], _ request: ReadRequest) throws(ReaderError) -> ReadResult {
    if let error = CompoundFile.error(bytes) { throw error }
    let limits = request.limits
    let zip = try ZipPackage(InputBytes(bytes), title: "Word document", limits: limits)
    let package = try DOCXPackage(zip, limits: limits)
    var warnings = zip.warnings
    let styles = optional(&warnings) { () throws(ReaderError) in try package.part("styles").map(DOCXStyles.init) }
    let numbering = optional(&warnings) { () throws(ReaderError) in
      try package.part("numbering").map(DOCXNumbering.init)
    }
    guard let text = try package.xml(package.main) else { throw .empty }
    let body = DOCXBody(
      text, styles: styles ?? DOCXStyles(), numbering: numbering ?? DOCXNumbering(), limits: limits)
    try body.read()
    _ = optional(&warnings) { () throws(ReaderError) in
      try package.part("footnotes").map { xml throws(ReaderError) in
        try body.readNotes(xml, named: "footnote", wanted: body.footnotes)
      }
    }
    _ = optional(&warnings) { () throws(ReaderError) in
      try package.part("endnotes").map { xml throws(ReaderError) in
        try body.readNotes(xml, named: "endnote", wanted: body.endnotes)
      }
    }
    var properties = OfficeProperties(request.metadata, format: .docx)
    _ = optional(&warnings) { () throws(ReaderError) in
      try package.coreProperties.flatMap { name throws(ReaderError) in try package.xml(name) }
        .map { xml throws(ReaderError) in try properties.readCore(xml) }
    }
    for warning in warnings { body.warn(warning) }
    return try body.writer.build(request, metadata: properties.finished())
  }

  /// A part that the text can be read without: where it is damaged, a warning says so.
  private static func optional<Part>(
    _ warnings: inout [String], _ read: () throws(ReaderError) -> Part?
  ) -> Part? {
    do throws(ReaderError) {
      return try read()
    } catch {
      warnings.append("\(error)")
      return nil
    }
  }
}

extension OfficeProperties {
  /// Reads `docProps/core.xml`.
  mutating func readCore(_ xml: XMLPull) throws(ReaderError) {
    while let event = try xml.next() {
      guard event == .start, xml.depth == 1 else { continue }
      switch (xml.namespace, xml.name) {
      case (.dublinCore, "title"): set("title", try xml.content())
      case (.dublinCore, "creator"): addAuthors(try xml.content())
      case (.dublinCore, "description"): set("description", try xml.content())
      case (.dublinCore, "subject"): set("subject", try xml.content())
      case (.dublinCore, "language"), (.coreProperties, "language"): set("language", try xml.content())
      case (.coreProperties, "keywords"): addKeywords(try xml.content())
      case (.coreProperties, "category"): set("category", try xml.content())
      case (.dublinCoreTerms, "created"): setCreated(try xml.content())
      case (.dublinCoreTerms, "modified"): setDate("modified", try xml.content())
      default: break
      }
    }
  }
}
