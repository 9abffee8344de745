/// Words, each once, numbered from 0, in flat memory.
public final class WordPool: Sendable {
  /// All words behind one another.
  public let bytes: Column<UInt8>
  /// Where each word begins, and the end: `count + 1` offsets.
  public let offsets: Column<UInt32>
  /// Open addressing: word number + 1, or 0; the size is a power of two.
  private let slots: Column<UInt32>
  private let seed: UInt64

  init(bytes: [UInt8], offsets: [UInt32], slots: [UInt32], seed: UInt64) {
    self.bytes = Column(bytes)
    self.offsets = Column(offsets)
    self.slots = Column(slots)
    self.seed = seed
  }

  /// Makes a pool of words in their order; a word that comes twice keeps its first number.
  public convenience init(words: some Sequence<String>) {
    var builder = WordTable()
    for word in words {
      var word = word
      word.withUTF8 { _ = builder.number(of: $0) }
    }
    self.init(bytes: builder.bytes, offsets: builder.offsets, slots: builder.slots, seed: builder.seed)
  }

  /// The number of words.
  public var count: Int { offsets.count - 1 }

  /// The bytes of a word.
  func word(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes.buffer[Int(offsets[number])..<Int(offsets[number + 1])])
  }

  /// The number of a word.
  ///
  /// - Complexity: O(bytes of the word).
  func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: WordTable.hash(word, seed)) & mask
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if self.word(Int(number)).elementsEqual(word) { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

/// The words of a pool while it grows.
struct WordTable {
  private(set) var bytes: [UInt8] = []
  private(set) var offsets: [UInt32] = [0]
  private(set) var slots = [UInt32](repeating: 0, count: 1024)
  /// New in every process, so that no document can be made whose words collide; no result depends on it.
  let seed = WordTable.processSeed

  private static let processSeed = UInt64.random(in: .min ... .max)

  var count: Int { offsets.count - 1 }

  /// The number of a word, which is added when it is new.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(word, seed)) & mask
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if equals(number, word) { return number }
      slot = (slot + 1) & mask
    }
    let number = UInt32(count)
    slots[slot] = number + 1
    bytes.append(contentsOf: word)
    offsets.append(UInt32(bytes.count))
    if count * 2 > slots.count { grow() }
    return number
  }

  private func equals(_ number: UInt32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(offsets[Int(number)])
    let end = Int(offsets[Int(number) + 1])
    guard end - start == word.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for index in 0..<word.count where all[start + index] != word[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 4)
    let mask = larger.count - 1
    bytes.withUnsafeBufferPointer { all in
      for number in 0..<count {
        let word = UnsafeBufferPointer(rebasing: all[Int(offsets[number])..<Int(offsets[number + 1])])
        var slot = Int(truncatingIfNeeded: Self.hash(word, seed)) & mask
        while larger[slot] != 0 { slot = (slot + 1) & mask }
        larger[slot] = UInt32(number) + 1
      }
    }
    slots = larger
  }

  /// A seeded multiply–xor hash over eight bytes at a time.
  static func hash(_ word: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(word.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= word.count {
      let block = UnsafeRawPointer(word.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self)
      hash = mix(hash ^ block)
      index += 8
    }
    var tail: UInt64 = 0
    while index < word.count {
      tail = tail << 8 | UInt64(word[index])
      index += 1
    }
    return mix(hash ^ tail)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
