import DocumentModel
import PlainText

/// Makes a document of blocks that come one after the other: what every reader of structured text ends in.
///
/// White space inside a block is made one blank, as HTML has it, except in code; blocks are set apart by an empty line,
/// items of a list by a new line, cells of a row by a tab. Blocks without text are left out.
public struct DocumentBuilder {
  private var text: [UInt8] = []
  private var blocks: [Block] = []
  private var open: Block?
  private var openStart = 0
  private var isCode = false
  private var pendingBlank = false
  private var cells = 0
  private let limits: ReaderLimits
  /// What a careful reader should know.
  public private(set) var warnings: [String] = []

  /// Begins an empty document.
  public init(limits: ReaderLimits = ReaderLimits()) { self.limits = limits }

  /// Whether no block has any text yet.
  public var isEmpty: Bool { blocks.isEmpty && (open == nil || text.count == openStart) }

  /// The blocks that are finished.
  public var finished: [Block] { blocks }

  // MARK: - Blocks

  /// Begins a block; one that is open is ended.
  public mutating func begin(_ kind: BlockKind, level: Int = 0, page: Int? = nil, part: String? = nil) {
    end()
    start(Block(kind: kind, range: 0..<0, level: level, page: page, part: part))
  }

  /// Begins a cell of a table; rows and columns count from 1.
  public mutating func beginCell(_ cell: TableCell, page: Int? = nil, part: String? = nil) {
    end()
    start(Block(kind: .tableCell, range: 0..<0, page: page, part: part, cell: cell))
  }

  /// Ends the open block. Without any text it is as if it had never been.
  public mutating func end() {
    guard var block = open else { return }
    open = nil
    pendingBlank = false
    while text.count > openStart, Self.isBlank(text[text.count - 1]) { text.removeLast() }
    guard text.count > openStart else {
      text.removeLast(text.count - (blocks.last?.range.upperBound ?? 0))
      return
    }
    block.range = openStart..<text.count
    blocks.append(block)
  }

  private mutating func start(_ block: Block) {
    if let last = blocks.last { text.append(contentsOf: Self.separator(last, block)) }
    open = block
    isCode = block.kind == .code
    openStart = text.count
  }

  private static func separator(_ before: Block, _ block: Block) -> [UInt8] {
    if before.kind == .listItem, block.kind == .listItem { return [0x0A] }
    if let left = before.cell, let right = block.cell, left.table == right.table {
      return left.row == right.row ? [0x09] : [0x0A]
    }
    return [0x0A, 0x0A]
  }

  // MARK: - Text

  /// Makes room for about so many bytes of text, as long as there are none.
  public mutating func reserve(_ count: Int) {
    if text.isEmpty { text.reserveCapacity(count + count / 16) }
  }

  /// Adds text to the open block, or to a new paragraph. It must be valid UTF-8.
  public mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) {
    if open == nil {
      guard utf8.contains(where: { !Self.isBlank($0) }) else { return }
      start(Block(kind: .paragraph, range: 0..<0))
    }
    if isCode {
      for byte in utf8 where byte != 0 && byte != 0x0D { text.append(byte) }
      return
    }
    var index = 0
    while index < utf8.count {
      if Self.isBlank(utf8[index]) {
        pendingBlank = true
        index += 1
        continue
      }
      if pendingBlank, text.count > openStart, text[text.count - 1] != 0x0A { text.append(0x20) }
      pendingBlank = false
      let end = BlankRuns.end(of: UnsafeRawBufferPointer(utf8), from: index)
      text.append(contentsOf: utf8.extracting(index..<end))
      index = end
    }
  }

  /// Adds text to the open block, or to a new paragraph.
  public mutating func append(_ string: String) {
    var string = string
    string.withUTF8 { append($0) }
  }

  /// Begins a new line inside the block (`<br>`).
  public mutating func lineBreak() {
    guard open != nil else { return }
    while text.count > openStart, text[text.count - 1] == 0x20 { text.removeLast() }
    if text.count > openStart { text.append(0x0A) }
    pendingBlank = false
  }

  /// ASCII white space and zero bytes; the no-break space is text.
  private static func isBlank(_ byte: UInt8) -> Bool { BlankRuns.isBlank(byte) }

  /// Notes what a careful reader should know; a warning that was noted before is not noted again.
  public mutating func warn(_ warning: String) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  /// Counts a table's cell.
  ///
  /// - Returns: `false` once the limit `cells` is met: the rest of the tables is then to be read as paragraphs.
  public mutating func countCell() -> Bool {
    cells += 1
    if cells == limits.cells + 1 {
      warn(
        "the tables have more than \(limits.cells) cells: the rest are read as paragraphs; raise it with --limit cells=…"
      )
    }
    return cells <= limits.cells
  }

  /// The finished document.
  ///
  /// - Throws: `ReaderError.empty` without any text; `ReaderError.limit` for too much of it.
  public consuming func build(id: String, metadata: Metadata) throws(ReaderError) -> ReadResult {
    end()
    guard !blocks.isEmpty else { throw .empty }
    guard text.count <= limits.document else {
      throw .limit(
        "the text is \(text.count) bytes long, more than the limit of \(limits.document): raise it with --limit input=…"
      )
    }
    do {
      let document = try Document(id: id, text: try Text(text), metadata: metadata, blocks: blocks)
      return ReadResult(document: document, warnings: warnings)
    } catch {
      throw .notText("\(error)")
    }
  }
}
