import DocumentModel
import PlainText

/// Finds the headings among paragraphs: larger letters than the body's, the number of a section, or capitals.
struct PDFHeadings {
  private let content: PDFContent
  private let statistics: PDFStatistics

  private static let mostLines = 4
  private static let mostCharacters = 250

  init(_ content: PDFContent, _ statistics: PDFStatistics) {
    self.content = content
    self.statistics = statistics
  }

  /// Makes headings of the blocks that are, with levels: the largest letters are level 1.
  func mark(_ blocks: inout [PDFBlock]) {
    let large = blocks.indices.filter { isLarge(blocks[$0]) }
    let sizes = levels(large.map { blocks[$0].size })
    for index in large {
      blocks[index].kind = .heading
      blocks[index].hasBullet = false
      let size = blocks[index].size
      blocks[index].level = min(6, 1 + (sizes.firstIndex { size >= $0 * 0.95 } ?? sizes.count - 1))
    }
    refine(&blocks, large)
    demote(&blocks, large)
    for index in blocks.indices where blocks[index].kind == .paragraph || blocks[index].kind == .listItem {
      guard let level = level(blocks, index, base: sizes.count) else { continue }
      blocks[index].kind = .heading
      blocks[index].level = min(6, level)
    }
    setDepths(&blocks)
  }

  /// What stands between a title and its text heads nothing: names and offices, before a larger heading or a date.
  private func demote(_ blocks: inout [PDFBlock], _ large: [Int]) {
    for index in large.reversed() where blocks[index].level > 1 && index + 1 < blocks.count {
      let next = blocks[index + 1]
      let isBeforeLarger = next.kind == .heading && next.level < blocks[index].level && next.page == blocks[index].page
      let isBeforeDate = next.kind == .paragraph && text(next).withUnsafeBufferPointer { DateLine.date($0) } != nil
      let isNumbered = blocks[index].lines[0].words.first.map { PDFMark.isSection(content.text(of: $0)) } ?? false
      guard isBeforeLarger || isBeforeDate, !isNumbered else { continue }
      blocks[index].kind = .paragraph
      blocks[index].level = 0
    }
  }

