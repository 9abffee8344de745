import DocumentModel
import PlainData
import PlainText
import Readers
import Testing

@Suite struct MailboxReaderTests {
  @Test func readsPythonsMailboxes() throws {
    let three = try Reading(fixture: "mbox/three.mbox")
    #expect(three.documents.map(\.id) == (1...3).map { "despatch-\($0)@example.org" })
    #expect(
      three.blocks[1] == [
        "paragraph: From the first day on, delegates spoke of water.", "paragraph: From there they turned to trade.",
      ])
    #expect(three.documents[0].metadata["format"] == "mbox")
    #expect(try Reading(fixture: "mbox/many.mbox").documents.count == 40)
    let charsets = try Reading(fixture: "mbox/charsets.mbox")
    #expect(
      charsets.documents.map(\.text.string) == [
        "Der Außenminister reist nach Zürich.", "Министр прибыл в Минск.", "Ministerul a anunțat planul.",
      ])
  }

  private static let mark = "From a@example.org Tue Mar 12 09:15:00 2024\n"

  @Test func splitsWhereMailsBegin() throws {
    let cases: [(text: String, expected: [String])] = [
      // Without empty lines between the mails.
      (mark + "Subject: a\n\nOne.\n" + mark + "Subject: b\n\nTwo.\n", ["One.", "Two."]),
      // A line of prose, behind an empty line and not.
      (
        mark + "Subject: a\n\nOne.\n\nFrom here on\nit goes.\nFrom there, too.\n",
        ["One.\n\nFrom here on it goes. From there, too."]
      ),
      // A line without a date counts before a header.
      (mark + "Subject: a\n\nOne.\n\nFrom -\nSubject: b\n\nTwo.\n", ["One.", "Two."]),
      (mark + "Subject: a\r\n\r\nOne.\r\n\r\n" + mark + "Subject: b\r\n\r\n>From x\r\n", ["One.", "From x"]),
      ("\n\n" + mark + "Subject: a\n\n>>From x\n>>>From y\n", [">From x >>From y"]),
    ]
    for (text, expected) in cases {
      let reading = try read(text, "a.mbox", format: .mbox)
      let texts = reading.documents.map { document in
        document.text.string.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n")
      }
      if expected[0].hasPrefix(">") {
        #expect(reading.documents[0].blocks.map(\.kind) == [.quotation, .quotation])
      } else {
        #expect(texts.map(Self.flat) == expected.map(Self.flat))
      }
    }
  }

  private var mark: String { Self.mark }

  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func goesOnBehindADamagedMail() throws {
    let text =
      mark + "Subject: a\n\nOne.\n" + mark + "no header\n\nat all\n" + mark + "\n" + mark + "Subject: d\n\nFour.\n"
    let reading = try read(text, "a.mbox")
    #expect(reading.documents.map(\.text.string) == ["One.", "Four."])
    #expect(reading.failures.map(\.path) == ["a.mbox#2", "a.mbox#3"])
    #expect("\(reading.failures[0].error)".hasPrefix("mail 2, line 5, byte 61:"), "\(reading.failures[0].error)")
  }

  @Test func boundsAMail() throws {
    var limits = ReaderLimits()
    limits.record = 10_000
    let long = String(repeating: "x", count: 1_000_000)
    let lines = String(repeating: "A line of text.\n", count: 5000)
    let text = mark + "Subject: a\n\n\(long)\n" + mark + "Subject: b\n\n\(lines)" + mark + "Subject: c\n\nThree.\n"
    let reading = try read(text, "a.mbox", limits: limits)
    #expect(reading.documents.map(\.text.string) == ["Three."])
    #expect(reading.failures.map(\.path) == ["a.mbox#1", "a.mbox#2"])
    #expect(reading.failures.allSatisfy { "\($0.error)".contains("--limit record") })
  }

  @Test func givesAttachmentsOfItsMails() throws {
    let mail =
      "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText.\n"
      + "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nAttached.\n--b--\n"
    let reading = try read(mark + mail + mark + mail, "a.mbox")
    #expect(reading.documents.map(\.id) == ["a.mbox#1", "a.mbox#1!a.txt", "a.mbox#2", "a.mbox#2!a.txt"])
  }

  @Test func refusesWhatIsNoMailbox() throws {
    #expect(throws: ReaderError.self) { try read("Subject: a\n\ntext\n", "a.mbox", format: .mbox) }
    #expect(throws: ReaderError.empty) { try read("\n\n", "a.mbox", format: .mbox) }
  }
}
