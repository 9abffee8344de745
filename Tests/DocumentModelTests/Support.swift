import DocumentModel
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

  /// Text of 0 to `most` pieces: letters, combining marks, emoji, line ends of all kinds.
  mutating func text(most: Int) -> String {
    let pieces = [
      "a", "b", " ", ".", "\n", "\r\n", "\r", "é", "e\u{301}", "\u{301}", "ß", "क्षि", "日", "😀", "👩‍👩‍👧", "🇫🇷", "\u{FEFF}",
      "\u{200D}",
      "\u{0}", "\u{10FFFF}",
    ]
    let count = Int.random(in: 0...most, using: &self)
    return (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }

  /// A range of offsets that are all in `offsets`.
  mutating func range(_ offsets: [Int]) -> Range<Int> {
    let a = offsets.randomElement(using: &self) ?? 0
    let b = offsets.randomElement(using: &self) ?? 0
    return min(a, b)..<max(a, b)
  }
}

/// Where code points begin, in bytes, and the end.
func boundaries(_ string: String) -> [Int] {
  var offsets = [0]
  for scalar in string.unicodeScalars { offsets.append((offsets.last ?? 0) + String(Character(scalar)).utf8.count) }
  return offsets
}

/// The schema of layers in tests: one attribute that tells items apart.
func numbered() throws -> LayerSchema { try LayerSchema(attributes: [("id", .integer)]) }

/// A layer whose items carry their place in `ranges` as `id`.
func layer(_ name: String, _ ranges: [Range<Int>], in text: Text) throws -> Layer {
  var builder = LayerBuilder(name: name, schema: try numbered(), provider: "test")
  for (id, range) in ranges.enumerated() {
    try builder.append(range, attributes([("id", .integer(Int64(id)))]), in: text)
  }
  return builder.build()
}

/// A table of attributes.
func attributes(_ pairs: [(String, Value)]) -> ValueMap { ValueMap(pairs.map { (.string($0.0), $0.1) }) }
