/// Headers, footers and page numbers: rows at the edge of a page that stand at the same place of other pages with the
/// same text. Numbers may count the pages; even and odd pages may differ.
struct PDFRunningText {
  /// A row at the edge: its text with every number as a sign, and the numbers.
  private struct Edge {
    let key: [UInt8]
    let numbers: [Int]
    let top: Float
    let bottom: Float
    let size: Float
    /// To the next row towards the middle of the page.
    var distance: Float = .infinity
  }

  private let body: Float
  private let content: PDFContent
  private var heads: [[Edge]] = []
  private var feet: [[Edge]] = []

  /// So many rows of an edge may belong to it.
  private static let most = 4
  /// How far apart the pages may be whose rows are compared: even and odd pages, and a picture between.
  private static let reach = 4
  private static let tolerance: Float = 3

  /// The pages without their running text.
  static func remove(from content: PDFContent) -> [PDFPage] {
    let finder = PDFRunningText(content)
    return content.pages.indices.map { finder.trimmed($0) }
  }

  private init(_ content: PDFContent) {
    self.content = content
    body = PDFStatistics.body(content.pages)
    for page in content.pages {
      let outer = page.height * 0.2
      let rows = PDFRow.rows(page.words.filter { $0.centre <= outer || $0.centre >= page.height - outer })
      var head = rows.prefix { $0.bottom <= outer * 1.2 }.prefix(Self.most).map { edge($0, content) }
      var foot = rows.reversed().prefix { $0.top >= page.height - outer * 1.2 }.prefix(Self.most).map {
        edge($0, content)
      }
      if let first = rows.dropFirst().first, !head.isEmpty { head[0].distance = first.top - head[0].bottom }
      if let last = rows.dropLast().last, !foot.isEmpty { foot[0].distance = foot[0].top - last.bottom }
      heads.append(head)
      feet.append(foot)
    }
  }

  private func edge(_ row: PDFRow, _ content: PDFContent) -> Edge {
    var key: [UInt8] = []
    var numbers: [Int] = []
    let first = row.words.first.map { content.text(of: $0) } ?? []
    if row.words.count == 1, let number = Self.roman(first) {
      return Edge(key: [0x23], numbers: [number], top: row.top, bottom: row.bottom, size: row.bottom - row.top)
    }
    for word in row.words.prefix(40) {
      var isInNumber = false
      for byte in content.text(of: word) {
        if byte >= 0x30 && byte <= 0x39 {
          if !isInNumber {
            key.append(0x23)
            numbers.append(0)
          }
          isInNumber = true
          numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + Int(byte - 0x30), 1_000_000_000)
        } else {
          isInNumber = false
          key.append(byte)
        }
      }
      key.append(0x20)
    }
    if key.last == 0x20 { key.removeLast() }
    return Edge(key: key, numbers: numbers, top: row.top, bottom: row.bottom, size: row.bottom - row.top)
  }

  /// The value of a page number in small roman numerals.
  private static func roman(_ word: ArraySlice<UInt8>) -> Int? {
    guard !word.isEmpty, word.count <= 7 else { return nil }
    let values: [UInt8: Int] = [0x69: 1, 0x76: 5, 0x78: 10, 0x6C: 50, 0x63: 100]
    var total = 0
    var last = 1000
    for byte in word {
      guard let value = values[byte] else { return nil }
      total += value > last ? value - 2 * last : value
      last = value
    }
    return total
  }

  // MARK: - Comparing

  private func trimmed(_ index: Int) -> PDFPage {
    var page = content.pages[index]
    var top = -Float.infinity
    var bottom = Float.infinity
    for edge in heads[index] {
      guard isRunning(edge, index, heads) || isApart(edge, index, heads) else { break }
      top = edge.bottom - edge.size / 4
    }
    for edge in feet[index] {
      guard isRunning(edge, index, feet) || isApart(edge, index, feet) || isOwnNumber(edge, index) else { break }
      bottom = edge.top + edge.size / 4
    }
    if top > -.infinity || bottom < .infinity {
      page.words.removeAll { $0.centre < top || $0.centre > bottom }
    }
    return page
  }

  private func isRunning(_ edge: Edge, _ index: Int, _ edges: [[Edge]]) -> Bool {
    let needed = content.pages.count <= 6 ? 1 : 2
    var found = 0
    for other in max(0, index - Self.reach)...min(edges.count - 1, index + Self.reach) where other != index {
      if edges[other].contains(where: { matches(edge, $0, distance: other - index) }) { found += 1 }
      if found >= needed { return true }
    }
    return false
  }

  /// The outermost row of a short document, where even and odd pages have each its own text: at the same place of another
  /// page, quite at the edge, apart from what follows, and not in large letters.
  private func isApart(_ edge: Edge, _ index: Int, _ edges: [[Edge]]) -> Bool {
    guard content.pages.count <= 6, isApart(edge, content.pages[index]) else { return false }
    return edges.indices.contains { other in
      guard other != index, let first = edges[other].first, isApart(first, content.pages[other]) else { return false }
      // Figures are those of the pages, or there are none.
      guard
        edge.numbers.isEmpty && first.numbers.isEmpty
          || edge.numbers.count == 1 && first.numbers.map({ $0 - (other - index) }) == edge.numbers
      else { return false }
      return abs(first.top - edge.top) <= 1 && abs(first.size - edge.size) <= edge.size * 0.05
    }
  }

  private func isApart(_ edge: Edge, _ page: PDFPage) -> Bool {
    let margin = page.height * 0.07
    return edge.distance > edge.size * 1.2 && edge.size <= body * 1.05
      && (edge.bottom < margin || edge.top > page.height - margin)
  }

  private func matches(_ edge: Edge, _ other: Edge, distance: Int) -> Bool {
    guard abs(edge.top - other.top) <= Self.tolerance, abs(edge.size - other.size) <= max(1, edge.size * 0.15),
      edge.key == other.key
    else { return false }
    // Numbers are the same, or count the pages: rows of a table do neither.
    var counts = 0
    for (number, next) in zip(edge.numbers, other.numbers) where number != next {
      guard next - number == distance else { return false }
      counts += 1
    }
    return counts <= 2
  }

  /// The number of a page at its foot, where no other page can tell.
  private func isOwnNumber(_ edge: Edge, _ index: Int) -> Bool {
    let words = edge.key.filter { $0 != 0x20 && $0 != 0x2D }
    return edge.numbers.first == index + 1 && (words == [0x23] || words.elementsEqual("Page#of#".utf8))
  }
}
