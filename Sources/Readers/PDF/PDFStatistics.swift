/// What most of a file's text is like.
struct PDFStatistics {
  /// The height of most words.
  let body: Float
  /// From line to line, where most text stands.
  let leading: Float

  /// The height of most words of pages.
  static func body(_ pages: some Sequence<PDFPage>) -> Float {
    var heights: [Int: Int] = [:]
    for page in pages {
      for word in page.words { heights[Int(word.height * 4), default: 0] += word.range.count }
    }
    let common = heights.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return max(1, (Float(common?.key ?? 40) + 0.5) / 4)
  }

  /// Takes all regions of text.
  init(_ pages: [(PDFPage, [PDFRegion])]) {
    let body = Self.body(pages.lazy.map(\.0))
    var steps: [Int: Int] = [:]
    for (_, regions) in pages {
      for case .text(let lines) in regions {
        for (line, next) in zip(lines, lines.dropFirst()) where abs(next.size - body) < body * 0.06 {
          let step = next.bottom - line.bottom
          if step > body * 0.7, step < body * 3 { steps[Int(step * 4), default: 0] += 1 }
        }
      }
    }
    self.body = body
    let step = steps.max { ($0.value, $1.key) < ($1.value, $0.key) }
    leading = step.map { (Float($0.key) + 0.5) / 4 } ?? body * 1.3
  }
}
