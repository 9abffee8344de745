import DocumentModel
import PlainText
import Readers
import Testing

@Suite struct ArchiveReaderTests {
  private static func fixture(_ name: String, limits: ReaderLimits = ReaderLimits()) throws -> [String] {
    Reading(try Fixture.bytes("archive/" + name), name, limits: limits).lines
  }

  private static func tar(_ fill: (inout TarBuilder) -> Void) -> [UInt8] {
    var builder = TarBuilder()
    fill(&builder)
    builder.end()
    return builder.bytes
  }

  // MARK: - What the usual tools make

  @Test func zipMembersAreDocumentsOfTheirPath() throws {
    let records = try Self.fixture("papers.zip").sorted()
    #expect(records.count == 4)
    #expect(records[0].hasPrefix("papers.zip!council/minutes.txt: The council met in Velm."))
    #expect(records[1].hasPrefix("papers.zip!council/résumé.txt: A summary in French"))
    #expect(records[2] == "papers.zip!press/link.txt ? a symbolic link: skipped")
    #expect(records[3].hasPrefix("papers.zip!press/release.md"))
  }

  @Test(arguments: ["papers.tar.gz", "papers.tar.xz", "papers.tar.zst"])
  func tarMembersComeThroughEveryCompression(_ name: String) throws {
    let records = try Self.fixture(name)
    #expect(records.count == 6)
    #expect(records[0].hasPrefix("\(name)!council/minutes.txt: The council met in Velm."))
    #expect(records[1].hasPrefix("\(name)!council/résumé.txt: A summary in French"))
    #expect(records[2] == "\(name)!council/second.txt ? a hard link to another member: skipped")
    #expect(records[3] == "\(name)!press/link.txt ? a symbolic link: skipped")
    #expect(records[4] == "\(name)!press/pipe ? a device or pipe: skipped")
    #expect(records[5].hasPrefix("\(name)!press/release.md"))
  }

