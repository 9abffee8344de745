import DocumentModel

/// Splits names into words by the same rules as text, so that both always agree.
struct NameWords {
  private var segments: [WordSegment] = []
  private var line: [UInt8] = []
  /// Opened by the first name that needs it.
  private var icu: BoundaryFinder?

  /// What stands before a name while it is split: in the middle of a sentence "J. Smith" is an initial and a name, at
  /// the beginning of a block it could be an item of a list.
  private static let before: [UInt8] = [0x2C, 0x20]

  /// Hands the bytes of each word of a name to a closure, with typographic variants made one.
  mutating func forEachWord(of name: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if Self.forEachPlainWord(of: name, body) { return }
    line.removeAll(keepingCapacity: true)
    line.append(contentsOf: Self.before)
    Self.normalize(name, into: &line)
    segments.removeAll(keepingCapacity: true)
    line.withUnsafeBufferPointer { bytes in
      if !WordBreaks.segments(bytes, into: &segments) {
        if icu == nil { icu = try? BoundaryFinder() }
        // Without ICU's rules the name cannot be found in such text either.
        guard let icu, (try? icu.segments(bytes, into: &segments)) != nil else { return }
      }
      var scanner = TokenScanner(bytes, segments, addresses: AddressFinder.addresses(bytes))
      scanner.scan()
      for token in scanner.tokens.dropFirst() {
        body(UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)]))
      }
    }
  }

  /// Splits a name of ASCII letters and blanks, which no rule takes apart or puts together: most names are of this kind.
  ///
  /// - Returns: `false`, with nothing handed over, when the name holds anything else.
  private static func forEachPlainWord(
    of name: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Bool {
    for byte in name where byte != 0x20 && !(byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) { return false }
    var start = 0
    var index = 0
    while index <= name.count {
      if index == name.count || name[index] == 0x20 {
        if index > start { body(UnsafeBufferPointer(rebasing: name[start..<index])) }
        start = index + 1
      }
      index += 1
    }
    return true
  }

  /// Appends UTF-8 with curly apostrophes made straight, and the hyphens of other lengths made "-".
  ///
  /// U+2018, U+2019, U+02BC; U+2010 to U+2013; the narrow no-break space becomes a blank.
  static func normalize(_ bytes: some Sequence<UInt8>, into result: inout [UInt8]) {
    for byte in bytes {
      result.append(byte)
      let count = result.count
      if byte == 0xBC, count >= 2, result[count - 2] == 0xCA {
        result.removeLast(2)
        result.append(0x27)
      } else if count >= 3, result[count - 3] == 0xE2, result[count - 2] == 0x80 {
        let plain: UInt8
        switch byte {
        case 0x98, 0x99: plain = 0x27
        case 0x90...0x93: plain = 0x2D
        case 0xAF: plain = 0x20
        default: continue
        }
        result.removeLast(3)
        result.append(plain)
      }
    }
  }
}
