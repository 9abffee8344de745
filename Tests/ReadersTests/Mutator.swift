/// Damages inputs, the same ones for the same seed: what fuzz suites read.
struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  /// The next number below a bound.
  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return bound <= 0 ? 0 : Int(state >> 1) % bound
  }

  /// A damaged copy: bytes changed, taken out, doubled, moved, cut off, or put in.
  mutating func mutate(_ input: [UInt8]) -> [UInt8] {
    var bytes = input
    for _ in 0..<1 + below(8) {
      guard !bytes.isEmpty else { return [UInt8(truncatingIfNeeded: below(256))] }
      let at = below(bytes.count)
      let end = min(bytes.count, at + 1 + below(1 << below(10)))
      switch below(9) {
      case 0: bytes[at] = UInt8(truncatingIfNeeded: below(256))
      case 1: bytes[at] ^= 1 << UInt8(below(8))
      case 2: bytes.removeSubrange(at..<end)
      case 3: bytes.insert(contentsOf: Array(bytes[at..<end]), at: below(bytes.count))
      case 4: if below(4) == 0 { bytes.removeSubrange(at...) }
      case 5: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: at)
      case 6: bytes.replaceSubrange(at..<end, with: repeatElement(bytes[at], count: end - at))
      case 7:
        let piece = Array(bytes[at..<end])
        bytes.removeSubrange(at..<end)
        bytes.insert(contentsOf: piece, at: below(bytes.count + 1))
      default:
        let piece = Array(bytes[at..<end])
        for _ in 0..<below(32) { bytes.insert(contentsOf: piece, at: at) }
      }
    }
    return bytes
  }

  /// What formats choke on.
  private static let pieces: [[UInt8]] = [
    [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC3, 0x28], [0xED, 0xA0, 0x80], Array("\r\n\r\n".utf8), Array("<".utf8),
    Array(">".utf8), Array("</".utf8), Array("<!--".utf8), Array("]]>".utf8), Array("&#x110000;".utf8), Array("&".utf8),
    Array("\"".utf8), Array("'".utf8), Array("{".utf8), Array("[".utf8), Array("\\u0000".utf8), Array("-1".utf8),
    Array("99999999999999999999".utf8), Array("\n".utf8), Array("=".utf8), Array("%00".utf8), Array("../".utf8),
    Array("<table><tr><td>".utf8), Array("<ul><li>".utf8), Array("<script>".utf8), Array("</div>".utf8),
  ]
}
