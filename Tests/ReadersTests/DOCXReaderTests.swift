import DocumentModel
import PlainText
import Readers
import Testing

/// Word documents: what is kept, what is left out, and what hostile ones cost.
@Suite struct DOCXReaderTests {
  /// A package around a body.
  static func package(
    _ body: String, styles: String = "", numbering: String = "", extra: [(String, String)] = [],
    namespace: String = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  ) -> [UInt8] {
    let relations =
      namespace.contains("purl")
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let open = "xmlns:w=\"\(namespace)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    let relation = { (id: Int, type: String, target: String) in
      "<Relationship Id=\"r\(id)\" Type=\"\(relations)/\(type)\" Target=\"\(target)\"/>"
    }
    let rels = { (content: String) in
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(content)</Relationships>"
    }
    let parts = [
      ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
      ("_rels/.rels", rels(relation(1, "officeDocument", "word/document.xml"))),
      ("word/document.xml", "<w:document \(open)><w:body>\(body)</w:body></w:document>"),
      (
        "word/_rels/document.xml.rels",
        rels(relation(1, "styles", "styles.xml") + relation(2, "numbering", "/word/numbering.xml"))
      ),
      ("word/styles.xml", "<w:styles \(open)>\(styles)</w:styles>"),
      ("word/numbering.xml", "<w:numbering \(open)>\(numbering)</w:numbering>"),
    ]
    return StoredZip(parts + extra).bytes
  }

  static func paragraph(_ text: String, style: String? = nil) -> String {
    let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
    return "<w:p>\(properties)<w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  static func lines(_ body: String, styles: String = "", numbering: String = "") throws -> [String] {
    try Reading(package(body, styles: styles, numbering: numbering), "a.docx").first().lines
  }

  @Test func wordFeatures() throws {
    let result = try Reading(fixture: "docx/word.docx").first()
    let lines = result.lines
    #expect(result.document.metadata.title == "Water and Energy: Draft Decision")
    #expect(result.document.metadata["authors"] == .list([.string("Anna Berg"), .string("Luca Moretti")]))
    #expect(result.document.metadata["keywords"] == .list([.string("water"), .string("energy"), .string("transit")]))
    #expect(result.document.metadata.published == "2025-03-04T09:30:00Z")
    #expect(result.document.metadata.origin("published") == .file)
    #expect(result.document.metadata.language == "en-GB")
    #expect(result.warnings == ["hidden text was left out"])
    let wanted = [
      "heading1: Water and Energy", "heading1: Background", "heading1: Zielsetzung",
      "quotation: Members shall act with restraint.", "list_item1: bullet at depth 1", "list_item2: bullet at depth 2",
      "list_item3: bullet at depth 3", "list_item1: first number", "paragraph: The deadline is 1 May 2026.",
      "paragraph: See page 12 for cooperation on e\u{2011}mail.", "paragraph: one line\ntwo lines",
      "paragraph: Anchor of the box.", "paragraph: Text of the box.", "table_cell 1.1.1h: Measure",
      "table_cell 1.2.1: wide", "table_cell 1.2.3: r2c3", "table_cell 1.3.1: tall", "table_cell 2.1.1: inner one",
      "table_cell 2.1.2: inner two", "table_cell 1.4.2: r4c2\nsecond line", "paragraph: The end.",
    ]
    for line in wanted { #expect(lines.filter { $0 == line }.count == 1, "\(line) in \(lines)") }
    #expect(!result.document.text.string.contains("RUNNING"))
    #expect(!result.document.text.string.contains("never"))
    #expect(!result.document.text.string.contains("PAGEREF"))
  }

  @Test(arguments: ["docx/pandoc.docx", "docx/writer.docx", "odt/pandoc.odt"])
  func structure(_ path: String) throws {
    let result = try Reading(fixture: path).first()
    let kinds = result.document.blocks.map(\.kind)
    let sections = path.contains("writer") ? 2 : 3
    #expect(kinds.filter { $0 == .footnote }.count == sections)
    #expect(kinds.filter { $0 == .quotation }.count == sections)
    #expect(kinds.filter { $0 == .listItem }.count == 4 * sections)
    #expect(kinds.filter { $0 == .tableCell }.count == 12 * sections)
    #expect(kinds.filter { $0 == .heading }.count == 2 * sections + 1)
    #expect(result.lines.contains("heading2: Measures 1"))
    #expect(result.lines.filter { $0.hasPrefix("list_item2") }.count == 2 * sections)
    #expect(result.document.blocks.filter { $0.cell?.isHeader == true }.count <= 3 * sections)
  }

  @Test func strictNamespaces() throws {
    let file = Self.package(
      Self.paragraph("Strict", style: "H"), styles: "<w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>",
      namespace: "http://purl.oclc.org/ooxml/wordprocessingml/main")
    #expect(try Reading(file, "a.docx").first().lines == ["heading2: Strict"])
  }

  @Test func stylesInherit() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
      <w:style w:styleId="a"><w:name w:val="Eigene"/><w:basedOn w:val="Titre1"/></w:style>
      <w:style w:styleId="b"><w:name w:val="Noch eine"/><w:basedOn w:val="a"/></w:style>
      <w:style w:styleId="o"><w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
      <w:style w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
      """
    let body = ["b", "o", "toc1", "unknown"].map { (id: String) in Self.paragraph("in \(id)", style: id) }.joined()
    let lines = try Self.lines(body, styles: styles)
    #expect(lines == ["heading1: in b", "heading3: in o", "paragraph: in unknown"])
  }

  @Test func stylesInCircles() throws {
    let styles = (0..<2000).map {
      "<w:style w:styleId=\"s\($0)\"><w:name w:val=\"n\($0)\"/><w:basedOn w:val=\"s\(($0 + 1) % 2000)\"/></w:style>"
    }
    #expect(try Self.lines(Self.paragraph("text", style: "s7"), styles: styles.joined()) == ["paragraph: text"])
  }

  @Test func trackedChanges() throws {
    let body = """
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">First half, </w:t></w:r></w:p>
      \(Self.paragraph("second half."))
      <w:p><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>
      <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>\(Self.paragraph("gone"))</w:tc></w:tr>
      <w:tr><w:tc>\(Self.paragraph("stays"))</w:tc></w:tr></w:tbl>
      """
    #expect(
      try Self.lines(body)
        == ["paragraph: First half, second half.", "paragraph: moved", "table_cell 1.2.1: stays"])
  }

  @Test func fields() throws {
    let char = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let text = { (text: String) in "<w:r><w:t>\(text)</w:t></w:r>" }
    // A field in the instruction of a field: its result is part of the instruction.
    let nested =
      char("begin") + char("begin") + char("separate") + text("inner") + char("end") + char("separate")
      + text("result") + char("end")
    #expect(try Self.lines("<w:p>\(text("a "))\(nested)\(text(" z"))</w:p>") == ["paragraph: a result z"])
    // Ends without beginnings do no harm.
    #expect(try Self.lines("<w:p>\(char("end"))\(char("separate"))\(text("kept"))</w:p>") == ["paragraph: kept"])
  }

  @Test func hugeSpans() throws {
    let cell = { (span: String, text: String) in
      "<w:tc><w:tcPr><w:gridSpan w:val=\"\(span)\"/></w:tcPr>\(Self.paragraph(text))</w:tc>"
    }
    let row = "<w:tr>\(cell("999999999999999999999", "a"))\(cell("-5", "b"))\(cell("nan", "c"))</w:tr>"
    let result = try Reading(Self.package("<w:tbl>\(row)</w:tbl>"), "a.docx").first()
    #expect(result.document.blocks.count == 3)
    #expect(result.document.blocks[0].cell?.column == 1)
  }

  @Test func notes() throws {
    let notes = """
      <w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:footnote w:type="separator" w:id="-1">\(Self.paragraph("line"))</w:footnote>
      <w:footnote w:id="1">\(Self.paragraph("used"))\(Self.paragraph("twice"))</w:footnote>
      <w:footnote w:id="2">\(Self.paragraph("unused"))</w:footnote></w:footnotes>
      """
    let file = Self.package(
      "<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id=\"1\"/><w:footnoteReference w:id=\"-1\"/></w:r></w:p>"
        + Self.paragraph("End"), extra: [("word/footnotes.xml", notes)])
    #expect(
      try Reading(file, "a.docx").first().lines == ["paragraph: Text", "paragraph: End", "footnote: used\ntwice"])
  }

  @Test func damagedPartsAreNamed() throws {
    var zip = StoredZip(parsing: Self.package(Self.paragraph("Text")))
    zip["word/styles.xml"] = Array("<w:styles".utf8)
    zip["word/_rels/document.xml.rels"] = Array(
      "<Relationships><Relationship Type=\"x/styles\" Target=\"../../../../etc/passwd\"/></Relationships>".utf8)
    let result = try Reading(zip.bytes, "a.docx").first()
    #expect(result.lines == ["paragraph: Text"])
    #expect(result.warnings.contains { $0.hasPrefix("word/styles.xml is damaged at line 1") }, "\(result.warnings)")
  }

  @Test func refusals() throws {
    let password = Reading(try Fixture.bytes("docx/password.docx"), "password.docx").error
    #expect("\(password.map { "\($0)" } ?? "")".contains("protected with a password"))
    let old = Reading(try Fixture.bytes("docx/old.doc"), "old.doc").error
    #expect("\(old.map { "\($0)" } ?? "")".contains("binary Word document (.doc)"))
    let sheet = StoredZip([("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>")]).bytes
    #expect("\(Reading(sheet, "a.xlsx").error.map { "\($0)" } ?? "")".contains("spreadsheet"))
    let doctype = StoredZip([
      ("[Content_Types].xml", "<a/>"),
      ("word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
    ])
    #expect("\(Reading(doctype.bytes, "a.docx").error.map { "\($0)" } ?? "")".contains("document type"))
  }

  @Test func bombs() throws {
    let bomb = try Fixture.bytes("docx/bomb.docx")
    let error = Reading(bomb, "bomb.docx").error
    guard case .limit(let why)? = error else {
      Issue.record("no limit: \(String(describing: error))")
      return
    }
    #expect(why.contains("--limit ratio="))
    var limits = ReaderLimits()
    limits.ratio = 2000
    limits.member = 1 << 20
    #expect(
      "\(Reading(bomb, "bomb.docx", limits: limits).error.map { "\($0)" } ?? "")".contains("--limit member="))
    limits.member = 256 << 20
    #expect(try Reading(bomb, "bomb.docx", limits: limits).first().document.blocks.count > 3)
  }

  @Test func depth() throws {
    let deep = String(repeating: "<w:sdt>", count: 100_000)
    let error = Reading(Self.package(Self.paragraph("a") + deep), "a.docx").error
    #expect("\(error.map { "\($0)" } ?? "")".contains("--limit depth="))
    let boxes =
      String(repeating: "<w:p><w:r><w:txbxContent>", count: 80)
      + String(repeating: "</w:txbxContent></w:r></w:p>", count: 80)
    #expect(try Self.lines(boxes + Self.paragraph("end")) == ["paragraph: end"])
  }

  @Test func truncated() throws {
    let file = try Fixture.bytes("docx/word.docx")
    for count in stride(from: 0, to: file.count, by: 997) {
      let error = Reading(Array(file[..<count]), "a.docx").error
      #expect(error != nil, "\(count) bytes")
    }
  }

  @Test func wrongChecksum() throws {
    var file = Self.package(Self.paragraph("honest text"))
    let place = try #require(file.indices.first { file[$0...].starts(with: Array("honest".utf8)) })
    file[place] = 0x48
    #expect("\(Reading(file, "a.docx").error.map { "\($0)" } ?? "")".contains("checksum"))
  }

  @Test func oddPackages() throws {
    // Backslashes, other cases and a member twice, as some programs write them.
    var zip = StoredZip(parsing: Self.package(Self.paragraph("Text")))
    zip.members = zip.members.map { ($0.name.split(separator: "/").joined(separator: "\\"), $0.content) }
    let main = try #require(zip.members.firstIndex { $0.name.hasSuffix("document.xml") })
    zip.members[main].name = "Word\\Document.xml"
    zip.members.append(("Word/Document.xml", Array("<second/>".utf8)))
    let result = try Reading(zip.bytes, "a.docx", format: .docx).first()
    #expect(result.lines == ["paragraph: Text"])
    #expect(result.warnings.contains { $0.contains("the name of another") })
  }

  @Test(.timeLimit(.minutes(1))) func deletedEndsAreLinear() throws {
    let one = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>word </w:t></w:r></w:p>"
    let lines = try Self.lines(String(repeating: one, count: 50_000))
    #expect(lines.count == 1 && lines[0].utf8.count > 249_000)
  }

  @Test func encodings() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Граница</w:t></w:r></w:p></w:body></w:document>"
    var zip = StoredZip(parsing: Self.package(""))
    zip["word/document.xml"] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try Reading(zip.bytes, "a.docx").first().lines == ["paragraph: Граница"])
  }
}
