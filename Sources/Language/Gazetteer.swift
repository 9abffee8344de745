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
/// Names are compiled when the first document is looked at, entries of a table are read when they are asked for: a list
/// that a run does not need costs the reading of its bytes. A gazetteer belongs to one thread.
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

  private let source: any GazetteerSource
  private lazy var trie = compile()
  /// The names in capitals, compiled for the first document that has a word of them.
  private lazy var capitals = compileCapitals()
  /// Entries by the values of an attribute, and names by the beginnings of their words; made when first asked for.
  private var valueIndexes: [String: ByteIndex] = [:]
  private var wordIndexes: [Int: GazetteerWordIndex] = [:]

  /// Takes entries.
  public convenience init(entries: [Entry]) { self.init(source: GazetteerList(entries: entries)) }

  init(source: any GazetteerSource) { self.source = source }

  /// Reads a table with tabs, whose first line names the columns.
  ///
  /// `name` is the first name, `names` are further ones separated by `|`, `case` is `name`, `exact` or `any`; all other
  /// columns are attributes, `name` too. An empty cell is no attribute. Lines that begin with `#` are comments.
  ///
  /// - Parameters:
  ///   - bytes: The table, in UTF-8.
  ///   - name: What messages call it.
  ///   - column: A column whose names are found in place of `name` and `names`; entries without any are left out.
  ///   - casePolicy: How the case of entries is compared that do not say.
  /// - Throws: `GazetteerError` that names the line.
  public convenience init(
    tsv bytes: [UInt8], name: String, column: String? = nil, casePolicy: CasePolicy = .name
  ) throws(GazetteerError) {
    let cells = try CellTable(bytes, name: name, separator: 0x09, isQuoted: false)
    self.init(source: try GazetteerTable(cells, column: column, casePolicy))
  }

  /// Reads a table as RFC 4180 has it, with commas and quotation marks; the columns are those of `init(tsv:name:column:)`.
  ///
  /// - Throws: `GazetteerError` that names the line.
  public convenience init(
    csv bytes: [UInt8], name: String, column: String? = nil, casePolicy: CasePolicy = .name
  ) throws(GazetteerError) {
    let cells = try CellTable(bytes, name: name, separator: 0x2C, isQuoted: true)
    self.init(source: try GazetteerTable(cells, column: column, casePolicy))
  }

  // MARK: - Entries

  /// The number of entries.
  public var count: Int { source.count }

  /// An entry with all its names.
  public func entry(_ number: Int) -> Entry {
    var names: [String] = []
    source.forEachName(number) { names.append(String(decoding: $0, as: UTF8.self)) }
    return Entry(names: names, attributes: source.attributes(number), casePolicy: source.casePolicy(number))
  }

  /// What is known of an entry, without its names.
  public func attributes(of number: Int) -> ValueMap { source.attributes(number) }

  /// The entries that have a name, or a value of an attribute, as written.
  ///
  /// - Parameter attribute: Where to look: among the names when it is left out. Of a cell with `|` each part counts.
  /// - Returns: Their numbers, in order; `nil` when no entry can have such an attribute.
  /// - Complexity: O(1) after the first look at an attribute, which reads all entries.
  public func entries(with value: [UInt8], in attribute: String? = nil) -> [Int]? {
    let key = attribute ?? ""
    if let index = valueIndexes[key] { return value.withUnsafeBufferPointer { index.numbers(of: $0) } }
    if let attribute, !source.attributeNames.contains(attribute) { return nil }
    var builder = ByteIndexBuilder()
    for entry in 0..<count {
      if let attribute {
        source.forEachValue(entry, of: attribute) { builder.add($0, entry) }
      } else {
        source.forEachName(entry) { builder.add($0, entry) }
      }
    }
    let index = builder.build()
    valueIndexes[key] = index
    return value.withUnsafeBufferPointer { index.numbers(of: $0) }
  }

  /// The attributes that entries may have.
  public var attributeNames: [String] { source.attributeNames }

  /// The names that may be met in another wording among some words: those all of whose words, except a few, begin as one
  /// of these does, letter case and hyphens inside words aside.
  ///
  /// - Parameters:
  ///   - letters: How many letters must agree; words that are shorter agree when they are equal.
  ///   - missing: How many of a name's words need not agree with any.
  /// - Returns: Names as listed, in the order of their entries; each holds at least one of the words.
  /// - Complexity: O(names that hold any of the words) after the first look with that number of letters, which splits all.
  public func names(of words: [String], letters: Int, missing: Int) -> [String] {
    let index = wordIndexes[letters] ?? GazetteerWordIndex(source, letters: letters)
    wordIndexes[letters] = index
    return index.names(of: words, missing: missing)
  }

  // MARK: - Finding

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
      ways.append(NameWalk(capitals, NameTrie.exactRoot, table, table.form))
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

  private func compile() -> NameTrie {
    var builder = NameTrieBuilder()
    for number in 0..<count {
      let isFolded = source.casePolicy(number) == .any
      source.forEachName(number) { builder.add($0, entry: Int32(number), folded: isFolded) }
    }
    return builder.build()
  }

  private func compileCapitals() -> NameTrie {
    var builder = NameTrieBuilder()
    for number in 0..<count where source.casePolicy(number) == .name {
      source.forEachName(number) { builder.addCapitals($0, entry: Int32(number)) }
    }
    return builder.build()
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
