extension Wire {
  /// The default merge of two encoded partials.
  ///
  /// Integers add; floats add exactly; lists concatenate; maps and counters merge by key; equal strings and booleans
  /// stay; null gives way. Associative, so that neighbours may be merged in any grouping.
  ///
  /// - Throws: `WireError.unmergeable` with the place of two values that no rule covers.
  /// - Complexity: O(bytes): maps are sorted, so that two of them merge in one pass over both.
  public static func merge(_ a: [UInt8], _ b: [UInt8]) throws(WireError) -> [UInt8] {
    var merger = WireMerger(WireReader(a[...], allowsObjects: false), WireReader(b[...], allowsObjects: false), a, b)
    try merger.merge(path: "", depth: 0)
    guard merger.isAtEnd else { throw .malformed("bytes too many") }
    return merger.result
  }
}

/// Merges two encoded values from left to right.
private struct WireMerger {
  private var a: WireReader
  private var b: WireReader
  private let aBytes: [UInt8]
  private let bBytes: [UInt8]
  private(set) var result: [UInt8] = []

  init(_ a: WireReader, _ b: WireReader, _ aBytes: [UInt8], _ bBytes: [UInt8]) {
    self.a = a
    self.b = b
    self.aBytes = aBytes
    self.bBytes = bBytes
    result.reserveCapacity(aBytes.count + bBytes.count / 4)
  }

  var isAtEnd: Bool { a.isAtEnd && b.isAtEnd }

  mutating func merge(path: String, depth: Int) throws(WireError) {
    guard depth <= Wire.depthLimit else { throw .malformed("it is nested too deeply") }
    guard a.remaining > 0, b.remaining > 0 else { throw .malformed("it ends too early") }
    let tags = (aBytes[a.position], bBytes[b.position])
    switch tags {
    case (WireTag.null, _):
      _ = try a.byte()
      try copyB(depth)
    case (_, WireTag.null):
      _ = try b.byte()
      try copyA(depth)
    case (WireTag.list, WireTag.list): try concatenate(depth)
    case (WireTag.list, WireTag.map), (WireTag.map, WireTag.list): try mergeEmpty(path, depth)
    case (WireTag.map, WireTag.map), (WireTag.counter, WireTag.counter): try mergeMaps(path, depth)
    case (WireTag.string, WireTag.string), (WireTag.true, WireTag.true), (WireTag.false, WireTag.false):
      try keepEqual(path, depth)
    default: try add(path, depth, tags)
    }
  }

  private mutating func copyA(_ depth: Int) throws(WireError) {
    let start = a.position
    try a.skip(depth: depth)
    result += aBytes[start..<a.position]
  }

  private mutating func copyB(_ depth: Int) throws(WireError) {
    let start = b.position
    try b.skip(depth: depth)
    result += bBytes[start..<b.position]
  }

  private mutating func concatenate(_ depth: Int) throws(WireError) {
    _ = (try a.byte(), try b.byte())
    let counts = (try a.count(atLeast: 1), try b.count(atLeast: 1))
    result.append(WireTag.list)
    Wire.appendUnsigned(UInt64(counts.0 + counts.1), &result)
    for _ in 0..<counts.0 { try copyA(depth + 1) }
    for _ in 0..<counts.1 { try copyB(depth + 1) }
  }

  /// An empty table is an empty list where the other side is a list.
  private mutating func mergeEmpty(_ path: String, _ depth: Int) throws(WireError) {
    let mapIsA = aBytes[a.position] == WireTag.map
    if mapIsA {
      _ = try a.byte()
      guard try a.count(atLeast: 2) == 0 else { throw different(path, "a list and a table with keys") }
      try copyB(depth)
    } else {
      _ = try b.byte()
      guard try b.count(atLeast: 2) == 0 else { throw different(path, "a list and a table with keys") }
      try copyA(depth)
    }
  }

  private mutating func mergeMaps(_ path: String, _ depth: Int) throws(WireError) {
    result.append(try a.byte())
    _ = try b.byte()
    var left = (try a.count(atLeast: 2), try b.count(atLeast: 2))
    // The number of entries is known only behind them: it is put before them afterwards.
    let outer = result
    result = []
    var count = 0
    var keys: (ValueMap.Key?, ValueMap.Key?) = (nil, nil)
    var starts = (a.position, b.position)
    while left.0 > 0 || left.1 > 0 {
      if keys.0 == nil && left.0 > 0 { (starts.0, keys.0) = (a.position, try a.key()) }
      if keys.1 == nil && left.1 > 0 { (starts.1, keys.1) = (b.position, try b.key()) }
      count += 1
      let takesA = keys.1.map { other in keys.0.map { !(other < $0) } ?? false } ?? true
      let takesB = keys.0.map { other in keys.1.map { !(other < $0) } ?? false } ?? true
      let key = takesA ? aBytes[starts.0..<a.position] : bBytes[starts.1..<b.position]
      result += key
      if takesA && takesB {
        try merge(path: inner(path, keys.0), depth: depth + 1)
      } else if takesA {
        try copyA(depth + 1)
      } else {
        try copyB(depth + 1)
      }
      if takesA { (keys.0, left.0) = (nil, left.0 - 1) }
      if takesB { (keys.1, left.1) = (nil, left.1 - 1) }
    }
    let entries = result
    result = outer
    Wire.appendUnsigned(UInt64(count), &result)
    result += entries
  }

  private func inner(_ path: String, _ key: ValueMap.Key?) -> String {
    switch key {
    case .string(let name)?: path.isEmpty ? name : "\(path).\(name)"
    case .integer(let number)?: "\(path)[\(number)]"
    default: path
    }
  }

  private mutating func keepEqual(_ path: String, _ depth: Int) throws(WireError) {
    let starts = (a.position, b.position)
    try a.skip(depth: depth)
    try b.skip(depth: depth)
    guard aBytes[starts.0..<a.position] == bBytes[starts.1..<b.position] else {
      throw different(path, "two different strings")
    }
    result += aBytes[starts.0..<a.position]
  }

  private mutating func add(_ path: String, _ depth: Int, _ tags: (UInt8, UInt8)) throws(WireError) {
    let numbers = [WireTag.integer, WireTag.double, WireTag.sum]
    guard numbers.contains(tags.0), numbers.contains(tags.1) else {
      throw different(path, "values of different types")
    }
    let values = (try a.value(depth: depth), try b.value(depth: depth))
    if case (.integer(let x), .integer(let y)) = values {
      let (sum, overflow) = x.addingReportingOverflow(y)
      guard !overflow else { throw .unmergeable(path: path, "the sum of integers is too large") }
      return Wire.encode(.integer(sum), into: &result)
    }
    var sum = Self.exact(values.0)
    sum.add(Self.exact(values.1))
    Wire.encode(.sum(sum), into: &result)
  }

  /// A number as an exact sum. Integers beyond 2^53 are split so that nothing is rounded.
  private static func exact(_ value: Value) -> ExactSum {
    switch value {
    case .sum(let sum): return sum
    case .integer(let number):
      var sum = ExactSum(Double(number >> 32) * 4_294_967_296)
      sum.add(Double(number & 0xFFFF_FFFF))
      return sum
    default: return ExactSum(value.number ?? 0)
    }
  }

  private func different(_ path: String, _ what: String) -> WireError {
    .unmergeable(path: path, "\(what) need a merge function of the plugin's own: merge = function(a, b) … end")
  }
}
