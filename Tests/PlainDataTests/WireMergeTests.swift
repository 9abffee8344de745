import PlainData
import Testing

/// Merges values rather than their bytes.
private func merge(_ a: Value, _ b: Value) throws -> Value {
  try Wire.decode(try Wire.merge(Wire.encode(a), Wire.encode(b)))
}

private let own = "need a merge function of the plugin's own: merge = function(a, b) … end"

@Suite struct WireMergeTests {
  static let merged: [(id: String, a: Value, b: Value, result: Value)] = [
    ("integers add", 2, -5, -3),
    ("floats add", 0.5, 0.25, .sum(ExactSum(0.75))),
    ("integer and float add", 1, 0.5, .sum(ExactSum(1.5))),
    ("sums add", .sum(ExactSum(1)), .sum(ExactSum(0.5)), .sum(ExactSum(1.5))),
    (
      "an integer beyond 2^53 is not rounded", .integer(1 << 53 + 1), .number(-9_007_199_254_740_992), .sum(ExactSum(1))
    ),
    ("lists concatenate", [1, "a"], [[2]], [1, "a", [2]]),
    ("null gives way", .null, [1], [1]),
    ("null gives way on the right", "x", .null, "x"),
    ("null and null", .null, .null, .null),
    ("maps merge by key", ["a": 1, "c": 3], ["a": 10, "b": 2], ["a": 11, "b": 2, "c": 3]),
    ("maps merge inside", ["a": ["x": [1]]], ["a": ["x": [2], "y": true]], ["a": ["x": [1, 2], "y": true]]),
    (
      "counters merge", .counter(ValueMap([(.string("a"), 1)])),
      .counter(ValueMap([(.string("a"), 2), (.integer(4), 1)])),
      .counter(ValueMap([(.integer(4), 1), (.string("a"), 3)]))
    ),
    ("equal strings stay", "same", "same", "same"),
    ("equal booleans stay", ["t": true, "f": false], ["t": true, "f": false], ["t": true, "f": false]),
    ("an empty table is an empty list", .map(ValueMap()), [1], [1]),
    ("an empty table on the right", [1], .map(ValueMap()), [1]),
    (
      "bytes as keys", .map(ValueMap([(.bytes([0xFF]), 1)])), .map(ValueMap([(.bytes([0xFF]), 2), (.string("z"), 1)])),
      .map(ValueMap([(.string("z"), 1), (.bytes([0xFF]), 3)]))
    ),
    ("keys that look alike stay apart", ["\u{E9}": 1], ["e\u{301}": 2], ["\u{E9}": 1, "e\u{301}": 2]),
  ]

  @Test(arguments: merged.indices) func merges(_ index: Int) throws {
    let (id, a, b, result) = Self.merged[index]
    try #expect(merge(a, b) == result, "\(id)")
  }

  static let refused: [(id: String, a: Value, b: Value, message: String)] = [
    ("strings", "a", "b", "two different strings \(own)"),
    ("booleans", true, false, "values of different types \(own)"),
    ("inside a map", ["a": ["b": "x"]], ["a": ["b": "y"]], "a.b: two different strings \(own)"),
    (
      "behind an integer key", .map(ValueMap([(.integer(3), ["n": 1])])), .map(ValueMap([(.integer(3), ["n": "1"])])),
      "[3].n: values of different types \(own)"
    ),
    ("list and map", ["a": [1]], ["a": ["x": 1]], "a: a list and a table with keys \(own)"),
    ("map and list", ["a": ["x": 1]], ["a": [1]], "a: a list and a table with keys \(own)"),
    ("map and counter", ["x": 1], .counter(ValueMap([(.string("x"), 1)])), "values of different types \(own)"),
    ("number and string", 1, "1", "values of different types \(own)"),
    ("overflow", ["n": .integer(.max)], ["n": 1], "n: the sum of integers is too large"),
  ]

  @Test(arguments: refused.indices) func refuses(_ index: Int) {
    let (id, a, b, message) = Self.refused[index]
    let error = #expect(throws: WireError.self, "\(id)") { try merge(a, b) }
    #expect(error?.description == message, "\(id)")
  }

  @Test func refusesBytesBehindTheValue() {
    #expect(throws: WireError.malformed("bytes too many")) { try Wire.merge(Wire.encode(1) + [0x4E], Wire.encode(1)) }
    #expect(throws: WireError.malformed("it ends too early")) { try Wire.merge([], Wire.encode(1)) }
  }

  /// Partials of one shape, as the runs of one plugin over different documents give them.
  private func partial(_ values: inout RandomValues) -> Value {
    var counts: [(ValueMap.Key, Value)] = []
    for _ in 0..<6 {
      counts.append((.string(values.text()), .integer(Int64.random(in: 0..<100, using: &values.random))))
    }
    var map = ValueMap()
    map["counts"] = .counter(ValueMap(counts))
    if values.random.once(in: 2) { map["total"] = .number(values.number()) }
    if values.random.once(in: 2) { map["list"] = .list([values.value(), values.value()]) }
    if values.random.once(in: 3) {
      map["mixed"] = values.random.once(in: 2) ? .integer(.random(in: -9...9, using: &values.random)) : 0.1
    }
    map["name"] = values.random.once(in: 3) ? .null : "same"
    map["inner"] = ["lists": values.random.once(in: 2) ? .map(ValueMap()) : [1]]
    return .map(map)
  }

  @Test func groupingMakesNoDifference() throws {
    var values = RandomValues(seed: 11)
    for round in 0..<1000 {
      let (a, b, c) = (partial(&values), partial(&values), partial(&values))
      try #expect(merge(merge(a, b), c) == merge(a, merge(b, c)), "round \(round): \(a) \(b) \(c)")
    }
  }

  @Test func groupingMakesNoDifferenceForAnyValues() {
    var values = RandomValues(seed: 12)
    var merged = 0
    for round in 0..<20_000 {
      let (a, b, c) = (values.value(depth: 2), values.value(depth: 2), values.value(depth: 2))
      let left = try? merge(merge(a, b), c)
      let right = try? merge(a, merge(b, c))
      // A sum of integers may be too large in one grouping only.
      if let left, let right {
        merged += 1
        #expect(left == right, "round \(round): \(a) \(b) \(c)")
      }
    }
    #expect(merged > 500)
  }
}
