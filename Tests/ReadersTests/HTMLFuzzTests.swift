import DocumentModel
import Glibc
import PlainText
import Readers
import Testing

/// Damaged pages: `CHANCERY_FUZZ=n` reads n of them.
@Suite struct HTMLFuzzTests {
  @Test func damagedPagesAreReadOrRefused() throws {
    let pages = try ["/pages", "/made"].flatMap { folder in
      try Fixture.names(in: "html" + folder, ending: ".html").map { try Fixture.bytes("html" + folder + "/" + $0) }
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
        #expect(result.document.fault == nil, "input \(number)")
      }
      #expect(time < .seconds(10), "input \(number)")
    }
    #expect(read * 10 > count * 9)
  }
}
