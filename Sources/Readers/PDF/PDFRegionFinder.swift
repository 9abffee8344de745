/// Cuts a page into columns, tables and what stands across it, and puts them into reading order.
///
/// pdftotext's own flows are not used: justified lines fall apart in them, and a footnote becomes one with what stands
/// beside it in the next column. Here rows of words that leave the same stretch of the page free are a band, which is
/// columns of prose or a table; a column is cut again in the same way.
struct PDFRegionFinder {
  private let content: PDFContent
  private let page: Int
  private let isRightToLeft: Bool
  private(set) var regions: [PDFRegion] = []
  /// The stretches between columns that were found on this page and the ones before.
  private var gutters: [PDFGap]

  /// How often a column may be cut into columns.
  private static let deepest = 4
  /// So many runs of rows may turn out to be nothing before the others are passed over whole.
  private static let mostFailures = 16
  /// So many lines of text must stand on both sides of the free stretch.
  private static let leastSupport = 3

  /// The regions of a page in reading order.
  ///
  /// - Parameter gutters: What was found between the columns of the pages before; a line or two in the second column of
  ///   a last page are enough then.
  static func regions(of page: PDFPage, in content: PDFContent, gutters: inout [PDFGap]) -> [PDFRegion] {
    var finder = PDFRegionFinder(content: content, page: page, gutters: gutters)
    finder.cut(page.words, depth: 0)
    gutters = finder.gutters.suffix(16)
    return finder.regions
  }

  private init(content: PDFContent, page: PDFPage, gutters: [PDFGap]) {
    self.content = content
    self.page = page.number
    self.gutters = gutters
    isRightToLeft = PDFScript.isRightToLeft(page.words, content)
  }

  private mutating func cut(_ words: [PDFWord], depth: Int) {
    guard depth < Self.deepest, words.count > 1 else { return addText(words) }
    let rows = PDFRow.rows(words)
    let least = max(5, 0.8 * Self.middleHeight(words))
    var plain: [PDFWord] = []
    var index = 0
    var failures = 0
    while index < rows.count {
      guard let run = run(rows, from: index, least: least) else {
        plain.append(contentsOf: rows[index].words)
        index += 1
        continue
      }
      guard let (end, band) = band(rows, from: index, run) else {
        // The band may begin further down; but not every row is worth an attempt.
        failures += 1
        let next = failures > Self.mostFailures ? run.trimmed : index + 1
        for row in rows[index..<next] { plain.append(contentsOf: row.words) }
        index = next
        continue
      }
      addText(plain)
      plain = []
      switch band.kind {
      case .columns(let columns):
        noteGutters(band.gaps)
        for column in isRightToLeft ? columns.reversed() : columns { cut(column, depth: depth + 1) }
      case .table(let cells): regions.append(.table(cells))
      }
      index = end
    }
    addText(plain)
  }

  private mutating func noteGutters(_ gaps: [PDFGap]) {
    for gap in gaps where !gutters.contains(where: { $0.contains(gap.middle) && gap.contains($0.middle) }) {
      gutters.append(gap)
    }
  }

  private mutating func addText(_ words: [PDFWord]) {
    guard !words.isEmpty else { return }
    regions.append(.text(PDFLine.lines(words, page: page, content: content)))
  }

  private static func middleHeight(_ words: [PDFWord]) -> Float {
    let heights = words.map(\.height).sorted()
    return heights[heights.count / 2]
  }

  // MARK: - Bands

  /// What a run of rows is, and where it ends.
  private func band(_ rows: [PDFRow], from start: Int, _ run: Run) -> (end: Int, band: PDFBand)? {
    func band(_ end: Int) -> PDFBand? {
      PDFBand(Array(rows[start..<end]), gaps: run.gaps, page: page, content: content, isKnown: run.isKnown)
    }
    // At the end of the page what stands in one column alone belongs to it; before something else only where it is near.
    if run.end == rows.count, run.trimmed < run.end, let whole = band(run.end), case .columns = whole.kind {
      return (run.end, whole)
    }
    return band(run.trimmed).map { (run.trimmed, $0) }
  }

  private struct Run {
    let end: Int
    let trimmed: Int
    let gaps: [PDFGap]
    let isKnown: Bool
  }

