/// Puts keys in order by what their first bytes are as a number; only where these agree are whole keys compared.
enum KeyOrder {
  private struct Item {
    var rank: UInt64
    var place: Int
  }

  /// Puts entries in the order of their keys; equal keys stay in their order.
  ///
  /// - Complexity: O(n log n).
  static func sort(_ entries: inout [(key: ValueMap.Key, value: Value)]) {
    var items: [Item] = []
    items.reserveCapacity(entries.count)
    for place in entries.indices { items.append(Item(rank: rank(entries[place].key), place: place)) }
    guard items.count <= 16 else {
      items.sort { a, b in
        if a.rank != b.rank { return a.rank < b.rank }
        let (first, second) = (entries[a.place].key, entries[b.place].key)
        return first < second || a.place < b.place && first == second
      }
      entries = items.map { entries[$0.place] }
      return
    }
    // Few: inserted one by one, by exchange, which copies nothing.
    for index in items.indices.dropFirst() {
      var place = index
      while place > 0, items[place].rank <= items[place - 1].rank {
        if items[place].rank == items[place - 1].rank, !(entries[place].key < entries[place - 1].key) { break }
        items.swapAt(place, place - 1)
        entries.swapAt(place, place - 1)
        place -= 1
      }
    }
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
