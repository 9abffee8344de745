/// A table with unique keys in fixed order: integers ascending, then strings by their bytes.
public struct ValueMap: Sendable, Equatable {
  /// A key of a table.
  public enum Key: Sendable, Hashable {
    case integer(Int64)
    case string(String)
    /// A string that is not valid UTF-8.
    case bytes([UInt8])
  }

  /// The entries in order.
  public private(set) var entries: [(key: Key, value: Value)]

  /// Takes its parts.
  public init() { entries = [] }

  /// Makes a map of pairs in any order; of equal keys the last wins.
  ///
  /// - Complexity: O(n log n), O(n) where they are in order.
  public init(_ pairs: [(Key, Value)]) { self.init(unordered: pairs.map { (key: $0.0, value: $0.1) }) }

  /// As `init(_:)`, of pairs that are not needed otherwise: few are put in order where they are.
  init(unordered pairs: consuming [(key: Key, value: Value)]) {
    entries = pairs
    guard !zip(entries, entries.dropFirst()).allSatisfy({ $0.key < $1.key }) else { return }
    KeyOrder.sort(&entries)
    guard zip(entries, entries.dropFirst()).contains(where: { $0.key == $1.key }) else { return }
    let sorted = entries
    entries = []
    for entry in sorted {
      if let last = entries.last, last.key == entry.key { entries.removeLast() }
      entries.append(entry)
    }
  }

  /// Appends an entry whose key is known to be greater than all before it.
  mutating func append(_ key: Key, _ value: Value) { entries.append((key, value)) }

  /// How many there are.
  public var count: Int { entries.count }
  /// Whether there is no entry.
  public var isEmpty: Bool { entries.isEmpty }
  /// The keys in order.
  public var keys: [Key] { entries.map(\.key) }

  /// The subscript.
  public subscript(_ key: String) -> Value? {
    get { self[.string(key)] }
    set { self[.string(key)] = newValue }
  }

  /// The value of a key; setting `nil` takes the entry out.
  ///
  /// - Complexity: O(log n) to read, O(n) to insert.
  public subscript(_ key: Key) -> Value? {
    get {
      let index = position(of: key)
      return index < entries.count && entries[index].key == key ? entries[index].value : nil
    }
    set {
      let index = position(of: key)
      let isPresent = index < entries.count && entries[index].key == key
      switch (newValue, isPresent) {
      case (let value?, true): entries[index].value = value
      case (let value?, false): entries.insert((key, value), at: index)
      case (nil, true): entries.remove(at: index)
      case (nil, false): break
      }
    }
  }

  /// Compares two values.
  public static func == (a: ValueMap, b: ValueMap) -> Bool {
    a.entries.elementsEqual(b.entries) { $0.key == $1.key && $0.value == $1.value }
  }

  private func position(of key: Key) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ValueMap.Key: Comparable {
  /// By bytes, as the order is: Swift takes "é" in its two encodings for one string, Lua and the wire form do not.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.integer(let x), .integer(let y)): x == y
    case (.string(let x), .string(let y)): x.hasBytes(of: y)
    case (.bytes(let x), .bytes(let y)): x == y
    default: false
    }
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .integer(let number): hasher.combine(number)
    case .string(let text):
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .bytes(let octets): hasher.combine(octets)
    }
  }

  /// The order: see the type.
  public static func < (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.integer(let x), .integer(let y)): x < y
    case (.integer, _): true
    case (_, .integer): false
    case (.string(let x), .string(let y)): x.precedes(y)
    case (.string(let x), .bytes(let y)): x.utf8.lexicographicallyPrecedes(y)
    case (.bytes(let x), .string(let y)): x.lexicographicallyPrecedes(y.utf8)
    case (.bytes(let x), .bytes(let y)): x.lexicographicallyPrecedes(y)
    }
  }
}

extension ValueMap.Key {
  /// The key as text.
  public var text: String {
    switch self {
    case .integer(let number): String(number)
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}
