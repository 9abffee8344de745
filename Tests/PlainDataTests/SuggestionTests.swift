import PlainData
import Testing

@Suite struct SuggestionTests {
  static let cases: [(name: String, known: [String], result: String?)] = [
    ("verbos", ["verbose", "version"], "verbose"), ("lenght", ["length", "width"], "length"),
    ("Name", ["name"], "name"),
    ("xyz", ["abc", "def"], nil), ("name", ["name"], nil), ("name", [], nil), ("form", ["from", "for", "fork"], "for"),
    ("ab", ["cd"], nil), ("ab", ["b"], "b"), ("kategorie", ["categories", "category"], "categories"),
    ("größe", ["grösse", "größen"], "größen"),
  ]

  @Test(arguments: cases.indices) func suggests(_ index: Int) {
    let (name, known, result) = Self.cases[index]
    #expect(suggestion(for: name, among: known) == result, "\(name) among \(known)")
  }

  /// Optimal string alignment as it is defined, without a table.
  private func distance(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    guard let x = a.last, let y = b.last else { return max(a.count, b.count) }
    var least = min(
      distance(a.dropLast(), b) + 1, distance(a, b.dropLast()) + 1,
      distance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
    if a.count > 1, b.count > 1, x == b.dropLast().last, y == a.dropLast().last {
      least = min(least, distance(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return least
  }

  @Test func agreesWithTheSlowReference() {
    var random = Seeded(31)
    func word() -> String {
      String((0..<Int.random(in: 1...5, using: &random)).map { _ in "abc".randomElement(using: &random) ?? "a" })
    }
    for _ in 0..<400 {
      let name = word()
      let known = (0..<5).map { _ in word() }
      let limit = min(3, max(1, name.count / 3))
      let near = known.filter { $0 != name }.map { (distance(Array(name)[...], Array($0)[...]), $0) }.filter {
        $0.0 <= limit
      }
      #expect(suggestion(for: name, among: known) == near.min { $0 < $1 }?.1, "\(name) among \(known)")
    }
  }
}
