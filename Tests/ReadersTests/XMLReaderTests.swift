import DocumentModel
import PlainText
import Readers
import Testing

/// XML of any vocabulary.
@Suite struct XMLReaderTests {
  static func read(_ xml: String) throws -> ReadResult { try Reading(Array(xml.utf8), "a.xml").first() }

  @Test func act() throws {
    let result = try Reading(fixture: "xml/act.xml").first()
    let lines = result.lines
    for line in [
      "paragraph: An Act on Water and Energy", "heading1: 1. Scope", "paragraph: This Act applies to rivers.",
      "list_item1: (a) publish the annual figures;", "table_cell 1.2.1: 2026", "footnote: See the annex.",
    ] { #expect(lines.contains(line), "\(line) in \(lines)") }
    #expect(result.document.metadata.published == "2024-03-01")
    #expect(result.document.blocks[1].part == "akomaNtoso/act/body/section/heading")
  }

  @Test(arguments: ["xml/tei.xml", "xml/jats.xml", "xml/docbook.xml"])
  func texts(_ path: String) throws {
    let document = try Reading(fixture: path).first().document
    let kinds = document.blocks.map(\.kind)
    let sections = path.contains("docbook") ? 2 : 3
    #expect(kinds.filter { $0 == .listItem }.count == 4 * sections)
    #expect(kinds.filter { $0 == .tableCell }.count == 12 * sections)
    #expect(kinds.filter { $0 == .footnote }.count == sections)
    #expect(kinds.filter { $0 == .quotation }.count == sections)
    #expect(kinds.filter { $0 == .heading }.count >= 2 * sections)
    #expect(document.metadata.title == (path.contains("docbook") ? "Итоговый документ" : "Concept of the Chairmanship"))
  }

  @Test func anyVocabulary() throws {
    let result = try Self.read(
      """
      <?xml version="1.0"?><export><row id="1"><name>Border <i>and</i> water</name><note>n</note><empty/></row>
      <row><name>Two</name><body>Text<br/>line</body></row></export>
      """)
    #expect(result.lines == ["paragraph: Border and water", "paragraph: n", "paragraph: Two", "paragraph: Text\nline"])
    #expect(
      result.document.blocks.map(\.part) == [
        "export/row/name", "export/row/note", "export/row/name", "export/row/body",
      ])
  }

  @Test func entitiesAndDocumentTypes() throws {
    let bomb = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"ha\">\(bomb)]><a><p>x &e9; y</p></a>"
    if let result = try? Self.read(laughs) { #expect(result.lines == ["paragraph: x y"]) }
    let outside = try Self.read(
      """
      <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY eacute "no">]>
      <a><p>a &x; &eacute; b &lt;&#233;&gt;</p></a>
      """)
    #expect(outside.lines == ["paragraph: a b <é>"])
    #expect(outside.warnings.count == 2)
    let html = try Self.read("<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"a.dtd\"><a><p>caf&eacute; &foo;</p></a>")
    #expect(html.lines == ["paragraph: café"])
    #expect(html.warnings.contains { $0.contains("entities") })
  }

  @Test func encodings() throws {
    let latin = Array("<?xml version=\"1.0\" encoding='ISO-8859-1'?><a>caf".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try Reading(latin, "a.xml").first().lines == ["paragraph: café"])
    // The declaration is wrong, the bytes are right.
    #expect(try Self.read("<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>café</a>").lines == ["paragraph: café"])
    #expect(try Self.read("<?xml version=\"1.0\" encoding=\"no-such\"?><a>café</a>").lines == ["paragraph: café"])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "<a>", count: 100_000), "<a><p>" + String(repeating: "x", count: 12_000_000) + "</p></a>",
      "<a " + (0..<50_000).map { "b\($0)='1' " }.joined() + "/>",
      "<a b='" + String(repeating: "&lt;", count: 3_000_000) + "'/>",
      "<a><!--" + String(repeating: "- ", count: 12_000_000),
      "<a><![CDATA[" + String(repeating: "]]", count: 12_000_000),
      "<a>" + String(repeating: "<b>x</b>", count: 100_000) + "</a>",
      "<a><p>" + String(repeating: "<q><p>", count: 120) + "x",
      "<" + String(repeating: "n", count: 12_000_000),
      "<!DOCTYPE a [" + String(repeating: "<!ENTITY % a '%b;'>", count: 100_000),
    ])
  func hostile(_ body: String) {
    // No crash, bounded time; whether it can be read is the file's affair.
    _ = try? Self.read("<?xml version=\"1.0\"?>" + body)
  }

  @Test func depthIsALimit() throws {
    let deep = { (count: Int) in
      "<?xml version=\"1.0\"?>" + String(repeating: "<a>", count: count) + "text"
        + String(repeating: "</a>", count: count)
    }
    #expect(try Self.read(deep(256)).lines == ["paragraph: text"])
    #expect("\(Reading(Array(deep(257).utf8), "a.xml").error.map { "\($0)" } ?? "")".contains("--limit depth="))
    var limits = ReaderLimits()
    limits.depth = 1000
    #expect(try Reading(Array(deep(1000).utf8), "a.xml", limits: limits).first().lines == ["paragraph: text"])
  }

  @Test(arguments: [
    ("<?xml version='1.0'?><a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", "a.xml", InputFormat.feed),
    ("<?xml version='1.0'?><!-- <rss> --><feedback/>", "a.xml", .xml),
    ("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a '<b>'>]><rss/>", "a.xml", .feed),
    ("<?xml version='1.0'?><r:RDF xmlns:r='x' xmlns:f='http://www.w3.org/2004/02/skos/core#'/>", "a.xml", .xml),
    ("<?xml version='1.0'?><rdf:RDF xmlns='http://purl.org/rss/1.0/'/>", "a", .feed),
    ("<?xml version='1.0'?><o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>", "a.xml", .odt),
    ("\u{D0}\u{CF}", "a.txt", .text), ("<p>no declaration", "a.txt", .text),
  ])
  func detection(_ text: String, _ path: String, _ format: InputFormat) {
    #expect(InputFormat.guess(Array(text.utf8), path: path) == format)
    #expect(InputFormat.guess([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], path: path) == .docx)
  }

  @Test func crowdedElements() {
    let many = (0..<1001).map { " a\($0)='1'" }.joined()
    let error = Reading(
      Array("<?xml version=\"1.0\"?>\n<a><!-- <b\(many)> -->\n<b\(many)/></a>".utf8), "a.xml"
    ).error
    #expect("\(error.map { "\($0)" } ?? "")".contains("more than 1000 attributes at line 3"))
  }

  @Test func pathsAreShort() throws {
    let name = String(repeating: "n", count: 30_000)
    let xml =
      "<?xml version=\"1.0\"?><r>" + String(repeating: "<\(name)>", count: 3)
      + String(repeating: "<p>x</p>", count: 2000) + String(repeating: "</\(name)>", count: 3) + "</r>"
    #expect(try Self.read(xml).document.blocks.allSatisfy { ($0.part ?? "").utf8.count <= 210 })
  }
}
