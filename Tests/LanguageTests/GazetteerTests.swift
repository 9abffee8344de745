import DocumentModel
import Language
import PlainData
import Testing

@Suite struct GazetteerTests {
  private typealias Entry = Gazetteer.Entry

  private static func entry(_ names: String..., policy: Gazetteer.CasePolicy = .name) -> Entry {
    Entry(names: names, attributes: ValueMap(), casePolicy: policy)
  }

  private let names = Gazetteer(entries: [
    entry("Commonwealth of Independent States", "CIS", "Commonwealth"),
    entry("Organization for Security and Co-operation in Europe", "OSCE"),
    entry("People's Republic of China", "China"),
    entry("United States", "U.S.", "US"),
    entry("St. Petersburg"),
    entry("J. D. Vance", "J. Smith"),
    entry("AT&T"),
    entry("Asia-Pacific Economic Cooperation"),
    entry("Apple Inc."),
    entry("Nürnberg", "Łódź"),
    entry("who", "the world", policy: .any),
    entry("Union", policy: .exact),
    entry("McDonald's"),
    entry("第二次世界大戦"),
  ])

  /// The names found, with the entry's number where it is not clear.
  @Test(arguments: [
    ("The Commonwealth of Independent States (CIS) met.", ["Commonwealth of Independent States", "CIS"]),
    ("the Commonwealth of Nations", ["Commonwealth"]),
    ("COMMONWEALTH OF INDEPENDENT STATES MEETS", ["COMMONWEALTH OF INDEPENDENT STATES"]),
    ("commonwealth of independent states", []),
    ("The Commonwealth\nof Independent\r\nStates", ["Commonwealth of Independent States"]),
    (
      "Organization for Security and Co\u{2011}operation in Europe",
      ["Organization for Security and Co\u{2011}operation in Europe"]
    ),
    ("People\u{2019}s Republic of China\u{2019}s view", ["People \u{2019}s Republic of China"]),
    ("in the U.S. The US and U.S.", ["U.S.", "US", "U.S."]),
    ("in St. Petersburg.", ["St. Petersburg"]),
    ("Mr. J. D. Vance and J. Smith spoke", ["J. D. Vance", "J. Smith"]),
    ("AT&T, at&t", ["AT&T"]),
    ("Asia\u{2013}Pacific Economic Cooperation", ["Asia \u{2013} Pacific Economic Cooperation"]),
    ("Apple Inc.", ["Apple Inc."]),
    ("NÜRNBERG, Nürnberg, ŁÓDŹ", ["NÜRNBERG", "Nürnberg", "ŁÓDŹ"]),
    ("Who rules The World? WHO", ["Who", "The World", "WHO"]),
    ("Union UNION union", ["Union"]),
    ("MCDONALD'S", ["MCDONALD 'S"]),
    ("第二次世界大戦", ["第二次 世界 大戦"]),
    // Names do not run over sentences.
    ("They left the United. States remain.", []),
    ("", []),
  ])
  func finds(_ text: String, _ expected: [String]) throws {
    let table = try table(text)
    #expect(names.matches(in: table).map { words(table, $0.tokens) } == expected)
  }

  @Test func allGivesNestedNamesAndEveryEntryOfAName() throws {
    let gazetteer = Gazetteer(entries: [
      Self.entry("Georgia"), Self.entry("Bank of Georgia"), Self.entry("Georgia"), Self.entry("Bank"),
    ])
    let table = try table("the Bank of Georgia")
    let all = gazetteer.matches(in: table, policy: .all)
    #expect(all.map(\.entry) == [3, 1, 0, 2])
    #expect(all.map(\.tokens) == [1..<2, 1..<4, 3..<4, 3..<4])
    #expect(gazetteer.matches(in: table).map(\.entry) == [1])
  }

  @Test func aNameAsWrittenWinsOverOneInCapitals() throws {
    let gazetteer = Gazetteer(entries: [Self.entry("Seato"), Self.entry("SEATO")])
    #expect(gazetteer.matches(in: try table("SEATO")).map(\.entry) == [1])
  }