  /// The longest run of rows from a place on that leaves the same stretches free, with text on both sides of each.
  private func run(_ rows: [PDFRow], from start: Int, least: Float) -> Run? {
    var gaps = rows[start].gaps(wider: least)
    guard gaps.count > 2 else { return nil }
    var support = Support(gaps.count)
    support.add(rows[start], gaps)
    var end = start + 1
    var lastTwoSided = end
    while end < rows.count {
      let common = PDFGap.common(gaps, rows[end].gaps(wider: least), wider: least)
      guard common.count > 2, !isHeading(rows, end, gaps) else { break }
      // A gap that is lost must not have been well founded: there the band ends.
      if common.count < gaps.count, support.isFounded(gaps, butNot: common, least: Self.leastSupport) { break }
      support.keep(common, of: gaps)
      gaps = common
      if support.add(rows[end], gaps) { lastTwoSided = end + 1 }
      end += 1
    }
    let trimmed = trimmed(rows, lastTwoSided, end)
    let founded = support.founded(gaps, least: Self.leastSupport)
    if !founded.isEmpty { return Run(end: end, trimmed: trimmed, gaps: founded, isKnown: false) }
    let known = support.founded(gaps, least: 1).filter { gap in
      gutters.contains { $0.contains(gap.middle) || gap.contains($0.middle) }
    }
    return known.isEmpty ? nil : Run(end: end, trimmed: trimmed, gaps: known, isKnown: true)
  }

  /// Whether a row in the midst of columns is a heading that stands over both: in larger letters, in the first column
  /// alone, with space above and below over the whole width.
  private func isHeading(_ rows: [PDFRow], _ index: Int, _ gaps: [PDFGap]) -> Bool {
    guard index > 0, index + 1 < rows.count, let height = rows[index].words.map(\.height).min() else { return false }
    guard let beside = rows[index - 1].words.first?.height, height > beside * 1.12 else { return false }
    func isTwoSided(_ row: PDFRow) -> Bool {
      guard let first = row.words.first else { return false }
      return gaps.contains { gap in first.x0 < gap.from && row.words.contains { $0.x0 >= gap.to } }
    }
    return !isTwoSided(rows[index]) && isTwoSided(rows[index + 1])
      && rows[index].top - rows[index - 1].bottom > height * 0.4
      && rows[index + 1].top - rows[index].bottom > height * 0.2
  }

  /// Leaves rows at the end that stand in one column alone to what follows, where they stand apart.
  private func trimmed(_ rows: [PDFRow], _ lastTwoSided: Int, _ end: Int) -> Int {
    var index = lastTwoSided
    while index < end {
      let above = rows[index - 1]
      let height = (rows[index].words.first?.height ?? 0)
      if rows[index].top - above.bottom > height * 1.2 { return index }
      index += 1
    }
    return end
  }

  /// How many lines stand on both sides of each gap.
  private struct Support {
    private var lines: [Float]

    init(_ count: Int) { lines = Array(repeating: 0, count: count) }

    /// Counts a row; whether it has text on both sides of some inner gap.
    @discardableResult
    mutating func add(_ row: PDFRow, _ gaps: [PDFGap]) -> Bool {
      guard let first = row.words.first else { return false }
      let height = max(first.height, 1)
      let count = max(1, ((row.bottom - row.top) / (height * 1.25)).rounded())
      let right = row.words.reduce(-Float.infinity) { max($0, $1.x1) }
      var isTwoSided = false
      for index in gaps.indices where first.x0 < gaps[index].from && right > gaps[index].to {
        lines[index] += count
        isTwoSided = true
      }
      return isTwoSided
    }

    /// The counts of the gaps that are left, each of which lies in one of those before.
    mutating func keep(_ common: [PDFGap], of gaps: [PDFGap]) {
      var at = 0
      lines = common.map { gap in
        while at + 1 < gaps.count, gaps[at].to < gap.to { at += 1 }
        return lines[at]
      }
    }

    func isFounded(_ gaps: [PDFGap], butNot common: [PDFGap], least: Int) -> Bool {
      var at = 0
      for (index, gap) in gaps.enumerated() where gap.from > -.infinity && gap.to < .infinity {
        while at < common.count, common[at].to <= gap.from { at += 1 }
        let isKept = at < common.count && common[at].from < gap.to
        if !isKept, lines[index] >= Float(least) { return true }
      }
      return false
    }

    func founded(_ gaps: [PDFGap], least: Int) -> [PDFGap] {
      gaps.indices.filter { lines[$0] >= Float(least) && gaps[$0].from > -.infinity && gaps[$0].to < .infinity }
        .map { gaps[$0] }
    }
  }
}
