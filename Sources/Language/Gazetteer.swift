import DocumentModel
import PlainData

/// Which of overlapping matches are kept.
public enum OverlapPolicy: Sendable {
  /// The longest that begins first; what overlaps it is left out.
  case longest
  /// Every match.
  case all
}

/// A compiled list of names, found in documents at the speed of the token columns.
///
/// Names are split into words as text is; each distinct word of a document is looked up once, then a trie over word
/// numbers runs over the tokens. Matching minds case, but a text all in capitals matches too.
public final class Gazetteer {
  /// A named thing: its names and what is known of it.
  public struct Entry: Sendable {
    /// The names.
    public let names: [String]
    /// The attributes by name.
    public let attributes: ValueMap

    /// Takes its parts.
    public init(names: [String], attributes: ValueMap) {
      self.names = names
      self.attributes = attributes
    }
  }

  /// The entries in their order.
  public let entries: [Entry]
  private var words: [String: Int32] = [:]
  /// Children of a node by word: `node << 32 | word` → node.
  private var children: [Int64: Int32] = [:]
  /// The entry that ends at a node, or -1.
  private var ends: [Int32] = [-1]

  /// Compiles entries. Of two entries with one name the first wins.
  ///
  /// - Complexity: O(words in all names).
  public init(entries: [Entry]) {
    self.entries = entries
    for (number, entry) in entries.enumerated() {
      for name in entry.names {
        let parts = NameWords.split(name)
        insert(parts, entry: Int32(number))
        let capitals = parts.map { $0.uppercased() }
        // "OF" and the like alone are too short to be told from words in a headline.
        if capitals != parts, capitals.joined().count >= 4 { insert(capitals, entry: Int32(number)) }
      }
    }
  }

  /// Reads a table with tabs, whose first line names the columns: `name` or `names` (several, separated by `|`), the
  /// others are attributes. Lines that begin with `#` are comments.
  ///
  /// - Throws: `GazetteerError` that names the line.
  public convenience init(tsv bytes: [UInt8], name: String) throws(GazetteerError) {
    self.init(entries: try Self.entries(tsv: bytes, name: name))
  }

  private func insert(_ parts: [String], entry: Int32) {
    guard !parts.isEmpty else { return }
    var node: Int32 = 0
    for part in parts {
      let word: Int32
      if let known = words[part] {
        word = known
      } else {
        word = Int32(words.count)
        words[part] = word
      }
      let edge = Int64(node) << 32 | Int64(word)
      if let next = children[edge] {
        node = next
      } else {
        ends.append(-1)
        node = Int32(ends.count - 1)
        children[edge] = node
      }
    }
    if ends[Int(node)] < 0 { ends[Int(node)] = entry }
  }

  /// Finds names.
  ///
  /// - Complexity: O(distinct words + tokens × longest name), in practice O(tokens).
  public func matches(in table: TokenTable, policy: OverlapPolicy = .longest) -> [GazetteerMatch] {
    let vocabulary = table.vocabulary
    var numbers = [Int32](repeating: -2, count: vocabulary.count)
    func number(_ token: Int) -> Int32 {
      let id = Int(table.form[token])
      if numbers[id] == -2 { numbers[id] = words[NameWords.normalized(vocabulary[UInt32(id)])] ?? -1 }
      return numbers[id]
    }
    var matches: [GazetteerMatch] = []
    var token = 0
    while token < table.count {
      var node: Int32 = 0
      var position = token
      var longest: GazetteerMatch?
      // Names do not run over sentences.
      let sentence = table.sentenceIndex[token]
      while position < table.count, table.sentenceIndex[position] == sentence {
        let word = number(position)
        guard word >= 0, let next = children[Int64(node) << 32 | Int64(word)] else { break }
        node = next
        position += 1
        if ends[Int(node)] >= 0 {
          let match = GazetteerMatch(tokens: token..<position, entry: Int(ends[Int(node)]))
          if policy == .all { matches.append(match) }
          longest = match
        }
      }
      if policy == .longest, let longest {
        matches.append(longest)
        token = longest.tokens.upperBound
      } else {
        token += 1
      }
    }
    return matches
  }
}

/// A name that was found.
public struct GazetteerMatch: Sendable, Equatable {
  /// The tokens that it covers.
  public let tokens: Range<Int>
  /// The number of its entry.
  public let entry: Int
}

/// A gazetteer's text that cannot be read: the line and why.
public struct GazetteerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The value in words, as messages show it.
  public let description: String
}

extension Gazetteer {
  static func entries(tsv bytes: [UInt8], name: String) throws(GazetteerError) -> [Entry] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw GazetteerError(description: "\(name): the text is not valid UTF-8")
    }
    var columns: [String]?
    var entries: [Entry] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let columns else {
        guard cells.contains("name") || cells.contains("names") else {
          throw GazetteerError(
            description: "\(name), line \(index + 1): the first line names the columns, one of them 'name'")
        }
        columns = cells
        continue
      }
      guard cells.count <= columns.count else {
        throw GazetteerError(
          description: "\(name), line \(index + 1): \(cells.count) cells for \(columns.count) columns")
      }
      entries.append(try entry(cells, columns, "\(name), line \(index + 1)"))
    }
    return entries
  }

  private static func entry(_ cells: [String], _ columns: [String], _ place: String) throws(GazetteerError) -> Entry {
    var names: [String] = []
    var attributes = ValueMap()
    for (column, cell) in zip(columns, cells) where !cell.isEmpty {
      switch column {
      case "name":
        names.insert(cell, at: 0)
        attributes["name"] = .string(cell)
      case "names": names += cell.split(separator: "|").map(String.init)
      default: attributes[column] = .string(cell)
      }
    }
    guard !names.isEmpty else { throw GazetteerError(description: "\(place): an entry without a name") }
    return Entry(names: names, attributes: attributes)
  }
}
