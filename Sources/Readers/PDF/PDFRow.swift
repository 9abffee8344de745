/// Words that are level with each other, over the whole of a region.
struct PDFRow {
  /// From left to right.
  var words: [PDFWord]
  var top: Float
  var bottom: Float

  /// More than a line, for lines of columns that are not level cannot be told apart.
  var isTangled: Bool {
    var tallest: Float = 0
    for word in words { tallest = max(tallest, word.height) }
    return bottom - top > tallest * 1.6
  }

  /// The rows of words, from the top; two words are in one row when the middles of their boxes overlap.
  ///
  /// - Complexity: O(n log n).
  static func rows(_ words: [PDFWord]) -> [PDFRow] {
    var rows: [PDFRow] = []
    var current: [PDFWord] = []
    var reach = -Float.infinity
    func finish() {
      guard !current.isEmpty else { return }
      var (top, bottom) = (Float.infinity, -Float.infinity)
      for word in current {
        top = min(top, word.y0)
        bottom = max(bottom, word.y1)
      }
      current.sort { ($0.x0, $0.start) < ($1.x0, $1.start) }
      rows.append(PDFRow(words: current, top: top, bottom: bottom))
      current.removeAll(keepingCapacity: true)
    }
    for word in words.sorted(by: { ($0.coreTop, $0.x0) < ($1.coreTop, $1.x0) }) {
      if word.coreTop > reach {
        finish()
        reach = word.coreBottom
      }
      current.append(word)
      reach = max(reach, word.coreBottom)
    }
    finish()
    return rows
  }

  /// The stretches of the row without text that are at least so wide, with those before its first word and behind its
  /// last one.
  func gaps(wider width: Float) -> [PDFGap] {
    var gaps: [PDFGap] = []
    var reach = -Float.infinity
    for word in words {
      if word.x0 - reach >= width { gaps.append(PDFGap(from: reach, to: word.x0)) }
      reach = max(reach, word.x1)
    }
    gaps.append(PDFGap(from: reach, to: .infinity))
    return gaps
  }
}

/// A stretch from left to right where no word stands.
struct PDFGap {
  var from: Float
  var to: Float

  var middle: Float { (from + to) / 2 }

  func contains(_ x: Float) -> Bool { from <= x && x <= to }

  /// What two lists of gaps, each from left to right, have in common.
  static func common(_ left: [PDFGap], _ right: [PDFGap], wider width: Float) -> [PDFGap] {
    var result: [PDFGap] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let from = max(left[i].from, right[j].from)
      let to = min(left[i].to, right[j].to)
      if to - from >= width { result.append(PDFGap(from: from, to: to)) }
      if left[i].to < right[j].to { i += 1 } else { j += 1 }
    }
    return result
  }
}
