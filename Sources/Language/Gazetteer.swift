import DocumentModel
import PlainData

/// Which of overlapping matches are kept.
public enum OverlapPolicy: Sendable {
  /// The longest that begins first; what overlaps it is left out.
  case longest
  /// Every match.
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
/// Two thousand names are compiled in one to two milliseconds.
public final class Gazetteer: Sendable {
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

  /// Compiles entries. Of two entries with one name the first wins; a name as written wins over one in capitals.
  ///
  /// - Complexity: O(bytes of all names).
  public init(entries: [Entry]) {
    self.entries = entries
    var builder = NameTrieBuilder()
    for (number, entry) in entries.enumerated() {
      for name in entry.names { builder.add(name, entry: Int32(number), folded: entry.casePolicy == .any) }
    }
    for (number, entry) in entries.enumerated() where entry.casePolicy == .name {
      for name in entry.names { builder.addCapitals(name, entry: Int32(number)) }
    }
    trie = builder.build()
  }

  /// Finds names.
  ///
  /// - Parameters:
  ///   - range: The tokens to look at; a match lies inside. All when it is left out.
  /// - Returns: Matches in order of their beginning, then of their length.
  /// - Complexity: O(distinct words + tokens × longest name), in practice O(tokens).
  public func matches(
    in table: TokenTable, policy: OverlapPolicy = .longest, range: Range<Int>? = nil
  ) -> [GazetteerMatch] {
    let range = (range ?? 0..<table.count).clamped(to: 0..<table.count)
    var exact = WordNumbers(table.form, table.vocabulary, trie)
    var folded = WordNumbers(table.lower, table.vocabulary, trie)
    var matches: [GazetteerMatch] = []
    var token = range.lowerBound
    while token < range.upperBound {
      var longest = token
      if let node = trie.first(NameTrie.exactRoot, exact.number(token)) {
        longest = walk(node, token, range, table, &exact, policy, &matches)
      }
      if trie.hasFolded, let node = trie.first(NameTrie.foldedRoot, folded.number(token)) {
        longest = max(longest, walk(node, token, range, table, &folded, policy, &matches))
      }
      token = policy == .longest && longest > token ? longest : token + 1
    }
    return matches
  }

  /// Follows the names that begin at a token; returns where the longest ends, or the token.
  private func walk(
    _ first: Int32, _ token: Int, _ range: Range<Int>, _ table: TokenTable, _ numbers: inout WordNumbers,
    _ policy: OverlapPolicy, _ matches: inout [GazetteerMatch]
  ) -> Int {
    let limit = min(range.upperBound, table.sentenceTokens(Int(table.sentenceIndex[token])).upperBound)
    var node = first
    var position = token + 1
    var longest = token
    var entry = -1
    while true {
      if let found = trie.entry(at: node) {
        longest = position
        entry = found
        if policy == .all { add(GazetteerMatch(tokens: token..<position, entry: found), &matches) }
      }
      guard position < limit, let next = trie.child(of: node, numbers.number(position)) else { break }
      node = next
      position += 1
    }
    if policy == .longest, entry >= 0 {
      // The other trie may have found a shorter one here, or the same.
      if let last = matches.last, last.tokens.lowerBound == token {
        if last.tokens.upperBound >= longest { return longest }
        matches.removeLast()
      }
      matches.append(GazetteerMatch(tokens: token..<longest, entry: entry))
    }
    return longest
  }

  /// Adds a match in its place: shorter ones first, none twice.
  private func add(_ match: GazetteerMatch, _ matches: inout [GazetteerMatch]) {
    var index = matches.count
    while index > 0, matches[index - 1].tokens.lowerBound == match.tokens.lowerBound,
      matches[index - 1].tokens.upperBound >= match.tokens.upperBound
    {
      if matches[index - 1].tokens == match.tokens { return }
      index -= 1
    }
    matches.insert(match, at: index)
  }
}

/// The numbers that a document's words have in a gazetteer, each looked up once.
private struct WordNumbers {
  private static let notLookedUp: Int32 = -2
  private let column: Column<UInt32>
  private let vocabulary: Vocabulary
  private let trie: NameTrie
  private var numbers: [Int32]

  init(_ column: Column<UInt32>, _ vocabulary: Vocabulary, _ trie: NameTrie) {
    self.column = column
    self.vocabulary = vocabulary
    self.trie = trie
    numbers = [Int32](repeating: Self.notLookedUp, count: vocabulary.count)
  }

  /// The number of a token's word, -1 when no name has it.
  mutating func number(_ token: Int) -> Int32 {
    let id = column[token]
    let known = numbers[Int(id)]
    if known != Self.notLookedUp { return known }
    let number = vocabulary.withBytes(id) { trie.number(of: $0) }
    numbers[Int(id)] = number
    return number
  }
}
