import Language
import PlainData
import Testing

@Suite struct GazetteerTableTests {
  private func entries(_ gazetteer: Gazetteer) -> [Gazetteer.Entry] { (0..<gazetteer.count).map(gazetteer.entry) }

  @Test func readsColumnsNamesAndComments() throws {
    let source =
      "\u{FEFF}# a comment\nname\tnames\ttype\tcase\r\nRussia\tRussian Federation|RF\tGPE\t\n\n# more\n\tonly\t\tany\r\n"
    let gazetteer = try Gazetteer(tsv: Array(source.utf8), name: "t")
    #expect(entries(gazetteer).map(\.names) == [["Russia", "Russian Federation", "RF"], ["only"]])
    #expect(entries(gazetteer)[0].attributes == ValueMap([(.string("name"), "Russia"), (.string("type"), "GPE")]))
    #expect(entries(gazetteer)[1].attributes.isEmpty)
    #expect(entries(gazetteer).map(\.casePolicy) == [.name, .any])
  }

  @Test func readsAnotherColumnsNames() throws {
    let source = "name\tnames\tshort\nUnited Nations\tUN\tOrganization|Assembly\nRussia\t\t\n"
    let gazetteer = try Gazetteer(tsv: Array(source.utf8), name: "t", column: "short")
    #expect(entries(gazetteer).map(\.names) == [["Organization", "Assembly"]])
    #expect(entries(gazetteer)[0].attributes == ValueMap([(.string("name"), "United Nations")]))
  }

  @Test func readsQuotedCells() throws {
    let source = "name,note\r\n\"Smith, \"\"J.\"\"\",\"two\nlines\"\r\n#x,y\r\nplain,\r\n"
    let gazetteer = try Gazetteer(csv: Array(source.utf8), name: "t")
    #expect(entries(gazetteer).map(\.names) == [["Smith, \"J.\""], ["plain"]])
    #expect(entries(gazetteer)[0].attributes["note"] == "two\nlines")
  }

  @Test(arguments: [
    ("", "t: the table is empty: the first line names the columns, one of them 'name'"),
    ("# only\n", "t: the table is empty: the first line names the columns, one of them 'name'"),
    ("title\ttype\n", "t, line 1: the first line names the columns, one of them 'name'"),
    ("name\tname\n", "t, line 1: the column 'name' stands there twice"),
    ("#\n\nname\ttype\na\tb\tc\n", "t, line 4: 3 cells for 2 columns"),
    ("name\ttype\n\tGPE\n", "t, line 2: an entry without a name"),
    ("name\tcase\nA\tsome\n", "t, line 2: 'some' in column 'case': expected name, exact or any"),
  ])
  func saysWhatIsWrong(_ source: String, _ message: String) {
    let error = #expect(throws: GazetteerError.self) { try Gazetteer(tsv: Array(source.utf8), name: "t") }
    #expect(error?.description == message)
  }

  @Test func saysWhereBytesAndQuotationMarksAreBroken() {
    let bytes = #expect(throws: GazetteerError.self) { try Gazetteer(tsv: Array("name\na\n".utf8) + [0xFF], name: "t") }
    #expect(bytes?.description == "t, line 3: the text is not valid UTF-8")
    let mark = #expect(throws: GazetteerError.self) { try Gazetteer(csv: Array("name\n\"a\nb\n".utf8), name: "t") }
    #expect(mark?.description == "t, line 2: a quotation mark is not closed")
    let column = #expect(throws: GazetteerError.self) {
      try Gazetteer(tsv: Array("name\nA\n".utf8), name: "t", column: "short")
    }
    #expect(column?.description == "t, line 1: the first line names the columns, one of them 'short'")
  }
}
