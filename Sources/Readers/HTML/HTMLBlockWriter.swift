import DocumentModel
import Glibc

/// Writes the nodes of a page as blocks.
///
/// Cells, items and footnotes are one block each, their paragraphs lines of it; two `<br>` end a paragraph. Marks of
/// footnotes get brackets, `<q>` its quotation marks, readings of ideographs parentheses: none is to touch a word.
struct HTMLBlockWriter {
  /// What text becomes where it stands.
  struct Context {
    var kind: BlockKind = .paragraph
    var level = 0
    /// The number behind the last node inside.
    var end: Int
    /// Whether paragraphs inside are lines of one block.
    var isOne = false
    var cell: TableCell?
  }

  let tree: HTMLTree
  private let dropped: [Bool]
  private let part: String?
  var contexts: [Context]
  var lists: [Int] = []
  var tables: [HTMLTable] = []
  var tableCount: Int
  /// The ends of elements that hold footnotes.
  var notes: [Int] = []
  private var blockEnds: [Int] = []
  /// Text to write where elements end: ”.
  private var closings: [(end: Int, text: String)] = []
  private var isOpen = false
  /// Line breaks that nothing has followed yet.
  private var breaks = 0

  /// Begins.
  ///
  /// - Parameter tables: How many tables the document has already.
  init(_ tree: HTMLTree, dropped: [Bool], part: String?, tables: Int) {
    self.tree = tree
    self.dropped = dropped
    self.part = part
    tableCount = tables
    contexts = [Context(end: tree.nodes.count)]
  }

  /// Writes all nodes.
  mutating func write(to builder: inout DocumentBuilder) {
    builder.end()
    var index = 0
    while index < tree.nodes.count {
      leave(before: index, &builder)
      let node = tree.nodes[index]
      if dropped[index] || node.traits.contains(.backLink) && !node.tag.isBlock {
        if node.tag.isBlock { split(&builder) }
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        if current.kind == .footnote, node.traits.contains(.link), isArrow(node) {
          index += 1
          continue
        }
        write(Int(node.start)..<Int(node.stop), &builder)
      } else {
        if node.tag.isBlock {
          split(&builder)
          blockEnds.append(Int(node.end))
        }
        enter(index, &builder)
      }
      index += 1
    }
    leave(before: tree.nodes.count, &builder)
    close(&builder)
  }

  // MARK: - Blocks

  var current: Context { contexts[contexts.count - 1] }

  /// Begins what holds text of another kind.
  mutating func push(_ context: Context, _ builder: inout DocumentBuilder) {
    close(&builder)
    contexts.append(context)
  }

  /// Ends the open block.
  mutating func close(_ builder: inout DocumentBuilder) {
    if isOpen { builder.end() }
    isOpen = false
    breaks = 0
  }

  /// Sets what follows apart: as a line of the block that must stay one, else as another block.
  private mutating func split(_ builder: inout DocumentBuilder) {
    if current.isOne { breaks = max(breaks, 1) } else { close(&builder) }
  }

  /// A line break; two end a paragraph.
  mutating func lineBreak(_ builder: inout DocumentBuilder) {
    breaks += 1
    if breaks > 1, !current.isOne { close(&builder) }
  }

  /// Ends what ends before a node.
  private mutating func leave(before index: Int, _ builder: inout DocumentBuilder) {
    while let last = closings.last, last.end <= index {
      if isOpen { builder.append(last.text) }
      closings.removeLast()
    }
    while let last = blockEnds.last, last <= index {
      split(&builder)
      blockEnds.removeLast()
    }
    while contexts.count > 1, current.end <= index {
      close(&builder)
      contexts.removeLast()
    }
    while let last = lists.last, last <= index { lists.removeLast() }
    while let last = notes.last, last <= index { notes.removeLast() }
    while let last = tables.last, last.end <= index { tables.removeLast() }
  }

  // MARK: - Text

  /// Whether a link is nothing but an arrow: that leads from a footnote back to its mark.
  private func isArrow(_ node: HTMLNode) -> Bool {
    guard node.stop - node.start <= 12 else { return false }
    let text = String(decoding: tree.text[Int(node.start)..<Int(node.stop)], as: UTF8.self)
    return text.unicodeScalars.allSatisfy { "↩↑↵⏎⤴←^\u{FE0E}\u{FE0F} ".unicodeScalars.contains($0) }
  }

  /// Writes marks around what an element holds.
  mutating func enclose(_ opening: String, _ closing: String, end: Int, _ builder: inout DocumentBuilder) {
    if !opening.isEmpty {
      begin(&builder)
      builder.append(opening)
    }
    closings.append((end, closing))
  }

  private mutating func begin(_ builder: inout DocumentBuilder) {
    if !isOpen {
      let context = current
      if let cell = context.cell {
        builder.beginCell(cell, part: part)
      } else {
        builder.begin(context.kind, level: context.level, part: part)
      }
      isOpen = true
    } else if breaks > 0 {
      builder.lineBreak()
    }
    breaks = 0
  }

  private mutating func write(_ range: Range<Int>, _ builder: inout DocumentBuilder) {
    var bytes = tree.text[range]
    let isBlank = Self.isBlank(bytes)
    if isBlank, !isOpen || breaks > 0 { return }
    let wasOpen = isOpen && breaks == 0
    if !isBlank { begin(&builder) }
    // The line break behind `<pre>` is not part of it.
    if current.kind == .code, !wasOpen, bytes.first == 0x0A { bytes = bytes.dropFirst() }
    Self.withoutSoftHyphens(bytes) { builder.append($0) }
  }

  /// Whether there is nothing to see: white space, no-break spaces, marks of no width.
  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte <= 0x20 {
        index += 1
      } else if byte == 0xC2, index + 1 < bytes.endIndex, bytes[index + 1] == 0xA0 || bytes[index + 1] == 0xAD {
        index += 2
      } else if byte == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80, bytes[index + 2] == 0x8B {
        index += 3
      } else {
        return false
      }
    }
    return true
  }

  /// Calls for the stretches between soft hyphens, which tell browsers where words may be broken.
  private static func withoutSoftHyphens(_ bytes: ArraySlice<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, memchr(base, 0xC2, buffer.count) != nil else {
        body(buffer)
        return
      }
      var start = 0
      var index = 0
      while index + 1 < buffer.count {
        if buffer[index] == 0xC2, buffer[index + 1] == 0xAD {
          if index > start { body(UnsafeBufferPointer(rebasing: buffer[start..<index])) }
          index += 2
          start = index
        } else {
          index += 1
        }
      }
      if buffer.count > start { body(UnsafeBufferPointer(rebasing: buffer[start...])) }
    }
  }
}
