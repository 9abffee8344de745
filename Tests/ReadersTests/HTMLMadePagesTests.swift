import DocumentModel
import PlainText
import Readers
import Testing

/// Pages that pandoc, LibreOffice and Chromium have made of the same small report, or of a script.
@Suite struct HTMLMadePagesTests {
  @Test(arguments: ["pandoc", "libreoffice"])
  func reports(name: String) throws {
    let result = try readHTML(try Fixture.bytes("html/made/\(name).html"))
    let blocks = result.shortLines
    let findings = try #require(blocks.firstIndex(of: "heading1 Findings"))
    #expect(
      Array(blocks[findings...].dropLast()) == [
        "heading1 Findings",
        "paragraph Freight on the inner route fell by a third between 2018 and 2023.[1] The group heard shippers, ports and unions.",
        "list_item1 Harbour dues rose in every port but one.", "list_item2 In Selwyn they doubled.",
        "list_item1 Two ferries were withdrawn.",
        "quotation “We did not leave the sea,” one owner said. “The sea became an item in the budget.”",
        "paragraph Dues for a ship of 2,000 tons, in crowns",
        "table_cell1.1h Port", "table_cell1.2h Dues 2018", "table_cell1.3h Dues 2023",
        "table_cell2.1 Selwyn", "table_cell2.2 110", "table_cell2.3 221",
        "table_cell3.1 Harlow", "table_cell3.2 96", "table_cell3.3 104",
        "heading1 Recommendations", "list_item1 A single tariff for all five ports.",
        "list_item1 A fund for smaller quays.", "list_item1 A report every second year.",
        "code dues = tons * 0.052 + 12",
      ])
    #expect(blocks.last?.hasPrefix("footnote") == true)
    #expect(blocks.last?.hasSuffix("Statistics of the Joint Harbour Office, table 7.") == true)
    let metadata = result.document.metadata
    #expect(metadata.title == "Report of the Working Group on Coastal Shipping")
    #expect(metadata["authors"] == ["Ines Calder", "Tomas Reik"])
    #expect(metadata.published == "2024-03-18")
    #expect(metadata.language == "en-GB")
  }

  @Test func pageOfAScript() throws {
    let result = try readHTML(try Fixture.bytes("html/made/chromium.html"))
    let blocks = result.shortLines
    #expect(blocks.first == "heading1 Harbour office publishes dues")
    #expect(blocks.filter { $0.hasPrefix("paragraph") }.count == 3)
    #expect(blocks.last == "table_cell4.2 116")
    #expect(result.document.metadata.published == "2024-03-20T09:00:00Z")
    #expect(result.document.metadata.title == "Harbour office publishes dues")
  }

  @Test func readInAChainOfReaders() throws {
    let page = "<!-- saved from somewhere -->\n<html lang=en><title>T</title><p>Text.</p></html>"
    let reader = try FileReader(InputBytes(Array(page.utf8)), ReadRequest(id: "saved", path: "saved"))
    guard case .document(let result)? = try reader.next() else {
      Issue.record("no document")
      return
    }
    #expect(result.document.metadata["format"]?.string == "html")
    if try reader.next() != nil { Issue.record("a second record") }
  }
}
