import DocumentModel
import Glibc
import PlainText
import Readers
import Testing

/// Damaged output of pdftotext: sound documents or errors, in bounded time.
@Suite struct PDFLayoutFuzzTests {
  static let inputs = getenv("CHANCERY_FUZZ").flatMap { Int(String(cString: $0)) } ?? 10_000

  @Test func damagedLayouts() throws {
    // The small one mostly, for a page is as good as many.
    let names = ["shuffled", "shuffled", "tables", "shuffled", "scan", "shuffled", "newsletter", "shuffled"]
    let files = try names.map { ($0, try Fixture.bytes("pdf/\($0).xhtml")) }
    var mutator = Mutator(seed: 4)
    var documents = 0
    for round in 0..<Self.inputs {
      let (name, bytes) = files[round % files.count]
      let input = round % 3 == 0 ? Self.shaken(bytes, &mutator) : mutator.mutate(bytes)
      let start = ContinuousClock.now
      if let result = try? PDFLayoutReader.read(input, id: name, path: name) {
        documents += 1
        #expect(result.document.fault == nil, "\(name), round \(round)")
      }
      #expect(ContinuousClock.now - start < .seconds(2), "\(name), round \(round)")
    }
    #expect(documents > Self.inputs / 2)
  }

  /// Figures take other values, so that boxes overlap, turn round and grow.
  private static func shaken(_ bytes: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<60 {
      let place = mutator.number(below: bytes.count)
      if bytes[place] >= 0x30, bytes[place] <= 0x39 { bytes[place] = UInt8(0x30 + mutator.number(below: 10)) }
      if bytes[place] == 0x2E, mutator.number(below: 8) == 0 { bytes[place] = 0x39 }
    }
    return bytes
  }
}
