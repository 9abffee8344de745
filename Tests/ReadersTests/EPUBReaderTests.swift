import DocumentModel
import PlainText
import Readers
import Testing

/// E-books.
@Suite struct EPUBReaderTests {
  static func book(
    spine: [String] = ["one.xhtml", "two.xhtml"], chapters: [(String, String)]? = nil, extra: [(String, String)] = []
  ) -> StoredZip {
    let items = spine.enumerated().map { "<item id=\"i\($0)\" href=\"\($1)\" media-type=\"application/xhtml+xml\"/>" }
    let references = spine.indices.map { "<itemref idref=\"i\($0)\"/>" }
    let package = """
      <package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <metadata><dc:title>Book</dc:title></metadata><manifest>\(items.joined())</manifest>
      <spine>\(references.joined())</spine></package>
      """
    let container = """
      <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
      <rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
      """
    let texts = chapters ?? [("OPS/one.xhtml", "<p>First.</p>"), ("OPS/two.xhtml", "<p>Second.</p>")]
    return StoredZip(
      [("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("OPS/book.opf", package)] + texts
        + extra)
  }

  @Test(arguments: ["epub/pandoc-2.epub", "epub/pandoc-3.epub", "epub/ebooklib.epub"])
  func fixtures(_ path: String) throws {
    let document = try Reading(fixture: path).first().document
    #expect(document.metadata["authors"] == .list([.string("Anna Berg"), .string("Luca Moretti")]))
    #expect(document.blocks.allSatisfy { $0.part?.hasSuffix(".xhtml") == true })
    #expect(document.blocks.contains { $0.kind == .heading })
    // The table of contents names each heading once more.
    let heading = path.contains("ebooklib") ? "Chapter 2" : "Priority 2"
    let text = document.text.string
    #expect(text.indices.filter { text[$0...].hasPrefix(heading) }.count == 1)
    #expect(document.metadata.language == (path.contains("-2") ? "ru" : "en"))
  }

  @Test func metadata() throws {
    let metadata = try Reading(fixture: "epub/ebooklib.epub").first().document.metadata
    #expect(metadata.title == "Corridors of the North")
    #expect(metadata.published == "2024-05-06")
    #expect(metadata["outlet"] == .string("Harbour Institute"))
    #expect(metadata["description"] == .string("On corridors."))
    #expect(metadata["identifier"] == .string("urn:isbn:9780000000000"))
  }

  @Test func orderIsTheSpines() throws {
    let result = try Reading(Self.book(spine: ["two.xhtml", "one.xhtml", "two.xhtml"]).bytes, "a.epub").first()
    #expect(result.lines == ["paragraph: Second.", "paragraph: First."])
    #expect(result.document.blocks.map(\.part) == ["OPS/two.xhtml", "OPS/one.xhtml"])
  }

  @Test func missingAndDamagedChapters() throws {
    let result = try Reading(Self.book(spine: ["gone.xhtml", "../../x.xhtml", "one.xhtml"]).bytes, "a.epub").first()
    #expect(result.lines == ["paragraph: First."])
    #expect(result.warnings.filter { $0.contains("is missing") }.count == 2)
    var file = Self.book().bytes
    let place = try #require(file.indices.first { file[$0...].starts(with: Array("First".utf8)) })
    file[place] = 0x66
    let damaged = try Reading(file, "a.epub").first()
    #expect(damaged.lines == ["paragraph: Second."])
    #expect(damaged.warnings.contains { $0.contains("checksum") })
  }

  @Test func protection() throws {
    let encryption = { (uri: String) in
      """
      <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">
      <CipherData><CipherReference URI="\(uri)"/></CipherData></EncryptedData></encryption>
      """
    }
    let locked = Self.book(extra: [("META-INF/encryption.xml", encryption("OPS/one.xhtml"))])
    guard case .encrypted? = Reading(locked.bytes, "a.epub").error else {
      Issue.record("not refused as protected")
      return
    }
    let fonts = Self.book(extra: [("META-INF/encryption.xml", encryption("OPS/font.otf"))])
    #expect(try Reading(fonts.bytes, "a.epub").first().lines.count == 2)
  }
}
