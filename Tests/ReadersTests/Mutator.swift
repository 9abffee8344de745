/// Changes inputs the way that damage and attacks do, always the same for a seed.
struct Mutator {
  private var state: UInt64

  /// Begins a series.
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number below a bound.
  mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return bound > 0 ? Int(state % UInt64(bound)) : 0
  }

  private static let tokens: [[UInt8]] =
    [
      "<", ">", "</", "/>", "&", ";", "\"", "]]>", "<![CDATA[", "<!--", "&#0;", "&#x110000;", "<!DOCTYPE a [", "\0",
      "99999999999999999999", "-1", "\u{FEFF}", "<item>", "</item>", "<w:p>", "<text:p>",
    ].map { Array($0.utf8) } + [[0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x50, 0x4B, 5, 6]]

  /// An input with one to six changes.
  mutating func mutate(_ input: [UInt8]) -> [UInt8] {
    var bytes = input
    for _ in 0...number(below: 6) {
      guard !bytes.isEmpty else { return Self.tokens[number(below: Self.tokens.count)] }
      let place = number(below: bytes.count)
      switch number(below: 8) {
      case 0: bytes[place] ^= UInt8(1 << number(below: 8))
      case 1: bytes[place] = UInt8(number(below: 256))
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + number(below: 64)))
      case 3:
        let piece = Array(bytes[place..<min(bytes.count, place + 1 + number(below: 256))])
        bytes.insert(contentsOf: piece, at: number(below: bytes.count))
      case 4: bytes.insert(contentsOf: Self.tokens[number(below: Self.tokens.count)], at: place)
      case 5: if number(below: 4) == 0 { bytes.removeLast(bytes.count - place) }
      case 6:
        // A tag moves to another place.
        if let start = bytes[place...].firstIndex(of: 0x3C), let end = bytes[start...].firstIndex(of: 0x3E) {
          let tag = Array(bytes[start...end])
          bytes.removeSubrange(start...end)
          bytes.insert(contentsOf: tag, at: number(below: bytes.count + 1))
        }
      default:
        // A tag again.
        if let start = bytes[place...].firstIndex(of: 0x3C), let end = bytes[start...].firstIndex(of: 0x3E) {
          bytes.insert(contentsOf: Array(bytes[start...end]), at: end + 1)
        }
      }
    }
    return bytes
  }
}
