import DocumentModel
import PlainText

/// Puts the lines of a column together to paragraphs, items and headings in the making.
///
/// A new block begins where the size changes, where the distance is larger than from line to line, where a line is
/// indented, where it bears an item's mark, and where the line before has ended early: its first word would have fitted.
struct PDFParagraphs {
  private let content: PDFContent
  private let statistics: PDFStatistics
  private let lines: [PDFLine]
  /// Lines run from right to left: for them left and right change places.
  private let isMirrored: Bool
  /// The left edge, and the right one that most lines reach.
  private let left: Float
  private let right: Float
  private let leading: Float
  private var blocks: [PDFBlock] = []

  /// The blocks of lines; `kind` is paragraph or list item.
  static func blocks(_ lines: [PDFLine], _ content: PDFContent, _ statistics: PDFStatistics) -> [PDFBlock] {
    var finder = PDFParagraphs(lines, content, statistics)
    finder.run()
    return finder.blocks
  }

  private init(_ lines: [PDFLine], _ content: PDFContent, _ statistics: PDFStatistics) {
    self.content = content
    self.statistics = statistics
    self.lines = lines
    let isMirrored = PDFScript.isRightToLeft(lines.prefix(20).flatMap(\.words), content)
    self.isMirrored = isMirrored
    let ends = lines.map { isMirrored ? -$0.x0 : $0.x1 }.sorted()
    let starts = lines.map { isMirrored ? -$0.x1 : $0.x0 }.sorted()
    right = ends.isEmpty ? 0 : ends[min(ends.count - 1, ends.count * 85 / 100)]
    left = starts.isEmpty ? 0 : starts[starts.count / 10]
    let steps = zip(lines, lines.dropFirst()).compactMap { line, next -> Float? in
      let step = next.bottom - line.bottom
      return abs(next.size - line.size) < line.size * 0.06 && step > line.size * 0.7 ? step : nil
    }.sorted()
    let own = steps.isEmpty ? statistics.leading : steps[steps.count / 2]
    leading = steps.count >= 4 ? min(own, statistics.leading * 1.5) : statistics.leading
  }

  /// Where a line begins, the way that it runs.
  private func start(_ line: PDFLine) -> Float { isMirrored ? -line.x1 : line.x0 }
  private func end(_ line: PDFLine) -> Float { isMirrored ? -line.x0 : line.x1 }

  private mutating func run() {
    for (index, line) in lines.enumerated() {
      let before = index > 0 ? lines[index - 1] : nil
      let after = index + 1 < lines.count ? lines[index + 1] : nil
      if let before, let block = blocks.last, !begins(line, before, after, block) {
        blocks[blocks.count - 1].lines.append(line)
      } else {
        begin(line, after)
      }
      blocks[blocks.count - 1].isFull = right - end(line) < line.size * 1.5
    }
  }

  private mutating func begin(_ line: PDFLine, _ after: PDFLine?) {
    let mark = mark(line)
    var block = PDFBlock(kind: mark == nil ? .paragraph : .listItem, page: line.page, lines: [line])
    block.hasBullet = mark == .bullet
    let beside = after.map { abs($0.size - line.size) < line.size * 0.06 ? $0.x0 : left } ?? left
    block.isIndented = start(line) - min(beside, start(line)) > line.size * 0.5 || start(line) - left > line.size * 0.5
    blocks.append(block)
  }

  private enum Mark {
    case bullet
    case numeral
  }

  private func mark(_ line: PDFLine) -> Mark? {
    guard line.words.count > 1 else { return nil }
    let first = content.text(of: line.words[0])
    if PDFMark.isBullet(first) { return .bullet }
    return PDFMark.isNumeral(first) ? .numeral : nil
  }

  // MARK: - Where blocks begin

