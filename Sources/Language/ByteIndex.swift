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
    guard let id = words.id(of: word).map(Int.init) else { return [] }
    return numbers[Int(offsets[id])..<Int(offsets[id + 1])].map(Int.init)
  }
}

/// Collects strings with their numbers, then makes an index of them.
struct ByteIndexBuilder {
  private var words = VocabularyBuilder()
  private var pairs: [(word: UInt32, number: Int32)] = []

  /// Adds a number to a string's; one that was added to it last is not added again.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ number: Int) {
    let id = words.intern(word)
    if let last = pairs.last, last.word == id, last.number == number { return }
    pairs.append((id, Int32(number)))
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
