import DocumentModel

/// Numbers by strings of bytes: for each string the numbers that were added with it, in their order.
struct ByteIndex: Sendable {
  fileprivate let words: Vocabulary
  /// For each word where its numbers begin in `numbers`, and the end.
  fileprivate let offsets: [Int32]
  fileprivate let numbers: [Int32]

  /// The numbers of a string; none when nothing was added with it.
  ///
  /// - Complexity: O(bytes + result).
  func numbers(of word: UnsafeBufferPointer<UInt8>) -> [Int] {
    var result: [Int] = []
    forEachNumber(of: word) { result.append($0) }
    return result
  }

  /// Hands over the numbers of a string.
  func forEachNumber(of word: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    guard let id = words.id(of: word).map(Int.init) else { return }
    for position in Int(offsets[id])..<Int(offsets[id + 1]) { body(Int(numbers[position])) }
  }
}

/// Collects strings with their numbers, then makes an index of them.
struct ByteIndexBuilder {
  private var words = VocabularyBuilder()
  /// For each word the number that it got last.
  private var latest: [Int32] = []
  private var pairs: [(word: UInt32, number: Int32)] = []

  /// Adds a number, not less than those before, to a string's.
  ///
  /// - Returns: Whether the string did not have it.
  @discardableResult mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ number: Int) -> Bool {
    let id = words.intern(word)
    while latest.count <= Int(id) { latest.append(-1) }
    guard latest[Int(id)] != Int32(number) else { return false }
    latest[Int(id)] = Int32(number)
    pairs.append((id, Int32(number)))
    return true
  }

  /// The finished index: a counting sort by word, which keeps the order of numbers.
  consuming func build() -> ByteIndex {
    let vocabulary = words.build()
    var offsets = [Int32](repeating: 0, count: vocabulary.count + 1)
    for pair in pairs { offsets[Int(pair.word) + 1] += 1 }
    for word in 0..<vocabulary.count { offsets[word + 1] += offsets[word] }
    var next = offsets
    var numbers = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      numbers[Int(next[Int(pair.word)])] = pair.number
      next[Int(pair.word)] += 1
    }
    return ByteIndex(words: vocabulary, offsets: offsets, numbers: numbers)
  }
}
