import DocumentModel
import Glibc
import PlainText
import Readers
import Testing

/// Damaged archives: documents that are sound, failures, and an end in bounded time.
@Suite struct ArchiveFuzzTests {
  static let inputs = getenv("CHANCERY_FUZZ").flatMap { Int(String(cString: $0)) } ?? 10_000
  static let names = [
    "papers.zip", "deflated.zip", "climbing.zip", "encrypted.zip", "nested.zip", "names-cp866.zip", "papers.tar.gz",
    "papers.tar.xz", "papers.tar.zst", "notes.txt.gz", "notes.txt.xz", "notes.txt.zst", "sparse.tar",
  ]

  @Test func damagedArchives() throws {
    let files = try Self.names.map { ($0, try Fixture.bytes("archive/" + $0)) }
    var mutator = Mutator(seed: 4)
    var limits = ReaderLimits()
    limits.member = 1 << 20
    var documents = 0
    for round in 0..<Self.inputs {
      let (name, bytes) = files[round % files.count]
      let start = ContinuousClock.now
      let reading = Reading(mutator.mutate(bytes), name, limits: limits)
      documents += reading.documents.count
      for document in reading.documents { #expect(document.fault == nil, "\(name), round \(round)") }
      #expect(reading.error?.description.isEmpty != true)
      #expect(ContinuousClock.now - start < .seconds(2), "\(name), round \(round)")
    }
    #expect(documents > Self.inputs / 10)
  }
}
