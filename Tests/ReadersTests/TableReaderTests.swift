import DocumentModel
import PlainData
import PlainText
import Readers
import Testing

@Suite struct TableReaderTests {
  @Test(arguments: ["csv/commas.csv", "csv/semicolons.csv", "csv/excel.csv", "csv/tabs.tsv"])
  func readsDialectsAndEncodings(_ name: String) throws {
    let reading = try Reading(fixture: name)
    #expect(reading.documents.map(\.id) == ["a-1", "a-2", "a-3"])
    #expect(reading.blocks[0] == ["paragraph: Ministers agreed.", "paragraph: The text, they said, is \"final\"."])
    #expect(reading.documents[1].text.string == "The plan covers five rivers; costs are open.")
    #expect(reading.documents[2].text.string == "Die Außenministerin sprach in Zürich.")
    #expect(reading.documents.map(\.metadata.title) == ["Transit, at last", "Water", "Zürich"])
    #expect(reading.documents.map(\.metadata.published) == ["2024-03-12", "2024-03-13", "2024-03-14"])
    #expect(strings(reading.documents[0].metadata["authors"]) == ["Mira Holt", "Jon Vega"])
    #expect(reading.documents[0].metadata["Headline"] == "Transit, at last")
    #expect(reading.documents[0].metadata["format"] == "csv")
    #expect(reading.failures.isEmpty)
  }

  @Test func guessesTheColumnWithAWarning() throws {
    let reading = try Reading(fixture: "csv/votes.csv")
    #expect(reading.documents.count == 20)
    #expect(reading.documents[2].text.string == "The delegation of country 3 explained its position at length.")
    #expect(reading.documents[2].metadata["Vote"] == "no")
    #expect(reading.warnings.contains { $0.contains("'Explanation of vote'") })
    #expect(try Reading(fixture: "csv/votes.csv", textField: "country").documents[0].text.string == "Country 1")
    #expect { try Reading(fixture: "csv/votes.csv", textField: "body") } throws: { "\($0)".contains("Country, Vote") }
  }

  @Test func readsWhatProgramsWrite() throws {
    let cases: [(table: String, expected: [String])] = [
      ("text\na\nb\n", ["a", "b"]),
      ("text\r\na\r\nb", ["a", "b"]),
      ("text\ra\rb\r", ["a", "b"]),
      ("id,text\n1,\"a \"\"b\"\", c\"\n", ["a \"b\", c"]),
      ("id,text\n1,\"a \"b\" c\"\n2,d\n", ["a \"b\" c", "d"]),
      ("sep=;\nid;text\n1;a,b\n", ["a,b"]),
      ("id|text\n1|a, b\n", ["a, b"]),
      ("'id','text'\n'1','a, b'\n", ["a, b"]),
      ("\u{FEFF}text,id\na,1\n", ["a"]),
      ("id,text\n\n1,a\n\n", ["a"]),
      ("id,text\n1,\"a\nb\r\nc\"\n", ["a\nb\r\nc"]),
      ("id,text\n1,\"a\"", ["a"]),
      ("id,text\n1,<p>a</p><p>b</p>\n", ["a\n\nb"]),
    ]
    for (table, expected) in cases {
      #expect(try read(table, "a.csv").documents.map(\.text.string) == expected, "\(table)")
    }
  }

  @Test func goesOnBehindAnOpenQuotationMark() throws {
    let table = "id,text\n1,one\n2,\"two\n3,three\n4,four\n"
    let reading = try read(table, "a.csv")
    #expect(reading.documents.map(\.text.string) == ["one", "three", "four"])
    #expect(reading.failures.map(\.path) == ["a.csv#2"])
    #expect("\(reading.failures[0].error)".hasPrefix("line 3: a quotation mark is not closed"))
    // The mark that opens a later field closes the first one.
    let mixed = try read("id,text\n1,\"one\n2,\"two\"\n3,three\n", "a.csv")
    #expect(mixed.documents.map(\.text.string).suffix(2) == ["two", "three"])
    #expect(mixed.failures.count == 1)
  }

  @Test func boundsARow() throws {
    var limits = ReaderLimits()
    limits.record = 1000
    let long = String(repeating: "x", count: 100_000)
    let open = try read("id,text\n1,\"\(long)\n2,two\n", "a.csv", limits: limits)
    #expect(open.documents.map(\.text.string) == ["two"] || open.failures.count == 1)
    let plain = try read("id,text\n1,\(long)\n2,two\n", "a.csv", limits: limits)
    #expect(plain.documents.map(\.text.string) == ["two"])
    #expect("\(plain.failures[0].error)".contains("--limit record"))
    let marks = try read("id,text\n" + String(repeating: "1,\"x\ny\n", count: 20_000), "a.csv", limits: limits)
    #expect(marks.documents.count + marks.failures.count > 0)
  }

  @Test func saysWhichRowsAreRagged() throws {
    let reading = try read("id,text,x\n1,a\n2,b,c,d\n3,e,f,,\n4,,g\n", "a.csv")
    #expect(reading.documents.map(\.text.string) == ["a", "b", "e"])
    #expect(
      reading.warnings == [
        "line 2: the row has 2 fields, the first row has 3", "line 3: the row has 4 fields, the first row has 3",
      ])
    #expect(reading.documents[1].metadata["column 4"] == "d")
    #expect("\(reading.failures[0].error)" == "line 5: the field 'text' is empty")
  }

  @Test func readsATableWithoutNames() throws {
    let reading = try read("2024-03-12,First text here\n2024-03-13,Second text here\n", "a.csv")
    #expect(reading.documents.map(\.text.string) == ["First text here", "Second text here"])
    #expect(reading.documents[0].metadata["column 1"] == "2024-03-12")
  }

  @Test func tellsEqualNamesApart() throws {
    let document = try read("x,x,,text\n1,2,3,a\n", "a.csv").documents[0]
    #expect(document.metadata["x"] == "1" && document.metadata["x 2"] == "2" && document.metadata["column 3"] == "3")
  }

  @Test func countsLinesRightly() throws {
    let table = "id,text\n1,\"a\n\nb\"\n\n2,\n3,\"c\"\n4,\n"
    let reading = try read(table, "a.csv")
    #expect(reading.failures.map { "\($0.error)".prefix(6) } == ["line 6", "line 8"])
  }
}
