/// Damages files as transfers, programs and attackers do; what it does is determined by its seed.
struct Mutator {
  private var state: UInt64

  /// Pieces that parsers look out for.
  private static let pieces: [[UInt8]] =
    [
      "\n\n", "\r\n", "\"", "\\", "{", "}", "[", "]", "--", "---", "=?utf-8?B?", "?=", "From ", ">", "|", ",", ";",
      "\t", ":",
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "<", "</", "&#0;", "`", "```", "\u{FEFF}", "\u{202E}",
      "\\u0000",
      "\\ud800", "1e999", "=\n", "=00", "[^1]", "![", "~~", "*", "_", "null",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xE2, 0x80], [0x1B, 0x24, 0x42], [0xED, 0xA0, 0x80]]

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  private mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(next() % UInt64(bound)) : 0 }

  /// The file with some damage.
  mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(6) {
      let place = below(bytes.count + 1)
      switch below(8) {
      case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(below(8)) }
      case 1: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: next()) }
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + below(40)))
      case 3: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: place)
      case 4:
        let piece = Self.pieces[below(Self.pieces.count)]
        for _ in 0...below(60) { bytes.insert(contentsOf: piece, at: place) }
      case 5: bytes.removeSubrange(place...)
      case 6:
        // A piece of the file comes twice, or somewhere else.
        let end = min(bytes.count, place + below(300))
        bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
      default:
        let piece = Self.pieces[below(Self.pieces.count)]
        let end = min(bytes.count, place + piece.count)
        bytes.replaceSubrange(place..<end, with: piece)
      }
    }
    return bytes
  }
}