  @Test func looksOnlyInTheRange() throws {
    let table = try table("CIS and CIS and Commonwealth of Independent States")
    #expect(names.matches(in: table, range: 1..<6).map(\.tokens) == [2..<3, 4..<5])
  }

  @Test func emptyGazetteersAndNamesFindNothing() throws {
    let table = try table("any text")
    #expect(Gazetteer(entries: []).matches(in: table).isEmpty)
    #expect(Gazetteer(entries: [Self.entry("", " ", "\u{200B}")]).matches(in: table).isEmpty)
  }

  // MARK: - Against an obvious matcher

  /// Random names over few words, found by comparing words at each place.
  @Test(arguments: [OverlapPolicy.longest, .all])
  func agreesWithAnObviousMatcher(_ policy: OverlapPolicy) throws {
    let vocabulary = ["Alpha", "Beta", "of", "the", "ALPHA", "alpha", "Gamma", "OF", "'s"]
    var generator = SeededGenerator(seed: 3)
    for round in 0..<400 {
      let entries = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        Entry(
          names: (0..<Int.random(in: 1...2, using: &generator)).map { _ in
            (0..<Int.random(in: 1...3, using: &generator)).map { _ in vocabulary.randomElement(using: &generator) ?? ""
            }
            .joined(separator: " ")
          }, attributes: ValueMap(), casePolicy: Gazetteer.CasePolicy.allCases.randomElement(using: &generator) ?? .name
        )
      }
      let text = (0..<20).map { _ in vocabulary.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      let table = try table(text)
      let found = Gazetteer(entries: entries).matches(in: table, policy: policy)
      #expect(found == Self.reference(entries, table, policy), "round \(round): \(entries.map(\.names)) in '\(text)'")
    }
  }

  private static func reference(_ entries: [Entry], _ table: TokenTable, _ policy: OverlapPolicy) -> [GazetteerMatch] {
    let forms = (0..<table.count).map { table.vocabulary[table.form[$0]] }
    var all: [(match: GazetteerMatch, rank: Int)] = []
    for start in forms.indices {
      for (number, entry) in entries.enumerated() {
        for name in entry.names {
          let parts = name.split(separator: " ").map(String.init)
          guard start + parts.count <= forms.count else { continue }
          let here = Array(forms[start..<start + parts.count])
          var rank: Int?
          switch entry.casePolicy {
          case .any: if here.map({ $0.lowercased() }) == parts.map({ $0.lowercased() }) { rank = 1 }
          case .exact: if here == parts { rank = 0 }
          case .name:
            if here == parts {
              rank = 0
            } else if name.utf8.count >= 4, here == parts.map({ $0.uppercased() }) {
              rank = 2
            }
          }
          if let rank { all.append((GazetteerMatch(tokens: start..<start + parts.count, entry: number), rank)) }
        }
      }
    }
    all.sort {
      ($0.match.tokens.lowerBound, $0.match.tokens.upperBound, $0.rank, $0.match.entry)
        < ($1.match.tokens.lowerBound, $1.match.tokens.upperBound, $1.rank, $1.match.entry)
    }
    if policy == .all {
      var seen: [GazetteerMatch] = []
      for item in all where !seen.contains(item.match) { seen.append(item.match) }
      return seen.sorted {
        ($0.tokens.lowerBound, $0.tokens.upperBound, $0.entry) < ($1.tokens.lowerBound, $1.tokens.upperBound, $1.entry)
      }
    }
    var result: [GazetteerMatch] = []
    var end = 0
    for start in forms.indices where start >= end {
      let here = all.filter { $0.match.tokens.lowerBound == start }
      guard let longest = here.map(\.match.tokens.upperBound).max() else { continue }
      if let best = here.first(where: { $0.match.tokens.upperBound == longest }) { result.append(best.match) }
      end = longest
    }
    return result
  }
}
