import DocumentModel
import PlainData

/// Which of overlapping matches are kept.
public enum OverlapPolicy: Sendable {
  /// The longest that begins first; what overlaps it is left out. Of entries with one name the first.
  case longest
  /// Every match, and every entry of a name.
  case all
}

/// A compiled list of names, found in documents at the speed of the token columns.
///
/// Names are split into words as text is; each distinct word of a document is looked up once, then a trie over word
/// numbers runs over the tokens. Matching minds case, but words all in capitals match names in a headline too.
public final class Gazetteer {
  /// A named thing: its names and what is known of it.
  public struct Entry: Sendable {
    /// The names that are found.
    public let names: [String]
    /// What is known of it.
    public let attributes: ValueMap

    /// Takes names and attributes.
    public init(names: [String], attributes: ValueMap) {
      self.names = names
      self.attributes = attributes
    }
  }

  /// The entries in their order.
  public let entries: [Entry]
  private let trie: NameTrie
  /// The trie of the same names in capitals, made for the first document that has such words.
  private var capitals: NameTrie?

  /// Compiles entries.
  ///
  /// - Complexity: O(words in all names).
  public init(entries: [Entry]) {
    self.entries = entries
    var builder = NameTrie.Builder()
    for (number, entry) in entries.enumerated() {
      for name in entry.names { builder.insert(NameWords.split(name), entry: Int32(number)) }
    }
    trie = builder.build()
  }

  /// Reads a table with tabs, whose first line names the columns: `name` and `names` (several, separated by `|`) are
  /// found, the others are attributes. Lines that begin with `#` are comments.
  ///
  /// - Parameters:
  ///   - bytes: The table, in UTF-8.
  ///   - name: What messages call it.
  ///   - column: A column whose names are found in place of `name` and `names`; entries without any are left out.
  /// - Throws: `GazetteerError` that names the line.
  public convenience init(tsv bytes: [UInt8], name: String, column: String? = nil) throws(GazetteerError) {
    self.init(entries: try GazetteerTable(bytes, name: name, column: column).entries())
  }

  /// Finds names.
  ///
  /// - Complexity: O(distinct words + tokens × longest name), in practice O(tokens).
  public func matches(in table: TokenTable, policy: OverlapPolicy = .longest) -> [GazetteerMatch] {
    var matches = trie.matches(in: table, policy: policy, words: nil)
    let shouted = HeadlineWords.numbers(in: table)
    // Abbreviations are in capitals anyway: only a longer word that no name has tells of a headline.
    guard trie.lacks(anyOf: shouted, in: table.vocabulary, atLeast: 4) else { return matches }
    let upper = capitalTrie()
    let more = upper.matches(in: table, policy: policy, words: shouted)
    guard !more.isEmpty else { return matches }
    matches += more.filter { new in !matches.contains { $0.tokens.overlaps(new.tokens) } }
    return matches.sorted { a, b in
      (a.tokens.lowerBound, a.tokens.upperBound) < (b.tokens.lowerBound, b.tokens.upperBound)
    }
  }

  private func capitalTrie() -> NameTrie {
    if let capitals { return capitals }
    var builder = NameTrie.Builder()
    for (number, entry) in entries.enumerated() {
      for name in entry.names {
        let words = NameWords.split(name)
        let upper = words.map { $0.uppercased() }
        // "OF" and the like alone are too short to be told from words in a headline.
        if upper != words, upper.joined().utf8.count >= 4 { builder.insert(upper, entry: Int32(number)) }
      }
    }
    let made = builder.build()
    capitals = made
    return made
  }
}

/// A name that was found.
public struct GazetteerMatch: Sendable, Equatable {
  /// The tokens that it covers.
  public let tokens: Range<Int>
  /// The number of its entry.
  public let entry: Int
}

/// The words of a document that are all in capitals.
enum HeadlineWords {
  /// For each word number whether the word has two capitals or more and no small letter.
  static func numbers(in table: TokenTable) -> [Bool] {
    (0..<table.vocabulary.count).map { id in
      table.vocabulary.withBytes(UInt32(id)) { word in
        word.count > 1 && word.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 == 0x27 || $0 >= 0x80 }
          && word.contains { $0 < 0x80 }
      }
    }
  }
}