  private func isLarge(_ block: PDFBlock) -> Bool {
    guard block.kind == .paragraph || block.kind == .listItem, block.size > statistics.body * 1.12,
      !block.isRotated
    else { return false }
    guard block.lines.count <= Self.mostLines, block.characters <= Self.mostCharacters else { return false }
    let text = text(block)
    // Without a letter it is an ornament or a figure.
    guard text.contains(where: { $0 >= 0x80 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { return false }
    return text.withUnsafeBufferPointer { DateLine.date($0) } == nil
  }

  /// The sizes that differ, the largest first. Where there are many, those of covers, which occur once or twice, count
  /// as the next smaller one that is in use; only the largest of them is a title.
  private func levels(_ sizes: [Float]) -> [Float] {
    var levels: [(size: Float, count: Int)] = []
    for size in sizes.sorted(by: >) {
      if let last = levels.last, size >= last.size * 0.95 {
        levels[levels.count - 1].count += 1
      } else {
        levels.append((size, 1))
      }
    }
    guard levels.count > 4 else { return levels.map(\.size) }
    let inUse = levels.dropFirst().filter { $0.count > 2 }
    return levels.prefix(1).map(\.size) + (inUse.isEmpty ? levels.dropFirst().prefix(3).map(\.size) : inUse.map(\.size))
  }

  /// Numbers tell levels apart that are set alike: 3.4 and 3.4.1.
  private func refine(_ blocks: inout [PDFBlock], _ large: [Int]) {
    func depth(_ index: Int) -> Int? {
      guard let first = blocks[index].lines[0].words.first else { return nil }
      let number = content.text(of: first)
      return PDFMark.isSection(number) ? PDFMark.sectionDepth(number) : nil
    }
    var least: [Int: Int] = [:]
    for index in large { depth(index).map { least[blocks[index].level] = min($0, least[blocks[index].level] ?? $0) } }
    for index in large {
      guard let depth = depth(index), let least = least[blocks[index].level] else { continue }
      blocks[index].level = min(6, blocks[index].level + depth - least)
    }
  }

  /// The level of a heading in letters of the body's size; `nil` when it is none.
  private func level(_ blocks: [PDFBlock], _ index: Int, base: Int) -> Int? {
    let block = blocks[index]
    guard block.lines.count == 1, block.characters <= 100, index + 1 < blocks.count,
      let first = block.lines[0].words.first, let last = block.lines[0].words.last
    else { return nil }
    guard blocks[index + 1].kind == .paragraph || blocks[index + 1].kind == .heading else { return nil }
    let end = content.text(of: last).last ?? 0
    guard !".,;:!?".utf8.contains(end) else { return nil }
    let number = content.text(of: first)
    if PDFMark.isSection(number), block.lines[0].words.count > 1, number.contains(0x2E),
      PDFLetters.firstCase(content.text(of: block.lines[0].words[1])) == .upper,
      index == 0 || blocks[index - 1].kind != .listItem
    {
      return base + PDFMark.sectionDepth(number)
    }
    guard block.kind == .paragraph else { return nil }
    let text = text(block)
    let capitals = text.filter { $0 >= 0x41 && $0 <= 0x5A }.count
    if capitals >= 4, !text.contains(where: { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }), text.count <= 80 {
      return base + 1
    }
    return isShortLine(blocks, index, first) ? base + 1 : nil
  }

  /// A short line by itself between paragraphs, which bold letters would have made plain: pdftotext does not tell them.
  private func isShortLine(_ blocks: [PDFBlock], _ index: Int, _ first: PDFWord) -> Bool {
    let line = blocks[index].lines[0]
    guard index > 0, line.words.count <= 8, line.count <= 60, PDFLetters.firstCase(content.text(of: first)) == .upper
    else {
      return false
    }
    let (before, next) = (blocks[index - 1], blocks[index + 1])
    guard
      before.kind == .paragraph || before.kind == .tableCell || before.kind == .listItem || before.kind == .footnote,
      next.kind == .paragraph, next.lines.count >= 2, next.page == blocks[index].page, !next.isRotated,
      next.lines[0].width > line.width * 1.3,
      let end = before.lines.last?.words.last, PDFLetters.endsSentence(content.text(of: end)) || before.cell != nil
    else { return false }
    // Two short lines running are an address or a poem; a line with a figure is a caption.
    guard next.lines[0].top - line.bottom < line.size * 2,
      PDFLetters.firstCase(content.text(of: next.lines[0].words[0])) != .lower
    else { return false }
    let text = text(blocks[index])
    return !text.contains { $0 >= 0x30 && $0 <= 0x39 || "${}[]=_\\<>|~^".utf8.contains($0) }
      && text.withUnsafeBufferPointer { DateLine.date($0) } == nil
  }

  private func text(_ block: PDFBlock) -> [UInt8] {
    var text: [UInt8] = []
    for word in block.lines.prefix(Self.mostLines).flatMap(\.words) {
      if !text.isEmpty { text.append(0x20) }
      text.append(contentsOf: content.text(of: word))
    }
    return text
  }

  // MARK: - Lists

  /// The depth of list items by how far right they begin.
  private func setDepths(_ blocks: inout [PDFBlock]) {
    var indents: [Float] = []
    for index in blocks.indices {
      guard blocks[index].kind == .listItem, let line = blocks[index].lines.first else {
        if blocks[index].kind != .footnote { indents = [] }
        continue
      }
      // In another column or on another page all edges differ: there the list begins anew.
      if index > 0, let before = blocks[index - 1].lines.last, before.page != line.page || line.bottom < before.top {
        indents = []
      }
      while let last = indents.last, last > line.x0 + line.size * 0.3 { indents.removeLast() }
      if indents.last.map({ line.x0 > $0 + line.size * 0.3 }) ?? true { indents.append(line.x0) }
      blocks[index].level = indents.count
    }
  }
}
