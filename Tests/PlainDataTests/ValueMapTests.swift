import PlainData
import Testing

@Suite struct ValueMapTests {
  @Test func ordersIntegersThenStringsByBytes() {
    let map = ValueMap([
      (.string("b"), 1), (.bytes([0xFF]), 2), (.integer(10), 3), (.string("é"), 4), (.integer(-1), 5),
      (.string("B"), 6),
    ])
    #expect(map.keys == [.integer(-1), .integer(10), .string("B"), .string("b"), .string("é"), .bytes([0xFF])])
  }

  @Test func theLastOfEqualKeysWins() {
    #expect(
      ValueMap([(.string("a"), 1), (.string("b"), 2), (.string("a"), 3)])
        == ValueMap([(.string("a"), 3), (.string("b"), 2)]))
  }

  @Test func keysAreComparedByTheirBytes() {
    // One letter in two encodings: Lua has two keys.
    let map = ValueMap([(.string("e\u{301}"), 1), (.string("\u{E9}"), 2)])
    #expect(map.count == 2)
    #expect(map["e\u{301}"] == 1)
    #expect(map["\u{E9}"] == 2)
    var other = ValueMap([(.string("\u{E9}"), 2)])
    #expect(other["e\u{301}"] == nil)
    other["e\u{301}"] = 1
    #expect(other == map)
  }

  @Test func behavesLikeADictionary() {
    var random = Seeded(51)
    for _ in 0..<300 {
      var map = ValueMap()
      var reference: [Int64: Value] = [:]
      for _ in 0..<40 {
        let key = Int64.random(in: 0..<12, using: &random)
        let value: Value? = random.once(in: 3) ? nil : .integer(.random(in: 0..<100, using: &random))
        map[.integer(key)] = value
        reference[key] = value
      }
      #expect(map == ValueMap(reference.map { (.integer($0), $1) }))
      #expect(map.keys == reference.keys.sorted().map { .integer($0) })
    }
  }

  @Test func stringsAreComparedByTheirBytes() {
    #expect(Value.string("\u{E9}") != Value.string("e\u{301}"))
    #expect(Value.list(["\u{E9}"]) != Value.list(["e\u{301}"]))
    #expect(Value.string("\u{E9}") == Value.string("é"))
  }
}
