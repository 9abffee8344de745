/// A line of one column, in reading order.
struct PDFLine {
  var words: [PDFWord]
  let page: Int
  let x0: Float
  let x1: Float
  /// The height of most of its text: what is raised or lowered does not count.
  let size: Float
  /// The box of the words of that height.
  let top: Float
  let bottom: Float

  /// Takes words in reading order, at least one.
  init(_ words: [PDFWord], page: Int) {
    self.words = words
    self.page = page
    var (x0, x1) = (Float.infinity, -Float.infinity)
    for word in words {
      x0 = min(x0, word.x0)
      x1 = max(x1, word.x1)
    }
    self.x0 = x0
    self.x1 = x1
    let size = Self.size(of: words)
    var (top, bottom) = (Float.infinity, -Float.infinity)
    for word in words where abs(word.height - size) <= size * 0.1 {
      top = min(top, word.y0)
      bottom = max(bottom, word.y1)
    }
    self.size = size
    self.top = top
    self.bottom = bottom
  }

  var width: Float { x1 - x0 }
  var count: Int { words.reduce(0) { $0 + $1.range.count } }

  /// The height at which half of the text stands in words that are not taller.
  private static func size(of words: [PDFWord]) -> Float {
    guard words.count > 1 else { return words[0].height }
    // Nearly always all are of one height.
    let first = words[0].height
    if words.allSatisfy({ abs($0.height - first) < 0.01 }) { return first }
    let sorted = words.sorted { $0.height < $1.height }
    let total = sorted.reduce(0) { $0 + $1.range.count }
    var seen = 0
    for word in sorted {
      seen += word.range.count
      if seen * 2 >= total { return word.height }
    }
    return first
  }
}

extension PDFLine {
  /// The lines of words that stand in one column.
  static func lines(_ words: [PDFWord], page: Int, content: PDFContent) -> [PDFLine] {
    PDFRow.rows(words).flatMap { row -> [PDFLine] in
      // Lines that are not level with each other stick together: pdftotext's lines are the better guess.
      if row.isTangled {
        return Dictionary(grouping: row.words, by: \.line).values.map { ordered($0, page: page, content: content) }
          .sorted { ($0.top, $0.x0) < ($1.top, $1.x0) }
      }
      return [ordered(row.words, page: page, content: content)]
    }
  }

  private static func ordered(_ words: [PDFWord], page: Int, content: PDFContent) -> PDFLine {
    let isRightToLeft = PDFScript.isRightToLeft(words, content)
    return PDFLine(PDFBidi.ordered(words, isRightToLeft: isRightToLeft, content), page: page)
  }
}
