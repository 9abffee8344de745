/// Whether the first row of a table names its columns.
enum PDFTableHeader {
  /// It holds no figures where the rows below do, or it is much shorter than they are.
  static func isHeader(_ rows: [[[PDFLine]]], _ content: PDFContent) -> Bool {
    guard rows.count > 2, let first = rows.first, first.filter({ !$0.isEmpty }).count * 2 > first.count else {
      return false
    }
    guard first.allSatisfy({ !isFigure($0, content) }) else { return false }
    for column in first.indices {
      let below = rows.dropFirst().filter { column < $0.count && !$0[column].isEmpty }
      let figures = below.filter { isFigure($0[column], content) }.count
      if below.count >= 2, figures * 10 >= below.count * 6 { return true }
    }
    let length = first.joined().reduce(0) { $0 + $1.count }
    let rest = rows.dropFirst().joined().joined().reduce(0) { $0 + $1.count }
    return rest >= length * 2 * (rows.count - 1) && first.allSatisfy { $0.count <= 1 }
  }

  /// A cell that begins with a digit, or a sign before one.
  private static func isFigure(_ lines: [PDFLine], _ content: PDFContent) -> Bool {
    guard let word = lines.first?.words.first else { return false }
    return content.text(of: word).prefix(5).contains { $0 >= 0x30 && $0 <= 0x39 }
  }
}
