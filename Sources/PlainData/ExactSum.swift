/// A sum of floats without rounding until it is read, so that the order of adding does not matter.
///
/// Source: J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997: non-overlapping partials, as in Python's
/// `math.fsum`. Infinities and NaN add as IEEE 754 does.
public struct ExactSum: Sendable, Equatable {
  /// Non-overlapping parts of the sum, the smallest first.
  public private(set) var parts: [Double]
  private var special: Double?

  /// Takes its parts.
  public init(_ number: Double = 0) {
    parts = []
    add(number)
  }

  /// Makes a sum of parts that came over a wire.
  public init(parts: [Double]) {
    self.parts = []
    for part in parts { add(part) }
  }

  /// Adds a number exactly.
  ///
  /// - Complexity: O(parts), of which there are rarely more than a few and never more than about 40.
  public mutating func add(_ number: Double) {
    guard number.isFinite else {
      special = (special ?? 0) + number
      return
    }
    var x = number
    var kept = 0
    for index in parts.indices {
      var y = parts[index]
      if abs(x) < abs(y) { swap(&x, &y) }
      let high = x + y
      let low = y - (high - x)
      if low != 0 {
        parts[kept] = low
        kept += 1
      }
      x = high
    }
    guard x.isFinite else {
      special = (special ?? 0) + x
      parts = []
      return
    }
    parts.removeSubrange(kept...)
    if x != 0 { parts.append(x) }
  }

  /// Adds another sum exactly.
  public mutating func add(_ other: ExactSum) {
    for part in other.parts { add(part) }
    if let more = other.special { special = (special ?? 0) + more }
  }

  /// All parts for a wire: those of the sum, and the infinity or NaN that swallowed it.
  var wireParts: [Double] { parts + (special.map { [$0] } ?? []) }

  /// The sum, rounded once, to nearest even.
  public var rounded: Double {
    if let special { return special }
    var index = parts.count - 1
    guard index >= 0 else { return 0 }
    var high = parts[index]
    var low = 0.0
    while index > 0 {
      index -= 1
      let x = high
      let y = parts[index]
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    // Half-way cases: the parts below decide on which side the sum lies.
    if index > 0, low < 0 && parts[index - 1] < 0 || low > 0 && parts[index - 1] > 0 {
      let doubled = low * 2
      let next = high + doubled
      if doubled == next - high { high = next }
    }
    return high
  }

  /// Compares two values.
  public static func == (a: ExactSum, b: ExactSum) -> Bool {
    a.rounded == b.rounded || a.rounded.isNaN && b.rounded.isNaN
  }
}
