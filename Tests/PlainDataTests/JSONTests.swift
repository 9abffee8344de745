import PlainData
import Testing

private func parse(_ text: String) throws -> Value { try JSON.parse(Array(text.utf8)) }

@Suite struct JSONTests {
  static let read: [(text: String, value: Value)] = [
    ("null", .null), (" true\n", true), ("\u{FEFF}false", false), ("0", 0), ("-0", 0), ("-12", -12), ("1.5e3", 1500.0),
    ("1E-2", 0.01), ("9223372036854775807", .integer(.max)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)),
    ("\"\"", ""), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\uD83D\uDE00\u0000""#, "é😀\u{0}"),
    ("[]", []), ("[ 1 , [ ] , {} ]", [1, [], [:]]), (#"{"b":1,"a":{"c":null}}"#, ["a": ["c": .null], "b": 1]),
    (#"{"a":1,"a":2}"#, ["a": 2]),
  ]

  @Test(arguments: read.indices) func reads(_ index: Int) throws {
    let (text, value) = Self.read[index]
    try #expect(parse(text) == value, "\(text)")
  }

  static let refused: [(text: String, line: Int, column: Int, message: String)] = [
    ("", 1, 1, "the text ends where a value is expected"), ("  ", 1, 3, "the text ends where a value is expected"),
    ("nul", 1, 1, "expected a value"), ("[1,]", 1, 4, "expected a value"), ("[1 2]", 1, 4, "expected ',' or ']'"),
    ("[1", 1, 3, "expected ',' or ']'"), ("{\"a\":1,}", 1, 8, "expected a key in quotes"),
    ("{a:1}", 1, 2, "expected a key in quotes"),
    ("{\"a\" 1}", 1, 6, "expected ':' behind the key"), ("{\"a\":1 \"b\":2}", 1, 8, "expected ',' or '}'"),
    ("1 2", 1, 3, "expected the end of the text"), ("01", 1, 2, "a number does not begin with 0"),
    ("-", 1, 2, "expected a digit"),
    ("1.", 1, 3, "expected a digit behind the point"), ("1e+", 1, 4, "expected a digit in the exponent"),
    ("[1e999]", 1, 2, "the number is too large"), ("[\n  \"abc", 2, 3, "the string does not end"),
    ("[\n\n\"a\tb\"]", 3, 3, "a control character in a string"), (#"["\x"]"#, 1, 4, "unknown escape"),
    (#""\u12G4""#, 1, 6, "expected four hexadecimal digits"), (#""ab\uD800""#, 1, 4, "half a surrogate pair"),
    (#""\uDC00""#, 1, 2, "half a surrogate pair"), ("// no\n1", 1, 1, "expected a value"),
    ("NaN", 1, 1, "expected a value"),
    ("{\r\n\"é\": tru}", 2, 7, "expected a value"),
  ]

  @Test(arguments: refused.indices) func refusesWithPlace(_ index: Int) {
    let (text, line, column, message) = Self.refused[index]
    let error = #expect(throws: JSONError.self, "\(text)") { try parse(text) }
    #expect(error?.description == "line \(line), column \(column): \(message)", "\(text)")
  }

  @Test func refusesBytesThatAreNoUTF8() {
    let error = #expect(throws: JSONError.self) { try JSON.parse([0x5B, 0x22, 0x61, 0xFF, 0x22, 0x5D]) }
    #expect(error?.description == "line 1, column 2: the string is not valid UTF-8")
  }

  @Test func refusesKeysThatJSONCannotTellApart() throws {
    let clashing = Value.map(ValueMap([(.integer(1), "a"), (.string("1"), "b")]))
    let error = #expect(throws: JSONWritingError.self) { try JSON.encode(["rows": clashing]) }
    #expect(
      error?.description
        == "rows: a table has both the number 1 and the text \"1\" as keys, which JSON cannot tell apart")
    try #expect(JSON.encode(.map(ValueMap([(.integer(1), "a"), (.string("2"), "b")]))) == #"{"1":"a","2":"b"}"#)
  }

  static let written: [(value: Value, compact: String)] = [
    (["b": [1, 0.5, true], "a": .null], #"{"a":null,"b":[1,0.5,true]}"#),
    ("\u{7F}\u{1}\t\"\\/é😀", #""\u007f\u0001\t\"\\/é😀""#),
    (.sum(ExactSum(0.1)), "0.1"), (.counter(ValueMap([(.integer(2), 1)])), #"{"2":1}"#), (1e100, "1e+100"), ([:], "{}"),
    ([], "[]"),
  ]

  @Test(arguments: written.indices) func writes(_ index: Int) throws {
    let (value, compact) = Self.written[index]
    try #expect(JSON.encode(value) == compact)
  }

  @Test func writesPretty() throws {
    let value: Value = ["a": [1, [:]], "b": []]
    try #expect(JSON.encode(value, style: .pretty) == "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}")
  }

  static let unwritable: [(value: Value, message: String)] = [
    (.number(.nan), "nan is no JSON number"), (["a": [1, .number(.infinity)]], "a[2]: inf is no JSON number"),
    ([.bytes([0xFF])], "[1]: a string is not valid UTF-8"),
    (["f": .object(ObjectReference(kind: 0))], "f: an object of the host is no plain data"),
  ]

  @Test(arguments: unwritable.indices) func refusesToWrite(_ index: Int) {
    let (value, message) = Self.unwritable[index]
    #expect(#expect(throws: JSONWritingError.self) { try JSON.encode(value) }?.description == message)
  }

  @Test func namesKeysThatComeTwice() throws {
    var reader = JSONReader(Array("{\"a\":1,\n\"b\":2,\n\"a\":3,\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
    let value = try reader.read()
    #expect(value["a"] == 3)
    #expect(reader.duplicates.map(\.key) == ["a"])
    #expect(reader.duplicates.map(\.line) == [3])
    // Keys that only look alike are two keys.
    #expect(value.map?.count == 4)
  }

  @Test func readsWhatItWrites() throws {
    var values = RandomValues(seed: 41, allowsAll: false)
    for round in 0..<3000 {
      let value = values.value()
      let (compact, pretty) = (try JSON.encode(value), try JSON.encode(value, style: .pretty))
      try #expect(parse(compact) == value, "round \(round): \(compact)")
      try #expect(parse(pretty) == value, "round \(round): \(compact)")
      try #expect(JSON.encode(parse(compact)) == compact, "round \(round)")
    }
  }

  @Test func writesNoDeeperThanItReads() throws {
    func nested(_ depth: Int) -> Value { (1..<depth).reduce(Value.list([])) { value, _ in .list([value]) } }
    let text = try JSON.encode(nested(JSON.depthLimit))
    try #expect(parse(text) == nested(JSON.depthLimit))
    #expect(throws: JSONWritingError.self) { try JSON.encode(nested(JSON.depthLimit + 1)) }
    #expect(throws: JSONError.self) { try parse("[" + text + "]") }
    #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 1_000_000)) }
  }
}

@Suite struct JSONFuzz {
  @Test func mutatedTextsOnlyThrow() throws {
    var values = RandomValues(seed: 42, allowsAll: false)
    var random = Seeded(43)
    for round in 0..<10_000 {
      var bytes = Array(try JSON.encode(values.value(), style: random.once(in: 2) ? .pretty : .compact).utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = bytes.indices.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.removeSubrange(place...)
        case 2: bytes.remove(at: place)
        default: bytes.insert("{}[]\",:\\u-0e.".utf8.randomElement(using: &random) ?? 0, at: place)
        }
      }
      do {
        let value = try JSON.parse(bytes)
        try #expect(parse(JSON.encode(value)) == value, "round \(round)")
      } catch let error as JSONError {
        // The place is inside the text, or right behind its end.
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.indices.contains(error.line - 1), "round \(round): \(error)")
        if lines.indices.contains(error.line - 1) {
          #expect((1...lines[error.line - 1].count + 1).contains(error.column), "\(error)")
        }
      }
    }
  }
}
