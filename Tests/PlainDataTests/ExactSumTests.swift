import PlainData
import Testing

private func sum(_ numbers: [Double]) -> ExactSum {
  var sum = ExactSum()
  for number in numbers { sum.add(number) }
  return sum
}

@Suite struct ExactSumTests {
  static let sums: [(numbers: [Double], result: Double)] = [
    ([], 0), ([1.5], 1.5), ([0.1, 0.2, 0.3], 0.6), ([1e16, 1, -1e16], 1), ([1e300, 1, -1e300, 1e-300], 1),
    ([Double](repeating: 0.1, count: 10), 1), ([.infinity, 1], .infinity), ([.infinity, -.infinity], .nan),
    ([.nan, 1], .nan),
    // Half-way cases: the last part decides.
    ([9_007_199_254_740_992, 1, 1e-20], 9_007_199_254_740_994),
    ([9_007_199_254_740_992, 1, -1e-20], 9_007_199_254_740_992),
    ([9_007_199_254_740_992, 1], 9_007_199_254_740_992),
    ([.leastNonzeroMagnitude, .leastNonzeroMagnitude], 2 * .leastNonzeroMagnitude),
  ]

  @Test(arguments: sums.indices) func addsExactly(_ index: Int) {
    let (numbers, result) = Self.sums[index]
    let rounded = sum(numbers).rounded
    #expect(rounded == result || rounded.isNaN && result.isNaN, "\(numbers): \(rounded)")
  }

  @Test func integersAgreeWithIntegerArithmetic() {
    var random = Seeded(21)
    for _ in 0..<500 {
      let numbers = (0..<50).map { _ in Int64.random(in: -1 << 53...1 << 53, using: &random) }
      #expect(sum(numbers.map(Double.init)).rounded == Double(numbers.reduce(0, +)))
    }
  }

  @Test func orderAndGroupingMakeNoDifference() {
    var values = RandomValues(seed: 22)
    for round in 0..<1000 {
      var numbers = (0..<30).map { _ in values.number() }
      numbers += numbers.prefix(10).map { -$0 }
      let expected = sum(numbers).rounded
      numbers.shuffle(using: &values.random)
      #expect(sum(numbers).rounded.bitPattern == expected.bitPattern, "round \(round)")
      // Cut into groups, sum each, add the groups' sums.
      var whole = ExactSum()
      var rest = numbers[...]
      while !rest.isEmpty {
        let size = Int.random(in: 1...8, using: &values.random)
        whole.add(sum(Array(rest.prefix(size))))
        rest = rest.dropFirst(size)
      }
      #expect(whole.rounded.bitPattern == expected.bitPattern, "round \(round)")
      #expect(ExactSum(parts: whole.parts) == whole)
    }
  }
}
