import DocumentModel
import PlainText
import Readers
import Testing

@Suite struct PDFLayoutTests {
  static func read(_ bytes: [UInt8]) throws(ReaderError) -> Document {
    try PDFLayoutReader.read(bytes, id: "a.pdf", path: "a.pdf").document
  }

  /// Each block as "kind level page: text".
  static func lines(_ document: Document) throws -> [String] {
    try document.blocks.map { block in
      let level = block.level > 0 ? " \(block.level)" : ""
      let cell = block.cell.map { "cell \($0.table).\($0.row).\($0.column)\($0.isHeader ? " header" : "")" }
      let page = try #require(block.page)
      return "\(cell ?? block.kind.rawValue + level) p\(page): \(try document.text.string(in: block.range))"
    }
  }

  static func lines(_ fill: (inout LayoutBuilder) -> Void) throws -> [String] {
    var builder = LayoutBuilder()
    builder.page()
    fill(&builder)
    return try lines(try read(builder.bytes))
  }

  // MARK: - Whole documents

  @Test(arguments: ["paper", "newsletter", "report", "tables", "shuffled", "vestnik", "bulletin", "handout", "nashra"])
  func documentsReadAsTheirAuthorsWroteThem(_ name: String) throws {
    let gold = String(decoding: try Fixture.bytes("pdf/\(name).gold"), as: UTF8.self)
    let document = try Self.read(try Fixture.bytes("pdf/\(name).xhtml"))
    let expected = gold.split(separator: "\n").map(String.init)
    let found = try Self.lines(document)
    for (line, wanted) in zip(found, expected) where line != wanted {
      #expect(line == wanted)
      break
    }
    #expect(found.count == expected.count)
  }

  @Test func propertiesBecomeMetadata() throws {
    var builder = LayoutBuilder()
    builder.title = "Microsoft Word - Plan &amp; budget"
    builder.meta = [
      ("Author", "Alma Verin; Bruno Solano"), ("Keywords", "water, energy"), ("CreationDate", "2031-03-12T08:00:00Z"),
      ("ModDate", "D:20310313091500+02'00'"), ("Producer", "(unspecified)"),
    ]
    builder.page()
    builder.line("Some text that stands on the page.", y: 100)
    let metadata = try Self.read(builder.bytes).metadata
    #expect(metadata.title == "Plan & budget")
    #expect(metadata.origin("title") == .declared)
    #expect(metadata["authors"]?.list?.compactMap(\.string) == ["Alma Verin", "Bruno Solano"])
    #expect(metadata["keywords"]?.list?.compactMap(\.string) == ["water", "energy"])
    #expect(metadata.published == "2031-03-12T08:00:00Z")
    #expect(metadata.origin("published") == .file)
    #expect(metadata["modified"]?.string == "2031-03-13T09:15:00+02:00")
    #expect(metadata["producer"] == nil)
    #expect(metadata["pages"]?.integer == 1)
  }

  @Test func aDateInTheTextIsBetterThanTheFilesOwn() throws {
    #expect(try Self.read(try Fixture.bytes("pdf/paper.xhtml")).metadata.published == "2031-03-12")
  }

  // MARK: - Lines and words

