import DocumentModel
import Glibc
import PlainText
import Readers
import Testing

/// Damaged pages: `CHANCERY_FUZZ=n` reads n of them.
@Suite struct HTMLFuzzTests {
  @Test func damagedPagesAreReadOrRefused() throws {
    let pages = try ["/pages", "/made"].flatMap { folder in
      try fileNames(in: htmlFixtures + folder, ending: ".html").map { try fileBytes(htmlFixtures + folder + "/" + $0) }
    }
    let count = getenv("CHANCERY_FUZZ").flatMap { Int(String(cString: $0)) } ?? 10_000
    var mutator = Mutator(seed: 4)
    var read = 0
    let clock = ContinuousClock()
    for number in 0..<count {
      let page = mutator.mutate(pages[number % pages.count])
      let time = clock.measure {
        guard let result = try? readHTML(page) else { return }
        read += 1
        check(result.document, number)
      }
      #expect(time < .seconds(10), "input \(number)")
    }
    #expect(read * 10 > count * 9)
  }

  /// `Document` checks order and boundaries of blocks itself; here is what it does not check.
  private func check(_ document: Document, _ number: Int) {
    let bytes = Array(document.text.utf8.buffer)
    #expect(String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0), "input \(number)")
    var end = 0
    for block in document.blocks {
      #expect(
        block.range.lowerBound >= end && !block.range.isEmpty && block.range.upperBound <= bytes.count,
        "input \(number)")
      end = block.range.upperBound
    }
  }
}
