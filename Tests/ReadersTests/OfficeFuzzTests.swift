import DocumentModel
import Glibc
import PlainText
import Readers
import Testing

/// Changed fixtures: whatever comes in, what comes out is a sound document or an error, in bounded time.
@Suite struct OfficeFuzzTests {
  static let inputs = getenv("CHANCERY_FUZZ").flatMap { Int(String(cString: $0)) } ?? 10_000

  @Test(arguments: ["docx/stored.docx", "odt/stored.odt", "epub/stored.epub"])
  func packages(_ path: String) throws {
    let file = try Fixture.bytes(path)
    let zip = StoredZip(parsing: file)
    let texts = zip.members.indices.filter { zip.members[$0].content.starts(with: [0x3C]) }
    #expect(texts.count >= 3)
    var mutator = Mutator(seed: 11)
    for round in 0..<Self.inputs {
      var changed = zip
      // One in eight is damaged as a ZIP file, the others from within.
      guard round % 8 > 0 else {
        check(mutator.mutate(file), path, round)
        continue
      }
      let member = texts[mutator.number(below: texts.count)]
      changed.members[member].content = mutator.mutate(zip.members[member].content)
      check(changed.bytes, path, round)
    }
  }

  @Test(arguments: [
    ["feed/bulletin.rss", "feed/bulletin.atom", "feed/vestnik.rdf"], ["xml/act.xml", "xml/tei.xml", "odt/flat.fodt"],
  ])
  func texts(_ paths: [String]) throws {
    let files = try paths.map { try Fixture.bytes($0) }
    var mutator = Mutator(seed: 12)
    for round in 0..<Self.inputs {
      let index = round % files.count
      check(mutator.mutate(files[index]), paths[index], round)
    }
  }

  private func check(_ bytes: [UInt8], _ path: String, _ round: Int) {
    let format: InputFormat =
      switch path.split(separator: ".").last {
      case "docx": .docx
      case "odt", "fodt": .odt
      case "epub": .epub
      case "xml": .xml
      default: .feed
      }
    let start = ContinuousClock.now
    for document in Reading(bytes, path, format: format).documents {
      #expect(document.fault == nil, "\(path), round \(round)")
    }
    #expect(ContinuousClock.now - start < .seconds(2), "\(path), round \(round)")
  }
}
