import DocumentModel
import PlainText
import Readers
import Testing

/// Files that are not what they seem, and small files that ask for much.
@Suite struct HostileFileTests {
  // MARK: - What is not read

  @Test(arguments: [
    ("{\\rtf1\\ansi Hello.}", "Rich Text"), ("%!PS-Adobe-3.0\n", "PostScript"), ("!BDN and more", "Outlook"),
    ("BZh91AY&SY and more", ".bz2"), ("BZh11AY&SY and more", ".bz2"), ("GIF89a and more", "image"),
    ("SQLite format 3\0", "SQLite"), ("Rar!\u{1A}\u{7}", ".rar"), ("RIFF1234WEBPVP8 ", "image"),
    ("RIFF1234WAVEfmt ", "sound"), ("\0\0\0\u{20}ftypisom", "sound"), ("\u{7F}ELF\u{2}", "program"),
  ])
  func aWellKnownFormatIsNamed(_ content: String, _ word: String) {
    for name in ["a.txt", "a.html", "a", "a.csv", "a.zip"] {
      let error = #expect(throws: ReaderError.self) { _ = try read(content, name) }
      #expect(error?.description.contains(word) == true, "\(name): \(error?.description ?? "")")
    }
  }

  @Test(arguments: [
    "BZ is the code of Belize.", "RIFF is a word.", "{rtf} is none.", "GIF89 was a format.", "MZ", "%!",
  ])
  func textThatBeginsLikeOneIsRead(_ text: String) throws {
    #expect(try read(text, "a.txt").documents.count == 1)
    #expect(UnreadFormat.error(Array(text.utf8)) == nil)
  }

  // MARK: - Office documents and archives

  @Test func aWordDocumentNamedAsAnArchiveIsADocument() throws {
    let bytes = try Fixture.bytes("docx/word.docx")
    let reading = try read(bytes, "letter.zip")
    #expect(reading.documents.map { $0.metadata["format"] } == ["docx"])
    let archive = StoredZip([("in/letter.zip", bytes)]).bytes
    #expect(try read(archive, "outer.zip").documents.map { $0.metadata["format"] } == ["docx"])
  }

  @Test func slidesAndSheetsAreRefusedInOneLine() throws {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    let relations = [
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"r\" Type=\"\(type)\" Target=\"", "\"/></Relationships>",
    ]
    for (part, word, name) in [
      ("ppt/presentation.xml", "slides", "a.pptx"), ("xl/workbook.xml", "spreadsheet", "a.xlsx"),
      ("ppt/presentation.xml", "slides", "a.zip"),
    ] {
      let own = relations[0] + part + relations[1]
      let filler = String(repeating: " ", count: 5000)
      let zip = StoredZip([
        ("docProps/app.xml", filler), (part, "<x/>"), ("_rels/.rels", own), ("[Content_Types].xml", "<Types/>"),
      ])
      let error = #expect(throws: ReaderError.self) { _ = try read(zip.bytes, name) }
      #expect(error?.description.contains(word) == true, "\(name): \(error?.description ?? "")")
    }
    let sheet = StoredZip([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a>text</a>"),
      ("META-INF/manifest.xml", "<m/>"),
    ])
    let error = #expect(throws: ReaderError.self) { _ = try read(sheet.bytes, "a.ods") }
    #expect(error?.description.contains("spreadsheet") == true)
  }

  @Test func anArchiveWithAFolderCalledWordIsAnArchive() throws {
    let zip = StoredZip([("word/a.txt", "One."), ("mimetype", "text/plain"), ("b.txt", "Two.")])
    #expect(try read(zip.bytes, "a.zip").documents.count == 3)
  }

  // MARK: - Bombs of many small ones

