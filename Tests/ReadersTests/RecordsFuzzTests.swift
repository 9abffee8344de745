import DocumentModel
import Glibc
import PlainText
import Readers
import Testing

/// Feeds damaged files to a reader: 10,000 of them, or as many as `CHANCERY_FUZZ` says.
private func fuzz(_ format: InputFormat, _ names: [String], seed: UInt64) throws {
  let count = getenv("CHANCERY_FUZZ").flatMap { Int(String(cString: $0)) } ?? 10_000
  let originals = try names.map(Fixture.bytes)
  var mutator = Mutator(seed: seed)
  var limits = ReaderLimits()
  limits.record = 100_000
  let clock = ContinuousClock()
  var readable = 0
  for round in 0..<count {
    let bytes = mutator.mutate(originals[round % originals.count])
    let start = clock.now
    let reading = try? read(bytes, "a.x", format: format, limits: limits)
    #expect(clock.now - start < .seconds(20), "round \(round) took long")
    for document in reading?.documents ?? [] {
      readable += 1
      if let fault = document.fault {
        Issue.record("round \(round), \(document.id): \(fault)")
        return
      }
    }
  }
  // Damage of some bytes leaves most files readable; else nothing was tested.
  #expect(readable > count / 2)
}

@Suite struct MarkdownFuzzTests {
  @Test func survives() throws {
    try fuzz(.markdown, ["concept", "commonmark", "pandoc", "toml"].map { "markdown/\($0).md" }, seed: 1)
  }
}

@Suite struct MailFuzzTests {
  @Test func survives() throws {
    let names = ["flowed", "alternative", "stub", "koi8", "japan", "forward", "raw-latin"]
    try fuzz(.eml, names.map { "eml/\($0).eml" }, seed: 2)
  }
}

@Suite struct MailboxFuzzTests {
  @Test func survives() throws { try fuzz(.mbox, ["mbox/three.mbox", "mbox/charsets.mbox"], seed: 3) }
}

@Suite struct JSONFuzzTests {
  @Test func survives() throws {
    try fuzz(.json, ["envelope", "document", "wide", "nested"].map { "json/\($0).json" }, seed: 4)
  }
}

@Suite struct JSONLinesFuzzTests {
  @Test func survives() throws {
    try fuzz(.jsonl, ["damaged", "speeches", "saved"].map { "jsonl/\($0).jsonl" }, seed: 5)
  }
}

@Suite struct TableFuzzTests {
  @Test func survives() throws {
    try fuzz(.csv, ["commas.csv", "semicolons.csv", "excel.csv", "tabs.tsv", "votes.csv"].map { "csv/\($0)" }, seed: 6)
  }
}
