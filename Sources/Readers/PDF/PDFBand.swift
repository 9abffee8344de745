/// Rows that leave the same stretches of the page free: columns of prose, or a table.
struct PDFBand {
  enum Kind {
    case columns([[PDFWord]])
    case table([[[PDFLine]]])
  }

  /// More columns than any table has that could be read.
  private static let mostColumns = 64

  let kind: Kind
  /// What is between the columns.
  let gaps: [PDFGap]

  /// Finds out what rows are; `nil` when they are neither, and just lines with wide gaps.
  ///
  /// - Parameter isKnown: The gaps are those between columns of pages before.
  init?(_ rows: [PDFRow], gaps: [PDFGap], page: Int, content: PDFContent, isKnown: Bool) {
    guard gaps.count < Self.mostColumns else { return nil }
    var gaps = gaps
    var columns = Self.split(rows, gaps)
    var lines = columns.map { PDFLine.lines($0, page: page, content: content) }
    // The marks of a list and the numbers of lines are no column.
    while let index = lines.firstIndex(where: { Self.isMarks($0, content) }), !gaps.isEmpty {
      gaps.remove(at: min(index, gaps.count - 1))
      columns = Self.split(rows, gaps)
      lines = columns.map { PDFLine.lines($0, page: page, content: content) }
    }
    guard columns.count > 1 else { return nil }
    self.gaps = gaps
    if isKnown {
      // Few lines, which look like nothing in particular: only beside prose.
      guard lines.contains(where: { PDFProse.isProse($0, content) }) else { return nil }
      kind = .columns(columns)
      return
    }
    let proses = lines.filter { PDFProse.isProse($0, content) }
    if let cells = PDFTableFinder(rows, lines, gaps, page: page, content: content).cells(
      isProse: proses.count == lines.count)
    {
      kind = .table(cells)
    } else if proses.count >= 1, lines.allSatisfy({ PDFProse.mayBeColumn($0) }) || proses.count == lines.count {
      kind = .columns(columns)
    } else {
      return nil
    }
  }

  /// The words between the gaps.
  static func split(_ rows: [PDFRow], _ gaps: [PDFGap]) -> [[PDFWord]] {
    var columns = [[PDFWord]](repeating: [], count: gaps.count + 1)
    for row in rows {
      var column = 0
      for word in row.words {
        while column < gaps.count, word.x0 >= gaps[column].to { column += 1 }
        columns[column].append(word)
      }
    }
    return columns.filter { !$0.isEmpty }
  }

  private static func isMarks(_ lines: [PDFLine], _ content: PDFContent) -> Bool {
    lines.allSatisfy { line in
      line.words.count == 1 && PDFMark.isMark(content.text(of: line.words[0]))
    }
  }
}
