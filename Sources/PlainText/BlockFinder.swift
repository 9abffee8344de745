import DocumentModel

/// Finds the blocks of plain text: paragraphs, titles, list items, pages.
///
/// Blank lines divide paragraphs; the lines of a hard-wrapped paragraph are one block. Where lines are paragraphs of
/// their own – longer than any wrapping leaves them, or nearly all ending like sentences – each is a block.
struct BlockFinder {
  private let lines: [TextLine]
  private let bytes: UnsafeBufferPointer<UInt8>
  private let owner: Column<UInt8>
  /// The length of the longest line that is followed by another one: about where a hard-wrapped text is wrapped.
  private let wrap: Int

  init(_ text: Column<UInt8>) {
    owner = text
    bytes = text.buffer
    lines = TextLine.lines(of: text.buffer)
    var wrap = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank && !line.isLong {
      wrap = max(wrap, line.length)
    }
    self.wrap = wrap
  }

  /// The blocks in order.
  ///
  /// - Complexity: O(bytes).
  func blocks() -> [Block] {
    var blocks: [Block] = []
    let hasPages = lines.contains { $0.beginsPage }
    let perLine = hasParagraphLines()
    var page = 1
    var indents: [Int] = []
    // The line before, when it is part of the block that is open.
    var previous: TextLine?
    for (index, line) in lines.enumerated() {
      if line.beginsPage, index > 0 { page += 1 }
      if line.isBlank {
        previous = nil
        continue
      }
      let isApart = line.beginsPage || perLine || line.isLong || previous?.isLong == true
      let before = isApart ? nil : previous
      previous = line
      let isItem = ListMark.isMark(text(line)) && (before.map { mayFollow(blocks[blocks.count - 1], $0) } ?? true)
      if before != nil, !isItem {
        blocks[blocks.count - 1].range = blocks[blocks.count - 1].range.lowerBound..<line.end
        continue
      }
      if isItem {
        while let last = indents.last, last > line.indent { indents.removeLast() }
        if indents.last != line.indent { indents.append(line.indent) }
      } else {
        indents = []
      }
      blocks.append(
        Block(
          kind: isItem ? .listItem : .paragraph, range: line.start..<line.end, level: indents.count,
          page: hasPages ? page : nil))
    }
    markHeadings(&blocks)
    return blocks
  }

  private func text(_ line: TextLine) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[line.start..<line.end])
  }

  /// Whether a list item may begin behind a line of an open block: not where a wrapped sentence only happens to go on
  /// with "5. " or "- ".
  private func mayFollow(_ open: Block, _ before: TextLine) -> Bool {
    if open.kind == .listItem { return true }
    return endsLikeSentence(before) || before.length * 10 < wrap * 7
  }

  private func endsLikeSentence(_ line: TextLine) -> Bool {
    // The last byte of a closing curly quotation mark, too.
    ".!?:;\"\u{201D}".utf8.contains(bytes[line.end - 1])
  }

  /// Whether each line is a paragraph: nearly all lines that another one follows end like sentences.
  private func hasParagraphLines() -> Bool {
    var followed = 0
    var ended = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
      followed += 1
      if endsLikeSentence(line) { ended += 1 }
    }
    return followed > 0 && ended * 10 >= followed * 8
  }

  // MARK: - Headings

  /// Marks the title, and further on lines that stand alone and are numbered like sections or all in capitals.
  private func markHeadings(_ blocks: inout [Block]) {
    guard blocks.count > 1 else { return }
    for index in blocks.indices {
      let text = UnsafeBufferPointer(rebasing: bytes[blocks[index].range])
      guard text.count <= (index == 0 ? 200 : 100), !text.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
        continue
      }
      guard !".,;:!".utf8.contains(text[text.count - 1]), DateLine.date(text) == nil else { continue }
      if index == 0 {
        guard blocks[0].kind == .paragraph else { continue }
        blocks[0].kind = .heading
        blocks[0].level = 1
      } else if index + 1 < blocks.count, blocks[index + 1].kind == .paragraph, blocks[index].kind != .heading,
        text.last != 0x3F, blocks[index - 1].kind != .listItem || blocks[index].kind != .listItem,
        ListMark.isSection(text) || Self.isCapitals(text)
      {
        blocks[index].kind = .heading
        blocks[index].level = 2
      }
    }
  }

  /// Several letters, none of them small.
  private static func isCapitals(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.allSatisfy { $0 < 0x80 && !($0 >= 0x61 && $0 <= 0x7A) } && text.filter { $0 >= 0x41 && $0 <= 0x5A }.count >= 4
  }
}