  @Test func archivesInsideShareOneBudget() throws {
    var limits = ReaderLimits()
    limits.member = 1 << 20
    limits.ratio = 4
    let text = String(repeating: "All work and no play. ", count: 4000)
    let inner = StoredZip((0..<10).map { ("\($0).txt", text) }).bytes
    let outer = StoredZip((0..<4).map { (name: "\($0).zip", content: inner) })
    #expect(Reading(outer.bytes, "a.zip", limits: limits).lines.count == 40)
    limits.ratio = 1
    let records = Reading(outer.bytes, "a.zip", limits: limits).lines
    #expect((10..<40).contains(records.count))
    #expect(records.last?.contains("a.zip ! with all that is packed inside") == true)
  }

  @Test func membersOfArchivesInsideAreCounted() throws {
    var limits = ReaderLimits()
    limits.members = 20
    let inner = StoredZip((0..<15).map { ("\($0).txt", "One.") }).bytes
    let outer = StoredZip((0..<15).map { (name: "\($0).zip", content: inner) })
    let records = Reading(outer.bytes, "a.zip", limits: limits).lines
    #expect(records.count == 21)
    #expect(records.last?.contains("a.zip ! the archives inside have more than 20 members") == true)
  }

  // MARK: - Records

  @Test func textNamedJSONIsOneFailure() {
    #expect(throws: ReaderError.self) { _ = try read("# Statement\n\n- one\n- two\n", "a.json") }
    let lines = Reading(Array(String(repeating: "nope nope\n", count: 5000).utf8), "a.jsonl").lines
    #expect(lines.count == 101)
    #expect(lines.last?.contains("no JSON Lines") == true)
  }

  @Test func aDamagedBeginningDoesNotEndJSONLines() {
    let text =
      String(repeating: "nope\n", count: 90) + "{\"text\": \"Fine.\"}\n" + String(repeating: "nope\n", count: 90)
    #expect(Reading(Array(text.utf8), "a.jsonl").lines.count == 181)
  }

  @Test func aColumnOfDatesIsNoText() throws {
    let reading = try read("Land;Datum;Stimme\nChile;12.12.2023;Ja\nNauru;13.12.2023;Enthaltung\n", "votes.csv")
    #expect(reading.documents.map(\.text.string) == ["Ja", "Enthaltung"])
  }

  // MARK: - Mail

  @Test(.timeLimit(.minutes(1)), arguments: ["g:", "g,", "(", "a ", "<", "[@a@", "\"a\" <", "a@b.c, "])
  func addressesThatNestOrNeverEndAreRead(_ unit: String) throws {
    let field = String(repeating: unit, count: 300_000)
    for name in ["To", "CC", "reply-to"] {
      let reading = try read("From: a@b.c\n\(name): \(field)\nSubject: Talks\n\nThe text.\n", "a.eml")
      #expect(reading.documents.map(\.text.string) == ["The text."])
      #expect(reading.documents.first?.metadata.title == "Talks")
    }
  }

  @Test func millionsOfFieldsAreCutOff() throws {
    let text = "Subject: Talks\n" + String(repeating: "X: y\n", count: 500_000) + "\nThe text.\n"
    #expect(try read(text, "a.eml").documents.map(\.text.string) == ["The text."])
  }

  @Test func aVersionThatSaysSomethingElseIsNoText() throws {
    let mail = """
      From: press@un.example
      Subject: Daily briefing
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain

      Please view this message in a browser that supports HTML.
      --b
      Content-Type: text/html

      <table><tr><td><p>Noon briefing of 2 July</p><p>The envoy met the ministers in the north.</p></td></tr></table>
      --b--
      """
    #expect(try read(mail, "a.eml").documents.first?.text.string.contains("The envoy met") == true)
  }

  @Test func aSignatureEndsWhereTheAnsweredMailBegins() throws {
    let mail = """
      From: a@b.c
      Subject: Re: Draft

      I agree.
      --\u{20}
      Lena Okoye
      Policy Officer

      On Wed, 10 Jan 2024 at 09:12, Karl Brandt
      <kb@paper.example> wrote:
      > Could you comment?
      """
    let document = try #require(try read(mail, "a.eml").documents.first)
    #expect(document.blocks.map(\.part) == [nil, "signature", nil, nil])
    #expect(document.blocks.last?.kind == .quotation)
  }
}
