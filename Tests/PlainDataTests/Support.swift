import PlainData

/// A seeded generator (SplitMix64), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// True once in `times`.
  mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}

/// Makes random values.
struct RandomValues {
  var random: Seeded
  /// Whether bytes that are no UTF-8, integer keys, counters and sums may occur, which JSON has no form for.
  let allowsAll: Bool
  /// Whether sums may occur, which have more than one encoding.
  let allowsSums: Bool

  init(seed: UInt64, allowsAll: Bool = true, allowsSums: Bool = true) {
    random = Seeded(seed)
    self.allowsAll = allowsAll
    self.allowsSums = allowsSums
  }

  mutating func value(depth: Int = 0) -> Value {
    let kinds = depth < 4 ? (allowsAll ? (allowsSums ? 10 : 9) : 7) : 5
    switch Int.random(in: 0..<kinds, using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2: return .integer(integer())
    case 3: return .number(number())
    case 4: return .string(text())
    case 5: return .list((0..<Int.random(in: 0..<5, using: &random)).map { _ in value(depth: depth + 1) })
    case 6: return .map(map(depth))
    case 7: return .counter(map(depth))
    case 8: return .bytes([0xFF] + (0..<4).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    default:
      var sum = ExactSum(number())
      for _ in 0..<3 { sum.add(number()) }
      return .sum(sum)
    }
  }

  private mutating func map(_ depth: Int) -> ValueMap {
    var pairs: [(ValueMap.Key, Value)] = []
    for _ in 0..<Int.random(in: 0..<5, using: &random) { pairs.append((key(), value(depth: depth + 1))) }
    return ValueMap(pairs)
  }

  private mutating func key() -> ValueMap.Key {
    guard allowsAll else { return .string(text()) }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .integer(integer())
    case 1: return .bytes([0xC3, UInt8.random(in: 0..<0x80, using: &random)])
    default: return .string(text())
    }
  }

  private mutating func integer() -> Int64 {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Int64.random(in: .min ... .max, using: &random)
    case 1: return ([.min, .max, 0, -1, 63, 64, -64, -65] as [Int64]).randomElement(using: &random) ?? 0
    default: return Int64.random(in: -300...300, using: &random)
    }
  }

  /// A finite float of any size up to 1e300.
  mutating func number() -> Double {
    let sizes: [Double] = [1e-300, 1e-9, 1, 1e16, 1e300]
    let size = sizes.randomElement(using: &random) ?? 1
    return Double.random(in: -1...1, using: &random) * size
  }

  mutating func text() -> String {
    let pieces = [
      "a", "b", "é", "e\u{301}", "\u{0}", "\u{7F}", "\n", "\"", "\\", "/", "😀", "👩‍👩‍👧", "\u{FEFF}", "क", "\r\n",
    ]
    return (0..<Int.random(in: 0..<5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
