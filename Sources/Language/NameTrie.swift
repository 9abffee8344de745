import DocumentModel

/// Names as paths of word numbers. One root for names in their own case, one for names in any case.
struct NameTrie: Sendable {
  static let exactRoot = 0
  static let foldedRoot = 1

  fileprivate let words: Vocabulary
  /// For each root the node behind each first word, or -1.
  fileprivate let firsts: [[Int32]]
  /// Open addressing over `node << 32 | word`; 0 is free, for no edge leaves a root here.
  fileprivate let keys: [UInt64]
  fileprivate let targets: [Int32]
  /// The first entry that ends at a node, or -1, and the others.
  fileprivate let ends: [Int32]
  fileprivate let further: [Int32: [Int32]]

  /// Whether any name is found in any case.
  let hasFolded: Bool

  /// The number of a word, -1 when no name has it.
  func number(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    var isPlain = true
    for byte in word where byte >= 0x80 {
      isPlain = false
      break
    }
    if isPlain { return words.id(of: word).map { Int32($0) } ?? -1 }
    var normal: [UInt8] = []
    NameWords.normalize(word, into: &normal)
    return normal.withUnsafeBufferPointer { words.id(of: $0) }.map { Int32($0) } ?? -1
  }

  /// The node behind a name's first word.
  func first(_ root: Int, _ word: Int32) -> Int32? {
    guard word >= 0 else { return nil }
    let node = firsts[root][Int(word)]
    return node >= 0 ? node : nil
  }

  /// For each word the node behind it as a first word, or -1.
  func firstWords(_ root: Int) -> [Int32] { firsts[root] }

  /// The node behind another word.
  func child(of node: Int32, _ word: Int32) -> Int32? {
    guard word >= 0 else { return nil }
    let key = UInt64(node) << 32 | UInt64(word)
    let mask = keys.count - 1
    var slot = NameTrie.slot(key, mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Hands over the entries whose names end at a node, in their order.
  func forEachEntry(at node: Int32, _ body: (Int) -> Void) {
    let entry = ends[Int(node)]
    guard entry >= 0 else { return }
    body(Int(entry))
    if further.isEmpty { return }
    for other in further[node] ?? [] { body(Int(other)) }
  }

  /// Whether a document has a word in capitals that some name has with small letters, so that names in capitals are
  /// worth a look.
  func hasCapitals(_ vocabulary: Vocabulary) -> Bool {
    var word: [UInt8] = []
    for id in 0..<UInt32(vocabulary.count) {
      let isCandidate = vocabulary.withBytes(id) { bytes in
        guard bytes.count > 1, !bytes.contains(where: { $0 >= 0x61 && $0 <= 0x7A }) else { return false }
        guard bytes.contains(where: { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 }) else { return false }
        word.removeAll(keepingCapacity: true)
        NameWords.normalize(bytes, into: &word)
        return true
      }
      guard isCandidate else { continue }
      if word.contains(where: { $0 >= 0x80 }) {
        let lower = UnicodeText.lower(String(decoding: word, as: UTF8.self))
        if has(Array(lower.utf8)) || has(Array((lower.prefix(1).uppercased() + lower.dropFirst()).utf8)) { return true }
        continue
      }
      for index in word.indices.dropFirst() { word[index] = UnicodeText.lowered(word[index]) }
      if has(word) { return true }
      word[0] = UnicodeText.lowered(word[0])
      if has(word) { return true }
    }
    return false
  }

  private func has(_ word: [UInt8]) -> Bool { word.withUnsafeBufferPointer { words.id(of: $0) } != nil }

  fileprivate static func slot(_ key: UInt64, _ mask: Int) -> Int {
    let product = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 32) & mask
  }
}

/// Collects names, then makes a trie of them.
struct NameTrieBuilder {
  private var splitter = NameWords()
  private var words = VocabularyBuilder()
  private var firsts: [[Int32]] = [[], []]
  private var keys = [UInt64](repeating: 0, count: 1024)
  private var targets = [Int32](repeating: 0, count: 1024)
  private var used = 0
  /// Node 0 is nobody's, so that no key is 0.
  private var ends: [Int32] = [-1]
  private var further: [Int32: [Int32]] = [:]
  private var path: [UInt32] = []
  private var capitals: [UInt8] = []

