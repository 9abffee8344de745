/// The known name that a misspelt one most likely means; `nil` where none is near enough.
///
/// Distance: optimal string alignment (insert, delete, replace, swap neighbours); a third of the letters may differ,
/// at most three. Of equally near names the first in order of bytes.
public func suggestion(for name: String, among known: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
  let limit = min(3, max(1, wanted.count / 3))
  var best: (name: String, distance: Int)?
  for candidate in known where candidate != name {
    let scalars = Array(candidate.lowercased().unicodeScalars.prefix(64))
    if abs(scalars.count - wanted.count) > limit { continue }
    let distance = alignmentDistance(wanted, scalars)
    guard distance <= limit else { continue }
    if let known = best, (known.distance, known.name) < (distance, candidate) { continue }
    best = (candidate, distance)
  }
  return best?.name
}

private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
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
