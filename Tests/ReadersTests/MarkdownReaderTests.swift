import DocumentModel
import PlainData
import PlainText
import Readers
import Testing

@Suite struct MarkdownReaderTests {
  @Test func keepsTheStructureOfPandocsMarkdown() throws {
    let reading = try Reading(fixture: "markdown/concept.md")
    let document = try #require(reading.documents.first)
    #expect(
      reading.blocks[0] == [
        "heading: Concept of the chairmanship",
        "paragraph: The chairmanship sets three priorities, as the plan says.\nThey are listed below.",
        "heading: Priorities", "list_item: Trade and transit", "list_item: one window at the border",
        "list_item: digital TIR carnets", "list_item: Water", "quotation: No river ends at a border.",
        "table_cell: Measure", "table_cell: Year", "table_cell: Customs union", "table_cell: 2025",
        "table_cell: Water board", "table_cell: 2026", "paragraph: Map of the basin",
        "code: budget = 12\n  total = 24",
      ])
    #expect(document.blocks.filter { $0.kind == .listItem }.map(\.level) == [1, 2, 2, 1])
    #expect(document.blocks.filter { $0.kind == .heading }.map(\.level) == [1, 2])
    let cells = document.blocks.compactMap(\.cell)
    #expect(cells[0] == TableCell(table: 1, row: 1, column: 1, isHeader: true))
    #expect(cells[5] == TableCell(table: 1, row: 3, column: 2))
    #expect(document.metadata.title == "Concept of the chairmanship")
    #expect(document.metadata.published == "2024-03-12")
    #expect(document.metadata.origin("published") == .declared)
    #expect(strings(document.metadata["authors"]) == ["Policy Unit"])
  }

  @Test(arguments: ["markdown/commonmark.md", "markdown/pandoc.md"])
  func readsOtherDialects(_ name: String) throws {
    let reading = try Reading(fixture: name)
    #expect(reading.documents.first?.metadata.title == "Concept of the chairmanship")
    #expect(reading.blocks[0].contains("list_item: one window at the border"))
  }

  @Test func readsTOMLAndFootnotes() throws {
    let reading = try Reading(fixture: "markdown/toml.md")
    let document = try #require(reading.documents.first)
    #expect(document.metadata.title == "Weekly notes")
    #expect(strings(document.metadata["authors"]) == ["Mira Holt", "Jon Vega"])
    #expect(document.metadata.published == "2024-03-12T09:15:00Z")
    #expect(document.metadata["extra.desk"] == "Policy")
    #expect(reading.blocks[0].first == "paragraph: The note has a footnote.")
    #expect(reading.blocks[0].last == "footnote: The footnote cites the treaty.")
  }

  @Test func readsFrontMatter() throws {
    let text = """
      ---
      title: "A \\"quoted\\" title: with colon"
      author:
        - 'Jean d''Arc'
        - name: Mira Holt
      tags: [trade, "water, rivers"]
      lang: de_AT
      date: 12 March 2024 # a comment
      summary: >
        folded
        text
      draft: true
      extra:
        desk: Policy
      ? strange
      ---
      Body.
      """
    let document = try #require(try read(text, "a.md").documents.first)
    let meta = document.metadata
    #expect(meta.title == "A \"quoted\" title: with colon")
    #expect(strings(meta["authors"]) == ["Jean d'Arc", "Mira Holt"])
    #expect(strings(meta["keywords"]) == ["trade", "water, rivers"])
    #expect(meta.language == "de-AT")
    #expect(meta.published == "2024-03-12")
    #expect(meta["description"] == "folded text")
    #expect(meta["draft"] == true)
    #expect(meta["extra.desk"] == "Policy")
    #expect(try read(text, "a.md").warnings.contains { $0.contains("line 15") })
    #expect(document.text.string == "Body.")
  }

  @Test(arguments: ["---\nno end of it\n\ntext\n", "---\n\n---\n\ntext", "--\n---\ntext", "+++\ntext"])
  func keepsRulesThatAreNoFrontMatter(_ text: String) throws {
    #expect(try read(text, "a.md").documents.first?.text.string.contains("text") == true)
  }

  @Test func leavesMarkupOut() throws {
    let text = """
      Some ~~old~~ *new* **text** with `code`, <b>bold</b>, <script>alert(1)</script> <https://example.org> and
      [a link](javascript:alert(1)) &amp; more.\\
      New line<br>third line

      <!-- nothing -->

      <div>Raw <em>block</em></div>

      | a | b |
      |---|---|
      | 1 |
      """
    let reading = try read(text, "a.md")
    #expect(
      reading.blocks[0][0]
        == "paragraph: Some old new text with code, bold, https://example.org and a link & more.\nNew line\nthird line")
    #expect(!reading.documents[0].text.string.contains("alert"))
    #expect(!reading.documents[0].text.string.contains("nothing"))
    #expect(reading.documents[0].text.string.contains("Raw block"))
  }

  @Test func readsOtherEncodings() throws {
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "# Überschrift\n\nТекст.".utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try read(utf16, "a.md").blocks[0] == ["heading: Überschrift", "paragraph: Текст."])
  }

  @Test func survivesDepthAndSize() throws {
    let attacks = [
      String(repeating: "> ", count: 50_000) + "text", String(repeating: "- ", count: 20_000) + "text",
      String(repeating: "[", count: 100_000) + "text", String(repeating: "*a ", count: 50_000),
      String(repeating: "![[]()", count: 40_000) + "text",
      "text" + String(repeating: "|x", count: 40_000) + "\n" + String(repeating: "|-", count: 40_000),
      String(repeating: "text\n", count: 40_000) + "| a |\n|---|\n",
      "text" + String(repeating: "`", count: 99_999),
      "a" + String(repeating: "[^1]", count: 10_000) + "\n\n[^1]: text",
      "| a |\n|---|\n" + String(repeating: "| x |\n", count: 20_000),
      "text" + String(repeating: "\n", count: 200_000), String(repeating: "<div>", count: 20_000) + "text",
    ]
    for attack in attacks {
      let clock = ContinuousClock()
      let time = try clock.measure {
        let reading = try read(attack, "a.md")
        #expect(reading.documents[0].text.string.contains(attack.contains("text") ? "text" : "a"))
        #expect(reading.documents[0].blocks.allSatisfy { $0.level <= 256 })
      }
      #expect(time < .seconds(10))
    }
  }

  @Test func boundsTheCells() throws {
    var limits = ReaderLimits()
    limits.cells = 4
    let reading = try read("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "a.md", limits: limits)
    #expect(reading.documents[0].blocks.filter { $0.cell != nil }.count == 4)
    #expect(reading.blocks[0].suffix(2) == ["paragraph: 3", "paragraph: 4"])
    #expect(reading.warnings.contains { $0.contains("cells") })
  }
}
