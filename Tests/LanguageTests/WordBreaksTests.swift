import Testing

@testable import Language

/// The fast word breaks against ICU's, on random text. ICU takes "@" for a letter, we do not: it is tested apart.
@Suite struct WordBreaksTests {
  private static let alphabet: [String] =
    [
      "a", "b", "Z", "é", "ß", "1", "2", "0", " ", " ", ".", ",", ";", ":", "'", "\u{2019}", "\u{2018}", "\"", "_", "-",
      "/",
    ]
    + ["$", "%", "&", "(", "\u{B7}", "\u{2014}", "\u{2026}", "\u{201C}", "\u{2024}", "\u{2027}", "\u{203F}", "\t"]
    + ["ж", "Ω", "\u{37E}", "€", "№", "→", "\u{A0}", "\u{2009}", "ª", "½", "²", "\u{B4}", "٣", "١"]

  @Test func agreeWithICU() throws {
    let icu = try BoundaryFinder()
    var generator = SeededGenerator(seed: 7)
    for round in 0..<20_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        Self.alphabet.randomElement(using: &generator) ?? ""
      }.joined()
      try Array(text.utf8).withUnsafeBufferPointer { bytes in
        var fast: [WordSegment] = []
        var slow: [WordSegment] = []
        guard WordBreaks.segments(bytes, into: &fast) else {
          Issue.record("round \(round): '\(text)' was left to ICU")
          return
        }
        try icu.segments(bytes, into: &slow)
        #expect(
          fast.map { "\($0.start)-\($0.end)" } == slow.map { "\($0.start)-\($0.end)" }, "round \(round): '\(text)'")
        #expect(fast.map(\.hasLetter) == slow.map(\.hasLetter), "round \(round): '\(text)'")
        #expect(fast.map(\.hasDigit) == slow.map(\.hasDigit), "round \(round): '\(text)'")
      }
    }
  }

  @Test func bothDivideAtTheAtSign() throws {
    let icu = try BoundaryFinder()
    try Array("a@b @c d@ @".utf8).withUnsafeBufferPointer { bytes in
      var fast: [WordSegment] = []
      var slow: [WordSegment] = []
      #expect(WordBreaks.segments(bytes, into: &fast))
      try icu.segments(bytes, into: &slow)
      #expect(fast.map { "\($0.start)-\($0.end)" } == ["0-1", "1-2", "2-3", "4-5", "5-6", "7-8", "8-9", "10-11"])
      #expect(slow.map { "\($0.start)-\($0.end)" } == fast.map { "\($0.start)-\($0.end)" })
    }
  }

  @Test(arguments: ["e\u{301}", "字", "かな", "カナ", "ไทย", "עברית", "soft\u{AD}", "🇷🇺", "👍🏽", "a\u{200D}b"])
  func leaveOthersToICU(_ text: String) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var segments: [WordSegment] = []
      #expect(!WordBreaks.segments(bytes, into: &segments))
      #expect(segments.isEmpty)
    }
  }
}
