import DocumentModel
import PlainData
import PlainText
import Readers
import Testing

@Suite struct MailReaderTests {
  @Test func readsFlowedTextWithReplies() throws {
    let reading = try Reading(fixture: "eml/flowed.eml")
    let document = try #require(reading.documents.first)
    #expect(
      reading.blocks[0] == [
        "paragraph: Dear colleagues,",
        "paragraph: the second draft keeps all commitments on border trade and adds a paragraph on water management, as the ministry asked. Three points are open:",
        "list_item: - the date of the ministerial meeting", "list_item: - the budget line for observers",
        "list_item: - the wording on digital customs",
        "quotation: Will the draft mention the joint exercises? Several delegations have asked for it.",
        "quotation: They did so in January.", "paragraph: It will, in section four.",
        "paragraph: Ana Petrović\nPolicy Unit",
      ])
    #expect(document.blocks.last?.part == "signature")
    let meta = document.metadata
    #expect(meta.title == "Re: Draft of the chairmanship concept")
    #expect(strings(meta["authors"]) == ["Ana Petrović"])
    #expect(strings(meta["to"]) == ["Desk, Policy <desk@example.org>", "press@example.com"])
    #expect(strings(meta["cc"]) == ["Legal Unit <legal@example.org>"])
    #expect(meta.published == "2024-03-12T09:15:00+01:00")
    #expect(meta["in-reply-to"] == "first@example.org")
    #expect(meta["list-id"] == "Chairmanship drafts <drafts.lists.example.org>")
    #expect(meta["outlet"] == "Chairmanship drafts")
    #expect(document.id.hasSuffix("@example.org"))
    #expect(meta["format"] == "eml")
  }

  @Test func prefersPlainTextAndGivesAttachments() throws {
    let reading = try Reading(fixture: "eml/alternative.eml")
    #expect(
      reading.blocks[0] == [
        "paragraph: Les ministres se sont réunis à Genève.", "paragraph: Ils ont adopté un plan d’action pour 2025.",
      ])
    #expect(reading.documents[0].metadata.title == "Communiqué de presse – réunion ministérielle")
    #expect(
      strings(reading.documents[0].metadata["attachments"]) == [
        "annexe é.txt", "../../etc/data.csv", "../../etc/data~2.csv",
      ])
    let path = "eml/alternative.eml!"
    #expect(
      reading.documents.dropFirst().map(\.id) == [
        path + "annexe é.txt", path + "../../etc/data.csv#1", path + "../../etc/data~2.csv#1",
      ])
    #expect(reading.documents[1].text.string.contains("Annexe: mesures prévues."))
  }

  @Test func takesHTMLForAStub() throws {
    let reading = try Reading(fixture: "eml/stub.eml")
    #expect(reading.documents[0].text.string.contains("The committee discussed the reform"))
    #expect(!reading.documents[0].text.string.contains("Please view"))
  }

  @Test(arguments: [
    (
      "eml/koi8.eml", "Соглашение о торговле и транзите: итоги встречи министров иностранных дел", "Пресс-служба",
      "Москва. Министры обсудили соглашение о торговле.\n\nСледующая встреча пройдёт в марте."
    ),
    ("eml/japan.eml", "会議の結果について", "外務省", "東京で会議が開かれた。"),
    ("eml/raw-latin.eml", "Reunión – acta", "José García", "La reunión aprobó el acta."),
  ])
  func decodesCharsets(_ name: String, _ title: String, _ author: String, _ text: String) throws {
    let document = try #require(try Reading(fixture: name).documents.first)
    #expect(document.metadata.title == title)
    #expect(strings(document.metadata["authors"]) == [author])
    #expect(document.text.string == text)
  }

  @Test func readsMailsInsideMails() throws {
    let reading = try Reading(fixture: "eml/forward.eml")
    #expect(reading.documents.map(\.metadata.title) == ["Fwd: Original note", "Original note"])
    #expect(reading.documents[1].text.string == "The ministry confirms the date of the summit.")
  }

  @Test func boundsMailsInsideMails() throws {
    var mail = "From: a@example.org\nSubject: inner\n\nThe innermost text.\n"
    for depth in 0..<10 {
      mail =
        "From: a@example.org\nSubject: \(depth)\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\(depth)\n\n"
        + "--b\(depth)\n\nText \(depth).\n--b\(depth)\nContent-Type: message/rfc822\n\n\(mail)\n--b\(depth)--\n"
    }
    let reading = try read(mail, "a.eml")
    #expect(reading.documents.map(\.text.string) == ["Text 9.", "Text 8.", "Text 7.", "Text 6.", "Text 5."])
    #expect("\(try #require(reading.failures.first).error)".contains("--limit nesting"))
  }

  // MARK: - Headers

  private func head(_ header: String) throws -> Metadata {
    let reading = try read("\(header)\nX-End: x\n\nText.\n", "a.eml")
    return try #require(reading.documents.first).metadata
  }

  @Test(arguments: [
    ("=?utf-8?Q?caf=C3=A9?=", "café"),
    ("=?utf-8?B?Y2Fmw6k=?= plain =?ISO-8859-1?q?=E9t=E9?=", "café plain été"),
    ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),
    ("=?utf-8?Q?caf=C3?=\n =?utf-8?Q?=A9?=", "café"),
    ("=?utf-8*en?Q?with_language?=", "with language"),
    ("=?windows-1251?B?z/Do4uXy?=", "Привет"),
    ("=?gb2312?B?xOO6ww==?=", "你好"),
    ("=?utf-8?Q?a=0D=0ABcc:_x@example.org?=", "a Bcc: x@example.org"),
    ("=?no-such-charset?Q?abc?=", "abc"),
    ("=?utf-8?Q?never ends", "=?utf-8?Q?never ends"),
    ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
    ("=?=?=?utf-8?Q?a?=", "=?=?a"),
    ("folded\n\tover lines", "folded over lines"),
    ("a\u{202E}b\u{0007}c", "ab c"),
  ])
  func decodesHeaderWords(_ raw: String, _ expected: String) throws {
    #expect(try head("From: a@example.org\nSubject: \(raw)").title == expected)
  }

  @Test(arguments: [
    ("Ann Lee <ann@example.org>", ["Ann Lee"]),
    ("\"Lee, Ann\" <ann@example.org>, bob@example.org", ["Lee, Ann", "bob@example.org"]),
    ("ann@example.org (Ann Lee)", ["Ann Lee"]),
    ("Press: ann@example.org, Bob <bob@example.org>;", ["ann@example.org", "Bob"]),
    ("=?utf-8?Q?Lee=2C_Ann?= <ann@example.org>", ["Lee, Ann"]),
    ("\"A \\\"quoted\\\" name\" <a@example.org>", ["A \"quoted\" name"]),
    ("<<<>>>(((", [">>"]),
  ])
  func readsAddresses(_ raw: String, _ expected: [String]) throws {
    #expect(strings(try head("Subject: x\nFrom: \(raw)")["authors"]) == expected)
  }

  @Test(arguments: [
    "filename*=utf-8''%C3%A9t%C3%A9.txt", "filename*0*=utf-8''%C3%A9; filename*1*=t%C3%A9; filename*2=.txt",
    "filename=\"=?utf-8?Q?=C3=A9t=C3=A9.txt?=\"", "filename*=iso-8859-1'fr'%E9t%E9.txt; filename=ete.txt",
  ])
  func readsFileNames(_ parameter: String) throws {
    let mail =
      "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText.\n"
      + "--b\nContent-Type: text/plain\nContent-Disposition: attachment; \(parameter)\n\nAttached.\n--b--\n"
    #expect(strings(try read(mail, "a.eml").documents[0].metadata["attachments"]) == ["été.txt"])
  }

  // MARK: - Attacks

  @Test func readsMailsThatAreDamaged() throws {
    let head = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    var deep = head + "Content-Type: multipart/mixed; boundary=b0\n\n"
    for depth in 1...200 { deep += "--b\(depth - 1)\nContent-Type: multipart/mixed; boundary=b\(depth)\n\n" }
    deep += "--b200\nContent-Type: text/plain\n\nThe deepest text.\n"
    let cases = [
      deep, head + "Content-Type: multipart/mixed\n\n--b\n\nThe deepest text.\n--b--\n",
      head + "Content-Type: multipart/mixed; boundary=c\n\nThe deepest text.\n",
      head + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe deepest text.\n",
      head + "X-Long: \(String(repeating: "x", count: 2_000_000))\n\nThe deepest text.\n",
      head + "Content-Type: text/plain; charset=\"\(String(repeating: "y", count: 5000))\"\n\nThe deepest text.\n",
      head + "Content-Type: text/plain; charset=no-such\n\nThe deepest text.\n",
      head + "Content-Transfer-Encoding: base64\n\n!!VGhlIGRlZXBl*c3QgdGV4dC4=\n",
      head + "Content-Transfer-Encoding: quoted-printable\n\nThe=20deepest=\n text.=ZZ\n",
      "\n\n" + head + "\nThe deepest text.",
      "From a@example.org Tue Mar 12 09:15:00 2024\n" + head + "\nThe deepest text.\n",
      (head + "\nThe deepest text.\n").replacingNewlines,
    ]
    for (index, mail) in cases.enumerated() {
      let reading = try read(mail, "a.eml", format: .eml)
      #expect(reading.documents.first?.text.string.contains("The deepest text.") == true, "case \(index)")
    }
  }

  @Test func saysWhyThereIsNoText() throws {
    #expect(throws: ReaderError.empty) { try read("", "a.eml") }
    #expect(throws: ReaderError.self) { try read("no header at all\n\ntext", "a.eml", format: .eml) }
    #expect(throws: ReaderError.self) { try read("From: a@example.org\n\n", "a.eml") }
    let encrypted =
      "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nVersion: 1\n--b--\n"
    #expect { try read(encrypted, "a.eml") } throws: { "\($0)".contains("encrypted") }
  }

  @Test func boundsParts() throws {
    var mail = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText.\n"
    for number in 0..<12_000 { mail += "--b\nContent-Type: image/png; name=\"\(number)\"\n\nx\n" }
    let reading = try read(mail + "--b--\n", "a.eml")
    #expect(reading.warnings.contains { $0.contains("parts") })
    #expect(strings(reading.documents[0].metadata["attachments"]).count < 12_000)
  }
}

extension String {
  /// With CR LF, as mails travel.
  fileprivate var replacingNewlines: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }
}
