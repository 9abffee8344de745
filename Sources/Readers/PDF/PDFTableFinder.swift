/// The cells of a table; only where it is plainly one.
struct PDFTableFinder {
  private let rows: [PDFRow]
  private let columns: [[PDFLine]]
  private let gaps: [PDFGap]
  private let page: Int
  private let content: PDFContent

  init(_ rows: [PDFRow], _ columns: [[PDFLine]], _ gaps: [PDFGap], page: Int, content: PDFContent) {
    self.rows = rows
    self.columns = columns
    self.gaps = gaps
    self.page = page
    self.content = content
  }

  /// The cells by row and column; `nil` when this is no table.
  ///
  /// - Parameter isProse: All columns look like prose: only rows that are plainly set apart make such a table.
  func cells(isProse: Bool) -> [[[PDFLine]]]? {
    guard columns.count == gaps.count + 1 else { return nil }
    let groups = self.groups(needsGaps: isProse)
    guard groups.count >= 2 else { return nil }
    let table = groups.map { group -> [[PDFLine]] in
      var cells = [[PDFWord]](repeating: [], count: columns.count)
      for row in group {
        var column = 0
        for word in row.words {
          while column < gaps.count, word.x0 >= gaps[column].to { column += 1 }
          cells[column].append(word)
        }
      }
      return cells.map { $0.isEmpty ? [] : PDFLine.lines($0, page: page, content: content) }
    }
    return isTable(table, isProse: isProse) ? Self.merged(table) : nil
  }

  /// Puts columns together that never both hold something: figures that are set to the right under a heading that is
  /// set to the left leave a gap between them.
  private static func merged(_ table: [[[PDFLine]]]) -> [[[PDFLine]]] {
    var table = table
    var column = 0
    while column + 1 < table[0].count {
      var (left, right, both) = (0, 0, 0)
      for row in table {
        left += row[column].isEmpty ? 0 : 1
        right += row[column + 1].isEmpty ? 0 : 1
        both += row[column].isEmpty || row[column + 1].isEmpty ? 0 : 1
      }
      guard both == 0, min(left, right) <= 1 else {
        column += 1
        continue
      }
      for row in table.indices { table[row][column] += table[row].remove(at: column + 1) }
    }
    return table
  }

  /// The rows of words put together to rows of the table.
  private func groups(needsGaps: Bool) -> [[PDFRow]] {
    let spaces = zip(rows, rows.dropFirst()).map { $1.top - $0.bottom }
    let sorted = spaces.sorted()
    guard let smallest = sorted.first, let largest = sorted.last else { return [rows] }
    let height = max(rows[0].words.first?.height ?? 1, 1)
    // Two kinds of space: between the lines of a cell, and between rows.
    let isUneven = largest - smallest > height * 0.35
    if needsGaps && !isUneven { return [rows] }
    let border = isUneven ? (smallest + height * 0.3) : -Float.infinity
    var groups: [[PDFRow]] = []
    for (index, row) in rows.enumerated() {
      let goesOn = isUneven ? spaces[safe: index - 1].map { $0 < border } : isContinuation(row)
      if index > 0, goesOn == true, !isEntry(row, after: groups[groups.count - 1]) {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups
  }

  /// A figure in a column where the row has one already is a row of its own, however near: contents, accounts.
  private func isEntry(_ row: PDFRow, after group: [PDFRow]) -> Bool {
    guard let last = row.words.last, let gap = gaps.last, last.x0 >= gap.to, isFigure(last) else { return false }
    return group.contains { above in above.words.last.map { $0.x0 >= gap.to && isFigure($0) } ?? false }
  }

  private func isFigure(_ word: PDFWord) -> Bool {
    content.text(of: word).allSatisfy { $0 >= 0x30 && $0 <= 0x39 || ".,%+-".utf8.contains($0) }
  }

  /// In a table whose lines are all equally far from each other: nothing in the first column, and little elsewhere.
  private func isContinuation(_ row: PDFRow) -> Bool {
    guard let first = row.words.first, let gap = gaps.first else { return false }
    return first.x0 >= gap.to && PDFLetters.firstCase(content.text(of: first)) == .lower
  }

  private func isTable(_ table: [[[PDFLine]]], isProse: Bool) -> Bool {
    let filled = table.reduce(0) { $0 + $1.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) } }
    let size = table.count * columns.count
    let whole = table.filter { row in row.filter { !$0.isEmpty }.count >= 2 }.count
    guard whole >= 2, whole * 3 >= table.count * 2, filled * 2 >= size else { return false }
    if columns.count == 2, table.count < 3 { return false }
    // Cells of a row begin at one height.
    let level = table.filter { row in
      let tops = row.compactMap { $0.first?.top }
      guard let highest = tops.min(), let lowest = tops.max(), let size = row.lazy.compactMap({ $0.first?.size }).first
      else { return false }
      return lowest - highest <= size * 0.35
    }.count
    guard level * 10 >= table.count * 8 else { return false }
    guard isProse else { return hasShortCells(table) }
    // Prose on both sides: rows of several cells whose lines differ in number.
    let uneven = table.filter { Set($0.map(\.count)).count > 1 }.count
    return table.count >= 3 && filled * 10 >= size * 9 && uneven * 2 >= table.count
  }

  /// A good part of the cells holds a few words only.
  private func hasShortCells(_ table: [[[PDFLine]]]) -> Bool {
    var short = 0
    var all = 0
    for cell in table.joined() where !cell.isEmpty {
      all += 1
      if cell.count == 1, cell[0].words.count <= 5 { short += 1 }
    }
    return short * 3 >= all
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