  private func begins(_ line: PDFLine, _ before: PDFLine, _ after: PDFLine?, _ block: PDFBlock) -> Bool {
    let size = before.size
    if abs(line.size - size) > size * 0.1, !isOtherFont(line, before) { return true }
    let step = line.bottom - before.bottom
    let normal =
      size > statistics.body * 1.12 ? max(leading, size * 1.45) : min(leading, max(size * 2.2, leading * 0.5))
    if step > normal * 1.3 + 1 || step < -size { return true }
    if isHyphenated(before) { return false }
    let isLarge = size > statistics.body * 1.12
    let endsEarly = hasRoom(before, for: line)
    let ends = before.words.last.map { PDFLetters.endsSentence(content.text(of: $0)) } ?? false
    if let mark = mark(line), !isLarge {
      let isStrong = mark == .bullet && content.text(of: line.words[0]).count == 3
      if isStrong || block.kind == .listItem || ends || endsEarly { return true }
    }
    if isLarge { return false }
    if block.kind == .listItem, endsEarly, ends { return true }
    if let turns = turns(line, before, after, block, endsEarly: endsEarly) { return turns }
    guard endsEarly else { return false }
    if ends { return true }
    // A line that ends far from the edge and is followed by a capital, a figure or a mark.
    // Half a line short, no word was too long: the line was ended on purpose.
    if right - end(before) > (right - left) * 0.45 { return true }
    let isFarFrom = right - end(before) > max((right - left) * 0.25, size * 4)
    return isFarFrom && PDFLetters.firstCase(content.text(of: line.words[0])) != .lower
  }

  /// Whether a line of another height is the same sentence in another font: a full line goes on at the usual distance.
  private func isOtherFont(_ line: PDFLine, _ before: PDFLine) -> Bool {
    guard let last = before.words.last, abs(line.size - before.size) <= before.size * 0.35 else { return false }
    return !PDFLetters.endsSentence(content.text(of: last)) && !hasRoom(before, for: line)
      && abs(start(line) - left) <= line.size * 0.5 && line.bottom - before.bottom < leading * 1.2
      && max(line.size, before.size) <= statistics.body * 1.12
  }

  /// Whether the left edge says that a block begins or goes on; `nil` when it says nothing.
  private func turns(
    _ line: PDFLine, _ before: PDFLine, _ after: PDFLine?, _ block: PDFBlock, endsEarly: Bool
  ) -> Bool? {
    let tolerance = line.size * 0.5
    let shift = start(line) - start(before)
    if block.kind == .paragraph, isCentred(line, before) { return false }
    if shift > tolerance {
      // Under the text of an item; or the first line of a paragraph.
      if block.kind == .listItem, block.lines.count == 1 {
        let offset = abs(start(line) - textStart(block))
        if offset > line.size * 0.35, line.bottom - before.bottom > leading * 1.15 { return true }
        return offset > line.size * 1.2
      }
      // Numbered sections, terms and letters hang out.
      if block.lines.count == 1, !endsEarly, let after, abs(start(after) - start(line)) <= tolerance { return false }
      return true
    }
    if shift < -tolerance {
      if block.kind == .listItem {
        return block.lines.count > 1 || endsEarly || start(line) < start(before) - line.size * 4
      }
      let isNew = endsEarly && PDFLetters.firstCase(content.text(of: line.words[0])) != .lower
      return block.lines.count > 1 || isNew
    }
    return nil
  }

  private func textStart(_ block: PDFBlock) -> Float {
    let words = block.lines[0].words
    return words.count > 1 ? (isMirrored ? -words[1].x1 : words[1].x0) : start(block.lines[0])
  }

  /// Lines with one middle: both are inset, or by so much that it is no indentation.
  private func isCentred(_ line: PDFLine, _ before: PDFLine) -> Bool {
    let tolerance = line.size * 0.4
    let shift = abs(line.x0 - before.x0)
    guard abs((line.x0 + line.x1) - (before.x0 + before.x1)) <= tolerance, shift > tolerance else { return false }
    return shift > line.size * 3 || min(start(line), start(before)) - left > line.size
  }

  /// Whether a line's first word would have had room at the end of the line before.
  private func hasRoom(_ before: PDFLine, for line: PDFLine) -> Bool {
    let first = line.words[0]
    return end(before) + first.width + line.size * 0.3 < right - line.size * 0.4
  }

  private func isHyphenated(_ line: PDFLine) -> Bool {
    guard let last = line.words.last else { return false }
    let text = content.text(of: last)
    return text.count > 1 && LineHyphens.length(text) > 0
      && PDFLetters.endsWithLetter(text.dropLast(LineHyphens.length(text)))
  }
}
