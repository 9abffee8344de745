import DocumentModel
import PlainText
import Readers
import Testing

/// OpenDocument texts.
@Suite struct ODTReaderTests {
  private static let names = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    """

  /// A flat file around a body.
  static func flat(_ body: String, styles: String = "") -> [UInt8] {
    Array(
      """
      <?xml version="1.0"?><office:document \(names)><office:automatic-styles>\(styles)</office:automatic-styles>
      <office:body><office:text>\(body)</office:text></office:body></office:document>
      """.utf8)
  }

  @Test func features() throws {
    let result = try Reading(fixture: "odt/features.odt").first()
    #expect(
      result.lines == [
        "heading1: Opening", "paragraph: Two blanks a tab\nand a line.", "quotation: Members shall act with restraint.",
        "list_item1: outer item", "list_item2: inner item", "heading2: Figures", "table_cell 1.1.1h: Year",
        "table_cell 1.1.2h: Share", "table_cell 1.2.1: wide", "table_cell 1.2.3: same", "table_cell 1.2.4: same",
        "paragraph: The end.", "footnote: A note of the chair.",
      ])
    #expect(result.warnings == ["hidden text was left out"])
    #expect(result.document.metadata.title == "Minutes of the Working Group")
    #expect(result.document.metadata["keywords"] == .list([.string("minutes"), .string("transit")]))
    #expect(result.document.metadata["created"] == .string("2025-02-03T10:00:00"))
  }

  @Test func flatFile() throws {
    let result = try Reading(fixture: "odt/flat.fodt").first()
    #expect(result.lines == ["paragraph: A flat file.", "paragraph: Its second paragraph."])
  }

  @Test func writersTables() throws {
    let lines = try Reading(fixture: "odt/writer.odt").first().lines
    for line in ["table_cell 1.2.1: wide", "table_cell 1.2.3: r2c3", "table_cell 1.4.2: r4c2\nsecond line"] {
      #expect(lines.contains(line), "\(line) in \(lines)")
    }
    #expect(lines.contains { $0.hasSuffix("1: inner one") })
  }

  @Test func hugeRepeats() throws {
    let cell = "<table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>x</text:p></table:table-cell>"
    let empty = "<table:table-cell table:number-columns-repeated=\"99999999999999999999\"/>"
    let rows = "<table:table-row table:number-rows-repeated=\"1000000000\">\(cell)\(empty)\(cell)</table:table-row>"
    let result = try Reading(Self.flat("<table:table>\(rows)\(rows)</table:table>"), "a.fodt").first()
    #expect(result.document.blocks.count == 4 * 64)
    #expect(result.warnings.contains { $0.contains("repeated more than 64 times") })
  }

  @Test func hugeBlanks() throws {
    let body = "<text:p>a" + String(repeating: "<text:s text:c=\"999999999\"/>", count: 200) + "b</text:p>"
    #expect(try Reading(Self.flat(body), "a.fodt").first().lines == ["paragraph: a b"])
  }

  @Test func framesFollow() throws {
    let body = """
      <text:p>before<draw:frame><draw:text-box><text:p>in the frame</text:p></draw:text-box></draw:frame> after</text:p>
      <text:table-of-content><text:index-body><text:p>Contents 1</text:p></text:index-body></text:table-of-content>
      <text:list><text:list-item><text:p>one</text:p><text:p>more of it</text:p></text:list-item></text:list>
      <text:section text:display="none"><text:p>hidden</text:p></text:section><text:p>soft\u{AD}hyphen</text:p>
      """
    let result = try Reading(Self.flat(body), "a.fodt").first()
    #expect(
      result.lines == [
        "paragraph: before after", "paragraph: in the frame", "list_item1: one", "paragraph: more of it",
        "paragraph: softhyphen",
      ])
    #expect(result.warnings == ["hidden text was left out"])
  }

  @Test func refusals() throws {
    let manifest = """
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
      <manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>
      """
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text")
    let locked = StoredZip([mime, ("content.xml", "x"), ("META-INF/manifest.xml", manifest)]).bytes
    guard case .encrypted? = Reading(locked, "a.odt").error else {
      Issue.record("not refused as encrypted")
      return
    }
    #expect("\(Reading(StoredZip([mime]).bytes, "a.odt").error.map { "\($0)" } ?? "")".contains("content.xml"))
    let entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
    let hostile = Reading(StoredZip([mime, ("content.xml", entity)]).bytes, "a.odt").error
    #expect("\(hostile.map { "\($0)" } ?? "")".contains("document type"))
  }

  @Test func depth() {
    let deep = String(repeating: "<text:list><text:list-item>", count: 50_000)
    #expect("\(Reading(Self.flat(deep), "a.fodt").error.map { "\($0)" } ?? "")".contains("--limit depth="))
  }
}
