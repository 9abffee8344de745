/// How many code points must be inserted, deleted, replaced or swapped with a neighbour to make one text of another:
/// optimal string alignment, the restricted distance of Damerau and Levenshtein.
///
/// - Complexity: O(|a|·|b|) time, O(|b|) space.
public func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var before = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  var current = previous
  for i in 1...a.count {
    current[0] = i
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      var least = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
      if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] { least = min(least, before[j - 2] + 1) }
      current[j] = least
    }
    (before, previous, current) = (previous, current, before)
  }
  return previous[b.count]
}
