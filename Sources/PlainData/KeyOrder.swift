/// Puts keys in order by what their first bytes are as a number; only where these agree are whole keys compared.
enum KeyOrder {
  private struct Item {
    var rank: UInt64
    var place: Int
  }

  /// The places of pairs in the order of their keys; equal keys stay in their order.
  ///
  /// - Complexity: O(n log n).
  static func order(of pairs: [(ValueMap.Key, Value)]) -> [Int] {
    var items: [Item] = []
    items.reserveCapacity(pairs.count)
    for (place, pair) in pairs.enumerated() { items.append(Item(rank: rank(pair.0), place: place)) }
    func precedes(_ a: Item, _ b: Item) -> Bool {
      if a.rank != b.rank { return a.rank < b.rank }
      let (first, second) = (pairs[a.place].0, pairs[b.place].0)
      return first < second || a.place < b.place && first == second
    }
    if items.count > 16 {
      items.sort(by: precedes)
    } else {
      for index in items.indices.dropFirst() {
        let item = items[index]
        var place = index
        while place > 0, precedes(item, items[place - 1]) {
          items[place] = items[place - 1]
          place -= 1
        }
        items[place] = item
      }
    }
    return items.map(\.place)
  }

  /// A number that is not greater for a smaller key: of integers 0; of strings their first seven bytes, behind which
  /// one says that this is no integer.
  static func rank(_ key: ValueMap.Key) -> UInt64 {
    switch key {
    case .integer: return 0
    case .string(let text): return rank(text.utf8)
    case .bytes(let bytes): return rank(bytes)
    }
  }

  /// Of a key in text.
  static func rank(_ text: String) -> UInt64 { rank(text.utf8) }

  @inline(__always)
  private static func rank(_ bytes: some Collection<UInt8>) -> UInt64 {
    if let rank = bytes.withContiguousStorageIfAvailable({ first($0) }) { return rank }
    return Array(bytes).withUnsafeBufferPointer { first($0) }
  }

  @inline(__always)
  private static func first(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var rank: UInt64 = 1
    for index in 0..<7 { rank = rank << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
    return rank
  }
}
