import DocumentModel

/// Names as paths over word numbers.
struct NameTrie {
  /// A trie while names are put in.
  struct Builder {
    private var words = VocabularyBuilder()
    private var children: [UInt64: Int32] = [:]
    private var ends: [Int32] = [-1]
    private var further: [Int32: [Int32]] = [:]

    /// Puts a name in.
    mutating func insert(_ name: [String], entry: Int32) {
      guard !name.isEmpty else { return }
      var node: Int32 = 0
      for word in name {
        let edge = UInt64(node) << 32 | UInt64(words.intern(word))
        if let next = children[edge] {
          node = next
        } else {
          ends.append(-1)
          node = Int32(ends.count - 1)
          children[edge] = node
        }
      }
      if ends[Int(node)] < 0 {
        ends[Int(node)] = entry
      } else if ends[Int(node)] != entry {
        further[node, default: []].append(entry)
      }
    }

    /// The finished trie.
    consuming func build() -> NameTrie {
      NameTrie(words: words.build(), children: children, ends: ends, further: further)
    }
  }

  private let words: Vocabulary
  /// Children of a node by word: `node << 32 | word` → node.
  private let children: [UInt64: Int32]
  /// The first entry that ends at a node, or -1, and the others.
  private let ends: [Int32]
  private let further: [Int32: [Int32]]

  private init(words: Vocabulary, children: [UInt64: Int32], ends: [Int32], further: [Int32: [Int32]]) {
    self.words = words
    self.children = children
    self.ends = ends
    self.further = further
  }

  /// Finds names; with `allowed` only names all of whose words are marked there by their number.
  func matches(in table: TokenTable, policy: OverlapPolicy, words allowed: [Bool]?) -> [GazetteerMatch] {
    let numbers = numbers(in: table, allowed)
    var matches: [GazetteerMatch] = []
    var token = 0
    while token < table.count {
      var node: Int32 = 0
      var position = token
      var longest: GazetteerMatch?
      // Names do not run over sentences.
      let sentence = table.sentenceIndex[token]
      while position < table.count, table.sentenceIndex[position] == sentence {
        let word = numbers[Int(table.form[position])]
        guard word >= 0, let next = children[UInt64(node) << 32 | UInt64(word)] else { break }
        node = next
        position += 1
        let entry = ends[Int(node)]
        guard entry >= 0 else { continue }
        let match = GazetteerMatch(tokens: token..<position, entry: Int(entry))
        if policy == .all {
          matches.append(match)
          for other in further[node] ?? [] {
            matches.append(GazetteerMatch(tokens: token..<position, entry: Int(other)))
          }
        }
        longest = match
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

  /// Whether one of the marked words, of at least so many bytes, is in no name.
  func lacks(anyOf marked: [Bool], in vocabulary: Vocabulary, atLeast bytes: Int) -> Bool {
    marked.indices.contains { id in
      marked[id] && vocabulary.withBytes(UInt32(id)) { $0.count >= bytes && words.id(of: $0) == nil }
    }
  }

  /// For each word of the document its number here, or -1.
  private func numbers(in table: TokenTable, _ allowed: [Bool]?) -> [Int32] {
    let vocabulary = table.vocabulary
    return (0..<vocabulary.count).map { id in
      if let allowed, !allowed[id] { return -1 }
      return vocabulary.withBytes(UInt32(id)) { bytes in
        if bytes.allSatisfy({ $0 < 0x80 }) { return words.id(of: bytes).map { Int32($0) } ?? -1 }
        let word = NameWords.normalized(String(decoding: bytes, as: UTF8.self))
        return words.id(of: word).map { Int32($0) } ?? -1
      }
    }
  }
}
