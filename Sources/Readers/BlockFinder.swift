import DocumentModel

/// Finds the blocks of plain text: paragraphs, a title, list items, pages.
struct BlockFinder {
  /// A line without its end.
  private struct Line {
    let start: Int
    let end: Int
    /// A form feed stands before it.
    let beginsPage: Bool

    var isBlank: Bool { start == end }
    var length: Int { end - start }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let owner: Column<UInt8>

  init(_ text: Column<UInt8>) {
    owner = text
    bytes = text.buffer
  }

  /// The blocks in order. A paragraph runs to a blank line, unless the text has a paragraph in each line.
  func blocks() -> [Block] {
    let lines = lines()
    let perLine = hasParagraphLines(lines)
    var blocks: [Block] = []
    var page = 1
    let hasPages = lines.contains { $0.beginsPage }
    var open: (kind: BlockKind, start: Int, end: Int, level: Int)?
    func close() {
      guard let block = open else { return }
      blocks.append(
        Block(kind: block.kind, range: block.start..<block.end, level: block.level, page: hasPages ? page : nil))
      open = nil
    }
    for (index, line) in lines.enumerated() {
      if line.beginsPage {
        close()
        if index > 0 { page += 1 }
      }
      if line.isBlank {
        close()
        continue
      }
      let depth = listDepth(line)
      if perLine || depth > 0 { close() }
      if open == nil {
        open = (depth > 0 ? .listItem : .paragraph, line.start, line.end, depth)
      } else {
        open?.end = line.end
      }
    }
    close()
    markTitle(&blocks, lines)
    return blocks
  }

  // MARK: - Lines

  private func lines() -> [Line] {
    var lines: [Line] = []
    var start = 0
    var beginsPage = false
    var index = 0
    func add(_ end: Int) {
      var (first, last) = (start, end)
      while first < last, isBlank(bytes[first]) { first += 1 }
      while last > first, isBlank(bytes[last - 1]) { last -= 1 }
      lines.append(Line(start: first, end: last, beginsPage: beginsPage))
      beginsPage = false
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A:
        add(index)
        start = index + 1
      case 0x0D:
        add(index)
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      case 0x0C:
        if index > start { add(index) }
        start = index + 1
        beginsPage = true
      default: break
      }
      index += 1
    }
    if start < bytes.count { add(bytes.count) }
    return lines
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0B }

  /// Whether each line is a paragraph: there are no blank lines between, and lines are long or end like sentences.
  private func hasParagraphLines(_ lines: [Line]) -> Bool {
    let filled = lines.filter { !$0.isBlank }
    guard filled.count > 1 else { return false }
    let longest = filled.map(\.length).max() ?? 0
    let blank = lines.count - filled.count
    // Lines beyond any hard wrap: breaks between them were meant.
    if longest > 200 { return true }
    guard blank * 10 < filled.count else { return false }
    let ended = filled.filter { ".!?:;”\"".utf8.contains(bytes[$0.end - 1]) }.count
    return ended * 10 >= filled.count * 8
  }

  // MARK: - Lists and titles

  /// The depth of a list item, 0 for any other line: "- ", "• ", "1. ", "(a) ", "A – ".
  private func listDepth(_ line: Line) -> Int {
    let text = Array(bytes[line.start..<min(line.end, line.start + 16)])
    let marks: [[UInt8]] = ["- ", "* ", "• ", "– ", "— ", "· ", "▪ ", "o "].map { Array($0.utf8) }
    if marks.contains(where: { text.starts(with: $0) }) { return 1 }
    var index = 0
    let opens = text.first == UInt8(ascii: "(")
    if opens { index = 1 }
    let digits = text[index...].prefix { (0x30...0x39).contains($0) }
    let romans = text[index...].prefix { "ivxIVX".utf8.contains($0) }
    let isLetter = index < text.count && (0x41...0x5A).contains(text[index] & 0xDF)
    let size = digits.isEmpty ? (romans.count > 1 ? romans.count : isLetter ? 1 : 0) : digits.count
    guard size > 0, size <= 4 else { return 0 }
    index += size
    guard index + 1 < text.count else { return 0 }
    if opens { return text[index] == UInt8(ascii: ")") && text[index + 1] == 0x20 ? 1 : 0 }
    if text[index] == UInt8(ascii: ")"), text[index + 1] == 0x20 { return 1 }
    // "1. ", but a letter with a stop may be an initial: "A. Smith".
    if text[index] == UInt8(ascii: "."), text[index + 1] == 0x20 { return digits.isEmpty ? 0 : 1 }
    let isUpper = isLetter && text[opens ? 1 : 0] < 0x61
    let dash = Array(" – ".utf8)
    return isUpper && romans.count <= 1 && text[index...].starts(with: dash) ? 1 : 0
  }

  /// The first paragraph is a title when it is one short line without a stop, with a blank line behind it and more below.
  private func markTitle(_ blocks: inout [Block], _ lines: [Line]) {
    guard blocks.count > 1, blocks[0].kind == .paragraph, let index = lines.firstIndex(where: { !$0.isBlank }) else {
      return
    }
    let line = lines[index]
    let isOneLine = line.start == blocks[0].range.lowerBound && line.end == blocks[0].range.upperBound
    guard isOneLine, line.length <= 250, !".,;:".utf8.contains(bytes[line.end - 1]) else { return }
    blocks[0].kind = .heading
    blocks[0].level = 1
  }
}