  /// Adds a name.
  mutating func add(_ name: UnsafeBufferPointer<UInt8>, entry: Int32, folded: Bool) {
    guard folded else { return add(name, entry: entry) }
    let lower = Array(UnicodeText.lower(String(decoding: name, as: UTF8.self)).utf8)
    lower.withUnsafeBufferPointer { splitter.forEachWord(of: $0) { path.append(words.intern($0)) } }
    insert(NameTrie.foldedRoot, entry)
  }

  private mutating func add(_ name: UnsafeBufferPointer<UInt8>, entry: Int32) {
    splitter.forEachWord(of: name) { word in
      path.append(words.intern(word))
      // "McDonald" is "MCDONALD" in a headline, which `hasCapitals` looks for as "Mcdonald".
      var index = 1
      while index < word.count, !(word[index] >= 0x41 && word[index] <= 0x5A) { index += 1 }
      if index < word.count {
        let plain = word.prefix(1) + word.dropFirst().map { UnicodeText.lowered($0) }
        plain.withUnsafeBufferPointer { _ = words.intern($0) }
      }
    }
    insert(NameTrie.exactRoot, entry)
  }

  /// Adds a name in capitals, where it is long enough to be told from a word in a headline.
  mutating func addCapitals(_ name: UnsafeBufferPointer<UInt8>, entry: Int32) {
    guard name.count >= 4, name.contains(where: { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }) else { return }
    capitals.removeAll(keepingCapacity: true)
    if name.allSatisfy({ $0 < 0x80 }) {
      for byte in name { capitals.append(byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte) }
    } else {
      capitals.append(contentsOf: String(decoding: name, as: UTF8.self).uppercased().utf8)
      if capitals.elementsEqual(name) { return }
    }
    capitals.withUnsafeBufferPointer { splitter.forEachWord(of: $0) { path.append(words.intern($0)) } }
    insert(NameTrie.exactRoot, entry)
  }

  private mutating func insert(_ root: Int, _ entry: Int32) {
    defer { path.removeAll(keepingCapacity: true) }
    guard let first = path.first else { return }
    let index = Int(first)
    while firsts[root].count <= index { firsts[root].append(-1) }
    if firsts[root][index] < 0 { firsts[root][index] = newNode() }
    var node = firsts[root][index]
    for word in path.dropFirst() { node = child(of: node, word) }
    if ends[Int(node)] < 0 {
      ends[Int(node)] = entry
    } else if ends[Int(node)] != entry, further[node]?.contains(entry) != true {
      further[node, default: []].append(entry)
    }
  }

  private mutating func newNode() -> Int32 {
    ends.append(-1)
    return Int32(ends.count - 1)
  }

  private mutating func child(of node: Int32, _ word: UInt32) -> Int32 {
    let key = UInt64(node) << 32 | UInt64(word)
    var slot = free(key)
    if keys[slot] == key { return targets[slot] }
    if used * 2 >= keys.count {
      grow()
      slot = free(key)
    }
    used += 1
    keys[slot] = key
    targets[slot] = newNode()
    return targets[slot]
  }

  /// The slot of a key, or the free one where it belongs.
  private func free(_ key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = NameTrie.slot(key, mask)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 4)
    targets = [Int32](repeating: 0, count: oldKeys.count * 4)
    for (index, key) in oldKeys.enumerated() where key != 0 {
      let slot = free(key)
      keys[slot] = key
      targets[slot] = oldTargets[index]
    }
  }

  /// The finished trie.
  consuming func build() -> NameTrie {
    let vocabulary = words.build()
    let firsts = firsts.map { $0 + [Int32](repeating: -1, count: vocabulary.count - $0.count) }
    let hasFolded = firsts[NameTrie.foldedRoot].contains { $0 >= 0 }
    return NameTrie(
      words: vocabulary, firsts: firsts, keys: keys, targets: targets, ends: ends, further: further,
      hasFolded: hasFolded)
  }
}
