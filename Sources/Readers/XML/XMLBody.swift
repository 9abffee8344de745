import DocumentModel
import PlainText

/// Reads the text of any XML: an element that holds text is a block, elements inside it belong to its text.
final class XMLBody {
  private let xml: XMLPull
  private let outline: XMLOutline
  private(set) var writer: FlowWriter
  private(set) var properties: OfficeProperties
  private var element = 0
  private var frames: [XMLFrame] = []
  /// The blocks that are open, and what has to follow each.
  private var blocks: [(item: FlowItem, queue: [FlowItem])] = []
  private var tables: [FlowTable] = []
  private var tableCount = 0
  private var sections = 0
  private var lists = 0
  private var quotations = 0
  private var headerRows = 0
  /// The text of the open note, and how many blocks lie around it.
  private var note: (text: [UInt8], depth: Int)?
  /// The number of a section or an item, which belongs to the block that follows.
  private var number: [UInt8] = []

  init(_ xml: XMLPull, outline: XMLOutline, properties: OfficeProperties, limits: ReaderLimits) {
    self.xml = xml
    self.outline = outline
    self.properties = properties
    writer = FlowWriter(limits: limits)
  }

  /// Notes what a careful reader should know.
  func warn(_ text: String) { writer.builder.warn(text) }

  /// Reads the document.
  func read() throws(ReaderError) {
    while let event = try xml.next() {
      switch event {
      case .start: try start()
      case .end: try end()
      case .text, .entity: if !blocks.isEmpty { blocks[blocks.count - 1].item.text.append(contentsOf: xml.text) }
      case .doctype: warn("the document type that the file declares is not applied")
      }
    }
    if xml.hasLostEntities { warn("references to entities were left out") }
  }

  // MARK: - Elements

  private func start() throws(ReaderError) {
    let name = xml.name
    let number = element
    element += 1
    if number == 0, let language = xml.attribute("lang", .xml) ?? xml.attribute("lang") {
      properties.set("language", language)
    }
    var frame = XMLFrame(name: name, role: XMLRole(name))
    switch frame.role {
    case .metadata where isDocumentFormat: return try properties.readHeader(xml, element: &element)
    case .skipped: return try pass()
    // The mark of a footnote, which stands elsewhere.
    case .reference where xml.attribute("ref-type") == "fn": return try pass()
    case .lineBreak: blocks.mutateLast { $0.item.text.append(FlowItem.lineBreak) }
    case .section: sections += 1
    case .list: lists += 1
    case .quotation: quotations += 1
    case .headerRows: headerRows += 1
    case .item: frame.awaitsItem = lists > 0
    case .table:
      tableCount += 1
      tables.append(FlowTable(number: tableCount))
    case .row: tables.mutateLast { $0.beginRow(isHeader: headerRows > 0 || xml.attribute("role") == "label") }
    case .cell, .headerCell: startCell(frame.role)
    case .footnote, .note:
      if note == nil, frame.role == .footnote || !blocks.isEmpty {
        note = ([], blocks.count)
        frame.opensNote = true
      }
    default: break
    }
    frame.opensBlock = opensBlock(frame, holdsText: outline.holdsText(number))
    frames.append(frame)
    if frame.opensBlock { blocks.append((item(frame), [])) }
  }

  private var isDocumentFormat: Bool { ["TEI", "teiCorpus", "akomaNtoso", "html"].contains(outline.root) }

  /// Passes over the element, whose children count as elements all the same.
  private func pass() throws(ReaderError) {
    let depth = xml.depth
    while let event = try xml.next() {
      if event == .start { element += 1 }
      if event == .end, xml.depth == depth { return }
    }
  }

  private func startCell(_ role: XMLRole) {
    guard let last = tables.indices.last else { return }
    if role == .headerCell {
      tables[last].isHeaderRow = true
    } else if headerRows == 0 {
      tables[last].isHeaderRow = false
    }
    tables[last].beginCell()
    let bounds = 1...FlowTable.mostColumns
    if let span = xml.number("colspan", .none, in: bounds) ?? xml.number("cols", .none, in: bounds) {
      tables[last].span(span)
    }
  }

  private func opensBlock(_ frame: XMLFrame, holdsText: Bool) -> Bool {
    let isInBlock = blocks.count > (note?.depth ?? 0)
    switch frame.role {
    case .paragraph, .code: return true
    // A title inside a sentence is that of something else.
    case .heading: return !isInBlock && (holdsText || frame.name == "head" || frame.name == "heading")
    case .item: return holdsText && lists > 0 || holdsText && !isInBlock
    case .cell, .headerCell: return holdsText && !tables.isEmpty || holdsText && !isInBlock
    case .number: return !isInBlock
    default: return holdsText && !isInBlock
    }
  }

  private func item(_ frame: XMLFrame) -> FlowItem {
    var item = FlowItem(kind: .paragraph, text: [], cell: tables.last?.cell, part: path)
    switch frame.role {
    case .heading:
      item.kind = .heading
      item.level = min(9, max(1, sections))
    case .code: item.kind = .code
    case .number: return item
    default:
      if let waiting = frames.lastIndex(where: { $0.awaitsItem }), lists > 0 {
        frames[waiting].awaitsItem = false
        item.kind = .listItem
        item.level = min(lists, 255)
      } else if quotations > 0 {
        item.kind = .quotation
      }
    }
    if note == nil { item.text = number }
    number = []
    return item
  }

  /// The names of the open elements, the innermost ones where they are many.
  private var path: String {
    var names: [String] = []
    var count = 0
    for frame in frames.reversed() {
      count += frame.name.utf8.count + 1
      if count > 200 {
        names.append("…")
        break
      }
      names.append(frame.name)
    }
    return names.reversed().joined(separator: "/")
  }

  private func end() throws(ReaderError) {
    guard let frame = frames.popLast() else { return }
    if frame.opensBlock { try endBlock(isNumber: frame.role == .number) }
    switch frame.role {
    case .section: sections -= 1
    case .list: lists -= 1
    case .quotation: quotations -= 1
    case .headerRows: headerRows -= 1
    case .table: _ = tables.popLast()
    case .cell, .headerCell: tables.mutateLast { $0.endCell() }
    default: break
    }
    if frame.opensNote, let open = note {
      note = nil
      try writer.add(FlowItem(kind: .footnote, text: open.text, part: path))
    }
  }

  // MARK: - Blocks

  private func endBlock(isNumber: Bool) throws(ReaderError) {
    guard let block = blocks.popLast() else { return }
    if isNumber {
      number = block.item.text.filter { $0 != FlowItem.lineBreak } + [0x20]
    } else {
      try emit(block.item)
    }
    for item in block.queue { try emit(item) }
  }

  private func emit(_ item: FlowItem) throws(ReaderError) {
    if let open = note, blocks.count <= open.depth {
      if !open.text.isEmpty { note?.text.append(FlowItem.lineBreak) }
      note?.text.append(contentsOf: item.text)
    } else if blocks.isEmpty {
      try writer.add(item)
    } else {
      blocks[blocks.count - 1].queue.append(item)
    }
  }
}
