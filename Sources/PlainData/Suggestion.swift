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
