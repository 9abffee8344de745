import DocumentModel
import PlainData
import Testing

@Suite struct LayerTests {
  @Test func sortsByBeginningLongerFirst() throws {
    let text = Text("abcdefgh")
    let made = try layer("l", [4..<5, 0..<2, 0..<8, 4..<8, 0..<2], in: text)
    #expect((0..<made.count).map { made.range($0) } == [0..<8, 0..<2, 0..<2, 4..<8, 4..<5])
    // Equal spans keep the order in which they came.
    #expect((0..<made.count).map { made.attribute("id", $0) } == [2, 1, 4, 3, 0])
  }

  @Test func findsOverlapsAsTheSlowReferenceDoes() throws {
    var random = Seeded(11)
    for round in 0..<400 {
      let text = Text(String(repeating: "x", count: 40))
      let ranges = (0..<Int.random(in: 0..<25, using: &random)).map { _ in
        let start = Int.random(in: 0..<40, using: &random)
        return start..<min(40, start + Int.random(in: 1...(random.once(in: 4) ? 40 : 5), using: &random))
      }
      let made = try layer("l", ranges, in: text)
      for _ in 0..<20 {
        let range = random.range(Array(0...40))
        let expected = (0..<made.count).filter { !made.range($0).clamped(to: range).isEmpty }
        #expect(made.items(overlapping: range) == expected, "round \(round): \(range) in \(ranges)")
      }
    }
  }

  @Test func keepsEachTypeAndWhatIsMissing() throws {
    let schema = try LayerSchema(attributes: [
      ("s", .string), ("i", .integer), ("n", .number), ("b", .boolean), ("d", .date), ("ls", .list(.string)),
      ("li", .list(.integer)),
    ])
    let text = Text("abcdef")
    var builder = LayerBuilder(name: "l", schema: schema, provider: "test")
    let given: [ValueMap] = [
      attributes([
        ("s", "é"), ("i", .integer(.min)), ("n", 0.5), ("b", false), ("d", "2024-02"), ("ls", ["a", ""]), ("li", []),
      ]),
      ValueMap(),
      attributes([("s", ""), ("i", 4.0), ("n", 3), ("b", .null), ("ls", [:]), ("li", [1, 2.0])]),
    ]
    for (index, map) in given.enumerated() { try builder.append(index..<index + 1, map, in: text) }
    let made = builder.build()
    #expect(made.attributes(0) == given[0])
    #expect(made.attributes(1) == ValueMap())
    // A float without a fraction is an integer, an integer is a number, an empty table is an empty list, null is nothing.
    #expect(made.attributes(2) == attributes([("s", ""), ("i", 4), ("n", 3.0), ("ls", []), ("li", [1, 2])]))
    #expect(made.attribute("b", 2) == nil)
    #expect(made.attribute("unknown", 0) == nil)
  }

  static let wrong: [(id: String, range: Range<Int>, attributes: [(String, Value)], message: String)] = [
    ("string", 0..<1, [("s", 1)], "layer 'l', attribute 's': expected string, got the integer 1"),
    (
      "bytes", 0..<1, [("s", .bytes([0xFF]))],
      "layer 'l', attribute 's': expected string, got a string that is not UTF-8"
    ),
    ("fraction", 0..<1, [("i", 1.5)], "layer 'l', attribute 'i': expected integer, got the number 1.5"),
    ("word for number", 0..<1, [("i", "two")], "layer 'l', attribute 'i': expected integer, got the string 'two'"),
    (
      "long string", 0..<1, [("i", .string(String(repeating: "x", count: 41)))],
      "layer 'l', attribute 'i': expected integer, got a string"
    ),
    ("boolean", 0..<1, [("i", true)], "layer 'l', attribute 'i': expected integer, got a boolean"),
    ("no list", 0..<1, [("ls", "a")], "layer 'l', attribute 'ls': expected list<string>, got the string 'a'"),
    ("wrong element", 0..<1, [("ls", ["a", 1])], "layer 'l', attribute 'ls': expected list<string>, got a list"),
    ("table", 0..<1, [("ls", ["a": 1])], "layer 'l', attribute 'ls': expected list<string>, got a table"),
    (
      "object", 0..<1, [("s", .object(ObjectReference(kind: 0)))],
      "layer 'l', attribute 's': expected string, got an object of the host"
    ),
    ("misspelt", 0..<1, [("lss", 1)], "layer 'l' has no attribute 'lss': did you mean 'ls'?"),
    ("unknown", 0..<1, [("category", 1)], "layer 'l' has no attribute 'category': it has i, ls, s"),
    ("empty", 1..<1, [], "layer 'l': an item needs a span of at least one character"),
    ("outside", 1..<9, [], "layer 'l': the span of bytes 1..<9 is outside the text of 4 bytes"),
    ("inside é", 0..<2, [], "layer 'l': byte 3 is inside a character: a span begins and ends between characters"),
  ]

  @Test(arguments: wrong.indices) func refusesItems(_ index: Int) throws {
    let (id, range, given, message) = Self.wrong[index]
    let schema = try LayerSchema(attributes: [("s", .string), ("i", .integer), ("ls", .list(.string))])
    var builder = LayerBuilder(name: "l", schema: schema, provider: "test")
    let error = #expect(throws: LayerError.self, "\(id)") {
      try builder.append(range, attributes(given), in: Text("aéb"))
    }
    #expect(error?.description == message, "\(id)")
    #expect(builder.build().count == 0)
  }

  static let schemas: [(names: [String], message: String)] = [
    (["text"], "'text' is a name that every span has: choose another"),
    (["a", "b", "a"], "the attribute 'a' is declared twice"),
    (["1a"], "'1a' is no attribute's name: use letters, digits and '_'"),
    ([""], "'' is no attribute's name: use letters, digits and '_'"),
    (["é"], "'é' is no attribute's name: use letters, digits and '_'"),
    (["a-b"], "'a-b' is no attribute's name: use letters, digits and '_'"),
  ]

  @Test(arguments: schemas.indices) func refusesSchemas(_ index: Int) {
    let (names, message) = Self.schemas[index]
    let error = #expect(throws: LayerError.self) { try LayerSchema(attributes: names.map { ($0, .string) }) }
    #expect(error?.description == message)
  }

  static let types: [(text: String, type: AttributeType?)] = [
    ("string", .string), ("date", .date), ("list<integer>", .list(.integer)), ("list<list<string>>", nil),
    ("list<>", nil), ("String", nil),
    ("list<integer", nil), ("", nil),
  ]

  @Test(arguments: types.indices) func readsTypes(_ index: Int) {
    let (text, type) = Self.types[index]
    #expect(AttributeType(parsing: text) == type)
    if let type { #expect(type.description == text) }
  }
}
