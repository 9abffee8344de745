import Language
import Testing

@Suite struct RegularExpressionTests {
  @Test func matchesTheWhole() throws {
    let expression = try RegularExpression("a+|b")
    for (text, expected) in [("aaa", true), ("b", true), ("ab", false), ("", false), ("ba", false)] {
      var text = text
      #expect(text.withUTF8 { expression.matches($0) } == expected)
    }
    #expect(expression.matches(UnsafeBufferPointer(start: nil, count: 0)) == false)
    #expect(try RegularExpression("x*").matches(UnsafeBufferPointer(start: nil, count: 0)))
  }

  @Test func findsWithCaptures() throws {
    let expression = try RegularExpression("(\\d+)-(?P<b>x)?(\\d+)")
    #expect(expression.captures == 3)
    let text = Array("é 10-20, 3-4".utf8)
    #expect(expression.firstMatch(in: text) == [3..<8, 3..<5, nil, 6..<8])
    #expect(expression.firstMatch(in: text, from: 8) == [10..<13, 10..<11, nil, 12..<13])
    #expect(expression.firstMatch(in: text, from: 13) == nil)
    #expect(expression.firstMatch(in: text, from: 99) == nil)
    #expect(expression.firstMatch(in: text, from: -1) == nil)
    #expect(expression.firstMatch(in: []) == nil)
    #expect(try RegularExpression("").firstMatch(in: [], from: 0) == [0..<0])
  }

  @Test func foldsCaseByUnicode() throws {
    let expression = try RegularExpression("straße|ärger", foldingCase: true)
    #expect(expression.firstMatch(in: Array("ÄRGER".utf8)) == [0..<6])
  }

  @Test(arguments: [
    ("(", "missing ): ("), ("[a", "missing ]: [a"), ("a**", "bad repetition operator: **"), ("\\", "trailing \\"),
    ("(?=a)", "invalid perl operator: (?="), ("a{2000}", "invalid repetition size: {2000}"),
  ])
  func saysWhatIsWrong(_ pattern: String, _ reason: String) {
    let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
    #expect(error?.reason == reason)
    #expect(error?.description == "'\(pattern)' is no regular expression: \(reason)")
  }

  @Test func refusesPatternsThatTakeTooMuchMemory() {
    #expect(throws: RegularExpressionError.self) { try RegularExpression("((\\pL{200}){200})") }
  }

  @Test(.timeLimit(.minutes(1))) func isLinear() throws {
    let text = [UInt8](repeating: 0x61, count: 1_000_000) + [0x62]
    #expect(try RegularExpression("(a+)+$").firstMatch(in: text) == nil)
  }
}
