import DocumentModel
import PlainData

/// Which of overlapping matches are kept.
public enum OverlapPolicy: Sendable {
  /// The longest that begins first; what overlaps it is left out. Of entries with one name the first.
  case longest
  /// Every match, and every entry of a name.
  case all
}

/// A name that was found.
public struct GazetteerMatch: Sendable, Equatable {
  /// The tokens that it covers.
  public let tokens: Range<Int>
  /// The number of its entry.
  public let entry: Int

  /// Makes a match.
  public init(tokens: Range<Int>, entry: Int) {
    self.tokens = tokens
    self.entry = entry
  }
}

/// A compiled list of names, found in documents at the speed of the token columns.
///
/// Names are split into words as text is. Each distinct word of a document is looked up once; then a trie over word
/// numbers runs over the tokens, most of which are words of no name and cost one look into an array. Names do not run
/// over sentences. Curly and straight apostrophes are one, as are hyphens of any length.
///
/// Two thousand names are compiled in one to two milliseconds. A gazetteer belongs to one thread.
public final class Gazetteer {
  /// How a name's case is compared.
  public enum CasePolicy: String, Sendable, CaseIterable {
    /// As written, or all in capitals as in a headline; for names of at least four letters.
    case name
    /// As written only.
    case exact
    /// In any case.
    case any
  }

  /// A named thing: its names and what is known of it.
  public struct Entry: Sendable {
    /// The names by which it is found.
    public let names: [String]
    /// What is known of it.
    public let attributes: ValueMap
    /// How case is compared.
    public let casePolicy: CasePolicy

    /// Makes an entry.
    public init(names: [String], attributes: ValueMap, casePolicy: CasePolicy = .name) {
      self.names = names
      self.attributes = attributes
      self.casePolicy = casePolicy
    }
  }

  /// The entries, as given.
  public let entries: [Entry]
  private let trie: NameTrie
  /// The names in capitals, compiled for the first document that has a word of them.
  private var capitals: NameTrie?

  /// Compiles entries.
  ///
  /// - Complexity: O(bytes of all names).
  public init(entries: [Entry]) {
    self.entries = entries
    var builder = NameTrieBuilder()
    for (number, entry) in entries.enumerated() {
      for name in entry.names { builder.add(name, entry: Int32(number), folded: entry.casePolicy == .any) }
    }
    trie = builder.build()
  }

  /// Finds names. A name as written wins over one in capitals at the same place.
  ///
  /// - Parameters:
  ///   - range: The tokens to look at; a match lies inside. All when it is left out.
  /// - Returns: Matches in order of their beginning, then of their length, then of their entries.
  /// - Complexity: O(distinct words + tokens × longest name), in practice O(tokens).
  public func matches(
    in table: TokenTable, policy: OverlapPolicy = .longest, range: Range<Int>? = nil
  ) -> [GazetteerMatch] {
    let range = (range ?? 0..<table.count).clamped(to: 0..<table.count)
    var ways = [NameWalk(trie, NameTrie.exactRoot, table, table.form)]
    if trie.hasFolded { ways.append(NameWalk(trie, NameTrie.foldedRoot, table, table.lower)) }
    if trie.hasCapitals(table.vocabulary) {
      ways.append(NameWalk(capitalTrie(), NameTrie.exactRoot, table, table.form))
    }
    // Few tokens begin a name: those are listed first, in a loop that does nothing else.
    let begins = ways.indices.flatMap { way in ways[way].begins(in: range).map { (token: $0, way: way) } }
      .sorted { ($0.token, $0.way) < ($1.token, $1.way) }
    var matches: [GazetteerMatch] = []
    var found: [GazetteerMatch] = []
    var index = 0
    var covered = range.lowerBound
    while index < begins.count {
      let token = Int(begins[index].token)
      while index < begins.count, Int(begins[index].token) == token {
        if token >= covered { ways[begins[index].way].names(at: token, limit: range.upperBound, into: &found) }
        index += 1
      }
      guard let first = found.first else { continue }
      if policy == .longest {
        let longest = found.reduce(first) { $1.tokens.upperBound > $0.tokens.upperBound ? $1 : $0 }
        matches.append(longest)
        covered = longest.tokens.upperBound
      } else {
        matches += Self.ordered(found)
      }
      found.removeAll(keepingCapacity: true)
    }
    return matches
  }

  /// Shorter ones first, then by entry, none twice.
  private static func ordered(_ found: [GazetteerMatch]) -> [GazetteerMatch] {
    guard found.count > 1 else { return found }
    var result: [GazetteerMatch] = []
    for match in found.sorted(by: { ($0.tokens.upperBound, $0.entry) < ($1.tokens.upperBound, $1.entry) })
    where match != result.last { result.append(match) }
    return result
  }

  private func capitalTrie() -> NameTrie {
    if let capitals { return capitals }
    var builder = NameTrieBuilder()
    for (number, entry) in entries.enumerated() where entry.casePolicy == .name {
      for name in entry.names { builder.addCapitals(name, entry: Int32(number)) }
    }
    let made = builder.build()
    capitals = made
    return made
  }
}

/// One trie on its way through one column of a document.
private struct NameWalk {
  private static let notLookedUp: Int32 = -2
  private let trie: NameTrie
  private let root: Int
  private let table: TokenTable
  private let column: Column<UInt32>
  /// The numbers of the document's words in the trie, each looked up once.
  private var numbers: [Int32]

  init(_ trie: NameTrie, _ root: Int, _ table: TokenTable, _ column: Column<UInt32>) {
    self.trie = trie
    self.root = root
    self.table = table
    self.column = column
    numbers = [Int32](repeating: Self.notLookedUp, count: table.vocabulary.count)
  }

  /// The tokens that are the first word of some name.
  mutating func begins(in range: Range<Int>) -> [Int32] {
    var begins: [Int32] = []
    let words = column.buffer
    let isFirst = trie.firstWords(root)
    for token in range {
      var number = numbers[Int(words[token])]
      if number == Self.notLookedUp { number = self.number(token) }
      if number >= 0, isFirst[Int(number)] >= 0 { begins.append(Int32(token)) }
    }
    return begins
  }

  /// Adds the names that begin at a token and end before `limit`.
  mutating func names(at token: Int, limit: Int, into found: inout [GazetteerMatch]) {
    guard var node = trie.first(root, number(token)) else { return }
    // Names do not run over sentences.
    let end = min(limit, table.sentenceTokens(Int(table.sentenceIndex[token])).upperBound)
    var position = token + 1
    while true {
      trie.forEachEntry(at: node) { found.append(GazetteerMatch(tokens: token..<position, entry: $0)) }
      guard position < end, let next = trie.child(of: node, number(position)) else { return }
      node = next
      position += 1
    }
  }

  /// The number of a token's word, -1 when no name has it.
  private mutating func number(_ token: Int) -> Int32 {
    let id = column[token]
    let known = numbers[Int(id)]
    if known != Self.notLookedUp { return known }
    let number = table.vocabulary.withBytes(id) { trie.number(of: $0) }
    numbers[Int(id)] = number
    return number
  }
}
