import DocumentModel
import Testing

@Suite struct TextTests {
  /// All three conventions against the string's own scalars.
  private func compare(_ string: String, _ ranges: [Range<Int>]) throws {
    let text = Text(string)
    let starts = boundaries(string)
    let scalars = Array(string.unicodeScalars)
    #expect(text.count == string.utf8.count)
    #expect(Array(text.string.utf8) == Array(string.utf8))
    for points in ranges {
      let bytes = starts[points.lowerBound]..<starts[points.upperBound]
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[points])
      try #expect(
        Array(text.string(in: bytes).utf8) == Array(String(part).utf8), "\(points) of \(string.debugDescription)")
      try #expect(text.codePoints(bytes) == points, "\(points) of \(string.debugDescription)")
      try #expect(text.bytes(codePoints: points) == bytes, "\(points) of \(string.debugDescription)")
      let (first, last) = text.luaRange(bytes)
      #expect(first == bytes.lowerBound + 1 && last == bytes.upperBound)
      try #expect(text.bytes(luaFirst: first, last: last) == bytes, "\(points) of \(string.debugDescription)")
    }
  }

  @Test func conventionsAgreeOnEveryRangeOfShortTexts() throws {
    var random = Seeded(1)
    for _ in 0..<300 {
      let string = random.text(most: 8)
      let count = string.unicodeScalars.count
      try compare(string, (0...count).flatMap { first in (first...count).map { first..<$0 } })
    }
  }

  /// Texts around the stride of the marks, where a character may lie over its edge.
  @Test func conventionsAgreeAcrossMarks() throws {
    var random = Seeded(2)
    for size in [0, 1, 2, 3, 4, 1022, 1023, 1024, 1025, 2047, 2048, 2049, 3072] {
      for tail in ["", "é", "日本", "😀", "e\u{301}\r\n"] {
        for letter in ["a", "é", "日", "😀"] {
          let head = String(repeating: letter, count: size / letter.utf8.count)
          let string = head + String(repeating: "x", count: size % letter.utf8.count) + tail + random.text(most: 20)
          let points = Array(0...string.unicodeScalars.count)
          try compare(string, (0..<10).map { _ in random.range(points) } + [0..<points.count - 1])
        }
      }
    }
  }

  @Test func boundariesAreThoseOfCodePoints() {
    var random = Seeded(3)
    for _ in 0..<300 {
      let string = random.text(most: 10)
      let text = Text(string)
      let starts = Set(boundaries(string))
      for offset in -2...text.count + 2 { #expect(text.isBoundary(offset) == starts.contains(offset)) }
    }
  }

  static let errors: [(id: String, expected: String, ask: @Sendable (Text) throws -> Void)] = [
    ("outside", "the span of bytes 2..<9 is outside the text of 5 bytes", { _ = try $0.string(in: 2..<9) }),
    ("negative", "the span of bytes -1..<2 is outside the text of 5 bytes", { _ = try $0.codePoints(-1..<2) }),
    (
      "inside é", "byte 3 is inside a character: a span begins and ends between characters",
      { _ = try $0.string(in: 2..<4) }
    ),
    (
      "ends inside é", "byte 3 is inside a character: a span begins and ends between characters",
      { try $0.check(0..<2) }
    ),
    ("code points", "the span 0..<5 is outside the text of 4 code points", { _ = try $0.bytes(codePoints: 0..<5) }),
    (
      "negative code points", "the span -3..<-1 is outside the text of 4 code points",
      { _ = try $0.bytes(codePoints: -3 ..< -1) }
    ),
    (
      "Lua's 0", "the span from byte 0 to byte 3 does not fit the text, whose bytes are 1 to 5",
      { _ = try $0.bytes(luaFirst: 0, last: 3) }
    ),
    (
      "Lua backwards", "the span from byte 4 to byte 1 does not fit the text, whose bytes are 1 to 5",
      { _ = try $0.bytes(luaFirst: 4, last: 1) }
    ),
    (
      "Lua's end", "the span from byte 1 to byte 6 does not fit the text, whose bytes are 1 to 5",
      { _ = try $0.bytes(luaFirst: 1, last: 6) }
    ),
    (
      "Lua inside é", "byte 3 is inside a character: a span begins and ends between characters",
      { _ = try $0.bytes(luaFirst: 3, last: 5) }
    ),
  ]

  @Test(arguments: errors.indices) func saysWhatDoesNotFit(_ index: Int) {
    let (id, expected, ask) = Self.errors[index]
    // Bytes: a 0, é 1 to 2, b 3, c 4.
    #expect(#expect(throws: SpanError.self, "\(id)") { try ask(Text("aébc")) }?.description == expected, "\(id)")
  }

  @Test func extremePlacesOnlyThrow() {
    let text = Text("aéb")
    for first in [Int.min, -1, 0, 5, 6, .max] {
      for last in [Int.min, -1, 6, .max] {
        #expect(throws: SpanError.self) { try text.bytes(luaFirst: first, last: last) }
      }
    }
    #expect(throws: SpanError.self) { try text.bytes(codePoints: .min ..< .max) }
    #expect(throws: SpanError.self) { try text.check(.min ..< .max) }
  }

  @Test func refusesBytesThatAreNoUTF8() {
    let error = #expect(throws: SpanError.notUTF8) { try Text([0x61, 0xC3]) }
    #expect(error?.description == "the text is not valid UTF-8")
    for bytes in [[0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]] as [[UInt8]] {
      #expect(throws: SpanError.notUTF8) { try Text(bytes) }
    }
  }
}