  @Test func hyphensGoWhereAWordGoesOn() throws {
    let lines = try Self.lines { page in
      page.line("The state-run works and the privately-owned ones, and a well-known rule of imple-", y: 100)
      page.line("mentation, were discussed for days. Nobody wanted the state- ", y: 112)
      page.line("owned works, and nobody spoke of the well-", y: 124)
      page.line("known rule again. The Anglo-", y: 136)
      page.line("Saxon members left the meeting in the year 2030 and the soft\u{AD}", y: 148)
      page.line("est words were used.", y: 160)
    }
    #expect(
      lines == [
        "paragraph p1: The state-run works and the privately-owned ones, and a well-known rule of implementation, were "
          + "discussed for days. Nobody wanted the state-owned works, and nobody spoke of the well-known rule again. "
          + "The Anglo-Saxon members left the meeting in the year 2030 and the softest words were used."
      ])
  }

  @Test func raisedAndLoweredFigures() throws {
    let lines = try Self.lines { page in
      page.words(
        [
          ("Emissions", 60, 10, 0), ("of", 110, 10, 0), ("CO", 125, 10, 0), ("2", 135, 6, -2), ("fell.", 145, 10, 0),
          ("7", 170, 6, 5), ("An", 180, 10, 0), ("area", 195, 10, 0), ("of", 220, 10, 0), ("9", 235, 10, 0),
          ("km", 245, 10, 0), ("2", 255, 6, 5), ("burnt.", 265, 10, 0),
        ], y: 100)
      page.line("It was the driest summer so far.", y: 112)
      page.words([("7", 60, 5, 4), ("See", 70, 7, 0), ("the", 90, 7, 0), ("annex.", 110, 7, 0)], y: 700)
    }
    #expect(
      lines == [
        "paragraph p1: Emissions of CO2 fell. An area of 9 km² burnt. It was the driest summer so far.",
        "footnote p1: 7 See the annex.",
      ])
  }

  @Test func textFromRightToLeftIsReadThatWay() throws {
    let lines = try Self.lines { page in
      page.line("اجتمع المجلس يوم الاثنين في العاصمة", x: 540, y: 100, isMirrored: true)
      page.line("واعتمد تقرير السنة 2030 الماضية.", x: 540, y: 114, isMirrored: true)
      page.page()
      page.line("The word שלום stands in an English line of the same page, whose end is here.", y: 200)
    }
    // The Hebrew word of the last line comes as it stands there: from left to right.
    #expect(
      lines == [
        "paragraph p1: اجتمع المجلس يوم الاثنين في العاصمة واعتمد تقرير السنة 2030 الماضية.",
        "paragraph p2: The word םולש stands in an English line of the same page, whose end is here.",
      ])
  }

  @Test func ideographsAreJoinedWithoutBlanks() throws {
    let lines = try Self.lines { page in
      page.line("理事会は月曜日に首都で会合を開き、", y: 100)
      page.line("昨年の報告書を採択した。", y: 114)
    }
    #expect(lines == ["paragraph p1: 理事会は月曜日に首都で会合を開き、昨年の報告書を採択した。"])
  }

  @Test func rotatedTextComesLast() throws {
    let lines = try Self.lines { page in
      page.raw("<block><line><word xMin=\"20\" yMin=\"300\" xMax=\"30\" yMax=\"380\">Preprint</word></line></block>\n")
      page.line("The text of the page comes first,", y: 100)
      page.line("whatever stands at its edge.", y: 112)
    }
    #expect(
      lines == [
        "paragraph p1: The text of the page comes first, whatever stands at its edge.", "paragraph p1: Preprint",
      ])
  }

  @Test func entitiesAndLigatures() throws {
    let lines = try Self.lines { page in
      page.raw(
        "<word xMin=\"60\" yMin=\"100\" xMax=\"200\" yMax=\"110\">R&amp;D&#58;&#x41;&nope;&lt;e\u{FB03}cient&gt;</word>"
      )
    }
    #expect(lines == ["paragraph p1: R&D:A&nope;<efficient>"])
  }

  // MARK: - Running text

  @Test func headersFootersAndNumbersGo() throws {
    var builder = LayoutBuilder()
    for page in 1...8 {
      builder.page()
      builder.line(page.isMultiple(of: 2) ? "\(page + 11) The River Review" : "Floods and dykes \(page + 11)", y: 30)
      builder.line("Paragraph \(page * page) of the text begins here and it has a second line", y: 100)
      builder.line("that says number \(page * 7) of something.", y: 112)
      builder.line("Draft of 3 May 2031", y: 750)
      builder.line("- \(page) -", x: 280, y: 770)
    }
    let lines = try Self.lines(try Self.read(builder.bytes))
    #expect(lines.count == 8)
    #expect(
      lines[3]
        == "paragraph p4: Paragraph 16 of the text begins here and it has a second line that says number 28 of something."
    )
  }

  @Test func rowsOfFiguresAtTheEdgeAreNoPageNumbers() throws {
    var builder = LayoutBuilder()
    for page in 1...6 {
      builder.page()
      builder.line("The text of the page number \(page * 3) goes on for a while", y: 100)
      builder.line("Total \(page * 317) \(page * 11)", y: 760)
    }
    #expect(try Self.lines(try Self.read(builder.bytes)).filter { $0.contains("Total") }.count == 6)
  }

  @Test func romanNumbersOfPagesGo() throws {
    var builder = LayoutBuilder()
    for number in ["iii", "iv", "v", "vi", "vii", "viii", "ix", "x"] {
      builder.page()
      builder.line("A preface that ends with the word \(number)x.", y: 100)
      builder.line(number, x: 300, y: 770)
    }
    #expect(try Self.lines(try Self.read(builder.bytes)).count == 8)
  }

  // MARK: - Paragraphs

  @Test func aParagraphGoesOnOverThePage() throws {
    var builder = LayoutBuilder()
    builder.page()
    builder.line("The committee will present its report before the summer and will ask the mem-", y: 740)
    builder.page()
    builder.line("bers for their comments. These are to be sent in by September.", y: 60)
    builder.line("Another paragraph follows here.", x: 75, y: 72)
    #expect(
      try Self.lines(try Self.read(builder.bytes)) == [
        "paragraph p1: The committee will present its report before the summer and will ask the members for their "
          + "comments. These are to be sent in by September.", "paragraph p2: Another paragraph follows here.",
      ])
  }

  @Test func itemsOfLists() throws {
    let lines = try Self.lines { page in
      page.line("The council decided three things on the last day of its session in the capital:", y: 100)
      page.line("1. to build the dyke, for which the money was found in the budget of the", x: 70, y: 118)
      page.line("coming year;", x: 85, y: 130)
      page.line("2. to sell the ship;", x: 70, y: 142)
      page.line("a) as soon as it can be done;", x: 90, y: 154)
      page.line("b) and at a good price;", x: 90, y: 166)
      page.line("3. to meet again.", x: 70, y: 178)
      page.line("The session ended with a dinner, to which the members of the press were invited.", y: 200)
    }
    #expect(
      lines.map { $0.prefix(11) } == [
        "paragraph p", "list_item 1", "list_item 1", "list_item 2", "list_item 2", "list_item 1", "paragraph p",
      ])
    #expect(lines[1].hasSuffix("budget of the coming year;"))
  }

  // MARK: - Damage

  @Test func aScanIsToldFromText() throws {
    let scan = try Fixture.bytes("pdf/scan.xhtml")
    #expect {
      try Self.read(scan)
    } throws: { error in
      "\(error)".contains("OCR")
    }
  }

  @Test func truncatedOutputGivesWhatIsThere() throws {
    let bytes = try Fixture.bytes("pdf/paper.xhtml")
    let result = try PDFLayoutReader.read(Array(bytes.prefix(20_000)), id: "a", path: "a")
    #expect(result.warnings == ["the conversion of the PDF ended early: what is there was read"])
    #expect(result.document.text.string.contains("The storage compact of 2027 obliged five governments"))
  }

  @Test(arguments: ["", "no markup", "<page>", "<word xMin=\"1\">a</word>", "<html><body><doc></doc></body></html>"])
  func anythingElseIsRefused(_ text: String) {
    #expect(throws: ReaderError.self) { try Self.read(Array(text.utf8)) }
  }

  @Test func numbersWithoutBoundsDoNoHarm() throws {
    let lines = try Self.lines { page in
      for (index, number) in ["9e99", "-99999999999999999999999", "nan", "1.", "", ".5", "--3", "99999999"].enumerated()
      {
        page.raw("<word xMin=\"\(number)\" yMin=\"\(number)\" xMax=\"5\" yMax=\"\(number)\">w\(index)</word>")
      }
      page.raw("<word>nothing</word><word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\"></word>")
    }
    #expect((0..<8).allSatisfy { index in lines.contains { $0.contains("w\(index)") } })
  }

  @Test func aPageOfVeryManyWordsTakesLittleTime() throws {
    for isGrid in [true, false] {
      var builder = LayoutBuilder()
      builder.page()
      var body = ""
      for index in 0..<40_000 {
        let x = isGrid ? index % 200 * 7 : index * 7919 % 5000
        let y = isGrid ? index / 200 * 12 : index * 104_729 % 5000
        body += "<word xMin=\"\(x)\" yMin=\"\(y)\" xMax=\"\(x + 5)\" yMax=\"\(y + 9)\">w\(index)</word>\n"
      }
      builder.raw(body)
      let bytes = builder.bytes
      let start = ContinuousClock.now
      #expect(try !Self.read(bytes).blocks.isEmpty)
      #expect(ContinuousClock.now - start < .seconds(10))
    }
  }

  // MARK: - Conversion

  @Test(arguments: [
    (1, "Command Line Error: Incorrect password", "encrypted"),
    (
      1, "Syntax Warning: May not be a PDF file (continuing anyway)\nSyntax Error: Couldn't find trailer dictionary",
      "damaged"
    ),
    (3, "Copying of text from this document is not allowed.", "does not allow"), (134, "", "more memory"),
    (152, "", "more time"), (139, "", "signal 11"), (99, "", "cannot be converted"),
  ])
  func failuresOfTheConversionAreExplained(_ status: Int, _ standardError: String, _ word: String) throws {
    let error = try #require(PDFConversionError.error(status: status, standardError: standardError))
    #expect(error.description.contains(word))
  }

  @Test func successIsNoFailure() {
    #expect(PDFConversionError.error(status: 0, standardError: "Syntax Warning: something odd") == nil)
  }
}