  @Test(arguments: ["notes.txt.gz", "notes.txt.xz", "notes.txt.zst"])
  func compressedFilesHaveOneMember(_ name: String) throws {
    #expect(
      try Self.fixture(name) == ["\(name)!notes.txt: The first half of the notes. And the second half of them.\n"])
  }

  @Test(arguments: [
    ("cp866", "Отчёт о выполнении решений.txt"), ("cp1251", "Проект постановления.txt"),
    ("cp437", "Überprüfung der Maßnahmen.txt"), ("shift_jis", "政策の報告書について.txt"), ("gbk", "年度政策报告.txt"),
  ])
  func namesOfOldSystemsAreDecoded(_ charset: String, _ name: String) throws {
    let archive = "names-\(charset).zip"
    #expect(try Self.fixture(archive) == ["\(archive)!\(name): The text of the member is English.\n"])
  }

  // MARK: - Names

  @Test func namesThatClimbAreOnlyNames() throws {
    #expect(
      try Self.fixture("climbing.zip") == [
        "climbing.zip!../../etc/cron.d/job.txt: A name that climbs.\n",
        // libarchive reads backslashes as slashes where a ZIP file has no others, as old systems wrote them.
        "climbing.zip!/etc/motd.txt: A name from the root.\n",
        "climbing.zip!../../boot.txt: A name of another system.\n",
        "climbing.zip!clear\\u{1B}[2Jscreen\\u{A}.txt: A name with controls.\n",
        "climbing.zip!safe\\u{202E}txt.exe.txt: A name that turns round.\n",
      ])
  }

  @Test func whatIsNoFileIsSkipped() {
    let archive = Self.tar { tar in
      tar.add("folder/", type: "5")
      tar.add("link", type: "2", link: "/etc/passwd")
      tar.add("disk", type: "3")
      tar.add("pipe", type: "6")
      tar.add("./folder/text.txt", Array("Only this is read.".utf8))
      tar.add("same", type: "1", link: "folder/text.txt")
      tar.add("folder/.git/config", Array("hidden".utf8))
    }
    #expect(
      Reading(archive, "a.tar").lines == [
        "a.tar!link ? a symbolic link: skipped", "a.tar!disk ? a device or pipe: skipped",
        "a.tar!pipe ? a device or pipe: skipped", "a.tar!folder/text.txt: Only this is read.",
        "a.tar!same ? a hard link to another member: skipped",
      ])
  }

  @Test func aPDFIsHandedOn() {
    let archive = Self.tar { $0.add("papers/plan.pdf", Array("%PDF-1.7 and so on".utf8)) }
    #expect(Reading(archive, "a.tar").lines == ["a.tar!papers/plan.pdf > 18"])
  }

  @Test func oldTarArchivesAreKnownByTheirChecksum() {
    var builder = TarBuilder()
    builder.add("old.txt", Array("From an old tape.".utf8), isOld: true)
    builder.end()
    #expect(Reading(builder.bytes, "a.tar").lines == ["a.tar!old.txt: From an old tape."])
  }

  // MARK: - Damage

  @Test func aWrongChecksumCostsOneMember() throws {
    var bytes = try Fixture.bytes("archive/stored.zip")
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "part 3 of".utf8) })
    bytes[place + 5] = 0x58
    let records = Reading(bytes, "s.zip").lines
    #expect(records.count == 5)
    #expect(records[2].hasPrefix("s.zip!part3.txt ! the member is damaged (ZIP bad CRC"))
    #expect(records[4] == "s.zip!part5.txt: This is part 5 of the report.\n")
  }

  @Test func brokenCompressionCostsOneMember() throws {
    var bytes = try Fixture.bytes("archive/deflated.zip")
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "part2.txt".utf8) })
    for index in place + 9..<place + 29 { bytes[index] = 0xFF }
    let records = Reading(bytes, "d.zip").lines
    #expect(records.count == 5)
    #expect(records[1].hasPrefix("d.zip!part2.txt ! the member is damaged"))
    #expect(records.filter { $0.contains(": This is part") }.count == 4)
  }

  @Test func aTruncatedZipGivesWhatIsThere() throws {
    let bytes = try Fixture.bytes("archive/stored.zip")
    let records = Reading(Array(bytes.prefix(170)), "s.zip").lines
    #expect(records.first == "s.zip!part1.txt: This is part 1 of the report.\n")
    #expect(records.last?.contains("damaged") == true)
  }

  @Test func aTruncatedTarGivesWhatIsThere() throws {
    let archive = Self.tar { tar in
      tar.add("one.txt", Array("The first is whole.".utf8))
      tar.add("two.txt", [UInt8](repeating: 0x61, count: 5000))
    }
    let records = Reading(Array(archive.prefix(3000)), "a.tar").lines
    #expect(records[0] == "a.tar!one.txt: The first is whole.")
    #expect(records[1].hasPrefix("a.tar!two.txt ! the member is damaged"))
  }

  @Test func gzipChecksumsAreCompared() throws {
    var bytes = try Fixture.bytes("archive/notes.txt.gz")
    bytes[bytes.count - 6] ^= 1
    #expect(
      Reading(bytes, "n.txt.gz").lines == ["n.txt.gz!n.txt ! the member is damaged (incorrect data check)"])
    bytes = try Fixture.bytes("archive/papers.tar.gz")
    bytes[bytes.count - 6] ^= 1
    let records = Reading(bytes, "p.tar.gz").lines
    #expect(records.count == 7)
    #expect(records.last == "p.tar.gz ? the end of the archive is damaged (incorrect data check)")
  }

  @Test func bytesBehindGzipAreNamed() throws {
    let bytes = try Fixture.bytes("archive/notes.txt.gz")
    #expect(
      Reading(bytes + Array("garbage".utf8), "n.txt.gz").lines.last
        == "n.txt.gz ? 7 bytes behind the end of the compressed data were left out")
    #expect(Reading(bytes + [0, 0, 0, 0], "n.txt.gz").lines.count == 1)
  }

  @Test(arguments: ["gz", "xz", "zst"])
  func truncatedStreamsFail(_ suffix: String) throws {
    let bytes = try Fixture.bytes("archive/notes.txt.\(suffix)")
    let records = Reading(bytes.dropLast(9).map { $0 }, "n.txt.\(suffix)").lines
    #expect(records.count == 1)
    #expect(records[0].contains("damaged"))
  }

  @Test(arguments: [InputFormat.zip, .tar, .gzip, .xz, .zstd])
  func whatIsNoArchiveIsRefused(_ format: InputFormat) {
    for bytes in [[], [0], Array("This is no archive at all, only text.".utf8)] as [[UInt8]] {
      let records = Reading(bytes, "x", format: format).lines
      #expect(records.count == 1)
      #expect(records[0].contains("damaged") || records[0].contains("no files"), "\(records)")
    }
  }

  @Test func encryptedMembersAreNamed() throws {
    let records = try Self.fixture("encrypted.zip")
    #expect(records.count == 2)
    #expect(records[0].hasPrefix("encrypted.zip!council/minutes.txt ! the member is encrypted"))
    #expect(records[1].hasPrefix("encrypted.zip!press/release.md"))
  }

  // MARK: - Limits

  @Test func bombsMeetTheRatio() throws {
    let records = try Self.fixture("bomb.zip")
    #expect(records[0] == "bomb.zip!before.txt: Before the bomb.\n")
    #expect(records[1].hasPrefix("bomb.zip!bomb.txt ! it is more than 200 times larger"))
    #expect(records[1].hasSuffix("--limit ratio=…"))
    #expect(records[2] == "bomb.zip!after.txt: After the bomb.\n")
    #expect(try Self.fixture("bomb.txt.gz").map { $0.contains("--limit ratio=…") } == [true])
    var limits = ReaderLimits()
    limits.ratio = 2000
    #expect(try Self.fixture("bomb.txt.gz", limits: limits)[0].utf8.count == 8_000_000 + "bomb.txt.gz!bomb.txt: ".count)
  }

  @Test func holesOfSparseFilesAreNoWayRound() throws {
    let records = try Self.fixture("sparse.tar")
    #expect(records.count == 2)
    #expect(records[0].hasPrefix("sparse.tar!hole.txt ! it is more than 200 times larger"))
    #expect(records[1].hasPrefix("sparse.tar!press/release.md"))
  }

  @Test func membersAreLimited() {
    let archive = Self.tar { tar in
      for number in 1...30 { tar.add("\(number).txt", Array("Number \(number) of the members.".utf8)) }
    }
    var limits = ReaderLimits()
    limits.members = 10
    let records = Reading(archive, "a.tar", limits: limits).lines
    #expect(records.count == 11)
    #expect(records[10].contains("more than 10 members") && records[10].contains("--limit members=…"))
  }

  @Test func aLargeMemberIsPassedOver() {
    let archive = Self.tar { tar in
      tar.add("large.txt", [UInt8](repeating: 0x62, count: 300_000))
      tar.add("liar.txt", [UInt8](repeating: 0x63, count: 512), size: 512)
      tar.add("small.txt", Array("Small enough.".utf8))
    }
    var limits = ReaderLimits()
    limits.member = 100_000
    let records = Reading(archive, "a.tar", limits: limits).lines
    #expect(records.count == 3)
    #expect(records[0] == "a.tar!large.txt ! the member has more than 100000 bytes: raise it with --limit member=…")
    #expect(records[2] == "a.tar!small.txt: Small enough.")
  }

  @Test func aSizeThatIsALieCostsNothing() {
    let archive = Self.tar { $0.add("huge.txt", Array("Not so huge.".utf8), size: 0o7777777777) }
    #expect(Reading(archive, "a.tar").lines.first?.contains("--limit member=…") == true)
    var limits = ReaderLimits()
    limits.member = 1 << 40
    #expect(Reading(archive, "a.tar", limits: limits).lines.first?.contains("damaged") == true)
  }

  @Test func containersInContainersAreLimited() throws {
    let records = try Self.fixture("nested.zip")
    #expect(records.contains { $0.hasSuffix("text5.txt: On level 5.\n") })
    #expect(records.contains { $0.contains("--limit nesting=…") })
    #expect(!records.contains { $0.contains("At the bottom") })
    var limits = ReaderLimits()
    limits.nesting = 10
    #expect(try Self.fixture("nested.zip", limits: limits).contains { $0.contains("At the bottom of it all.") })
  }

  @Test func manyMembersStayCheap() {
    let text = Array("A short text that stands in each of the members.".utf8)
    let archive = Self.tar { tar in for number in 0..<20_000 { tar.add("folder/\(number).txt", text) } }
    let start = ContinuousClock.now
    #expect(Reading(archive, "a.tar").lines.count == 20_000)
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
