import DocumentModel
import PlainText

/// Reads the text of an OpenDocument file paragraph by paragraph.
final class ODTBody {
  private let xml: XMLPull
  private var styles: ODTStyles
  private(set) var writer: FlowWriter
  private(set) var properties: OfficeProperties
  private var isInBody = false
  private var paragraphs: [ODTParagraph] = []
  /// Of each open list, whether its open item still waits for its first paragraph.
  private var lists: [Bool] = []
  private var tables: [ODTTable] = []
  private var tableCount = 0
  /// The text of the open note, and how many paragraphs lie around it.
  private var note: (text: [UInt8], depth: Int)?
  /// The depth of the element that hides all in it.
  private var hiddenDepth: Int?

  init(_ xml: XMLPull, styles: ODTStyles, properties: OfficeProperties, limits: ReaderLimits) {
    self.xml = xml
    self.styles = styles
    self.properties = properties
    writer = FlowWriter(limits: limits)
  }

  /// Reads `content.xml`, or a flat file.
  func read() throws(ReaderError) {
    try xml.readPart(of: "OpenDocument file", start: start, end: end, text: addText)
  }

  /// Notes what a careful reader should know.
  func warn(_ text: String) { writer.builder.warn(text) }

  // MARK: - Elements

  private func start() throws(ReaderError) {
    switch xml.namespace {
    case .odfOffice: try startOffice(xml.name)
    case .odfText: if isInBody { try startText(xml.name) }
    case .odfTable: if isInBody { startTable(xml.name) }
    case .odfVector: if isInBody, ["title", "desc"].contains(xml.name) { try xml.skip() }
    case .odfDraw: if ["object", "object-ole", "image"].contains(xml.name) { try xml.skip() }
    default: break
    }
  }

  private func startOffice(_ name: String) throws(ReaderError) {
    switch name {
    case "styles", "automatic-styles": try styles.readSection(xml)
    case "meta": try properties.readODF(xml)
    case "text": isInBody = true
    case "spreadsheet": throw .malformed("this is a spreadsheet, not a text document: save it as CSV")
    case "presentation", "drawing": throw .malformed("this is a drawing or slides, not a text document: save it as PDF")
    case "annotation", "forms", "scripts", "master-styles", "event-listeners": try xml.skip()
    default: break
    }
  }

  private func startText(_ name: String) throws(ReaderError) {
    switch name {
    case "p", "h": beginParagraph(isHeading: name == "h")
    case "span":
      if styles.style(xml.attribute("style-name", .odfText))?.isHidden == true { hide() }
    case "s":
      let count = xml.number("c", .odfText, in: 1...10_000) ?? 1
      paragraphs.mutateLast { $0.text.append(contentsOf: repeatElement(0x20, count: count)) }
    case "tab": add(0x20)
    case "line-break": add(FlowItem.lineBreak)
    case "list": lists.append(false)
    case "list-item", "list-header": lists.mutateLast { $0 = true }
    case "note": if note == nil { note = ([], paragraphs.count) }
    case "hidden-paragraph":
      if xml.attribute("is-hidden", .odfText) == "true" { paragraphs.mutateLast { $0.isHidden = true } }
      try xml.skip()
    case "section":
      if xml.attribute("display", .odfText) == "none" { hide() }
    case "tracked-changes", "note-citation", "ruby-text", "page-number", "hidden-text", "sequence-decls",
      "variable-decls", "user-field-decls", "table-of-content", "illustration-index", "table-index", "object-index",
      "user-index", "alphabetical-index":
      try xml.skip()
    default: break
    }
  }

  private func startTable(_ name: String) {
    switch name {
    case "table", "sub-table":
      tableCount += 1
      tables.append(ODTTable(number: tableCount))
    case "table-header-rows": tables.mutateLast { $0.isInHeader = true }
    case "table-row":
      let repeated = xml.number("number-rows-repeated", .odfTable, in: 1...FlowTable.mostColumns) ?? 1
      tables.mutateLast { $0.beginRow(repeated: repeated) }
    case "table-cell":
      let repeated = xml.number("number-columns-repeated", .odfTable, in: 1...FlowTable.mostColumns) ?? 1
      tables.mutateLast { $0.beginCell(repeated: repeated) }
    case "covered-table-cell":
      // What a merged cell covers has no text of its own; the columns go on counting.
      let repeated = xml.number("number-columns-repeated", .odfTable, in: 1...FlowTable.mostColumns) ?? 1
      tables.mutateLast { $0.beginCell(repeated: repeated) }
    default: break
    }
  }

  private func end() throws(ReaderError) {
    if let depth = hiddenDepth, xml.depth <= depth { hiddenDepth = nil }
    guard isInBody else { return }
    switch (xml.namespace, xml.name) {
    case (.odfOffice, "text"): isInBody = false
    case (.odfText, "p"), (.odfText, "h"): try endParagraph()
    case (.odfText, "list"): _ = lists.popLast()
    case (.odfText, "note"): try endNote()
    case (.odfTable, "table"), (.odfTable, "sub-table"): _ = tables.popLast()
    case (.odfTable, "table-header-rows"): tables.mutateLast { $0.isInHeader = false }
    case (.odfTable, "table-row"): tables.mutateLast { $0.endRow() }
    case (.odfTable, "table-cell"), (.odfTable, "covered-table-cell"): try endCell()
    default: break
    }
  }

  private func hide() { if hiddenDepth == nil { hiddenDepth = xml.depth } }

  // MARK: - Text

  private func addText() {
    guard isInBody, let last = paragraphs.indices.last else { return }
    if hiddenDepth == nil {
      paragraphs[last].text.append(contentsOf: xml.text)
    } else {
      writer.builder.warn("hidden text was left out")
    }
  }

  private func add(_ byte: UInt8) {
    if hiddenDepth == nil { paragraphs.mutateLast { $0.text.append(byte) } }
  }

  private func beginParagraph(isHeading: Bool) {
    var paragraph = ODTParagraph()
    paragraph.style = styles.style(xml.attribute("style-name", .odfText))
    if isHeading { paragraph.outline = xml.number("outline-level", .odfText, in: 1...9) ?? 1 }
    paragraph.isHidden = paragraph.style?.isHidden ?? false
    // Only the first paragraph of an item is the item; those after it go on with it.
    if lists.last == true {
      lists.mutateLast { $0 = false }
      paragraph.listDepth = lists.count
    }
    paragraphs.append(paragraph)
  }

  private func endParagraph() throws(ReaderError) {
    guard let paragraph = paragraphs.popLast() else { return }
    if paragraph.isHidden {
      if paragraph.text.contains(where: { $0 > 0x20 }) { warn("hidden text was left out") }
    } else {
      try emit(item(paragraph))
    }
    for item in paragraph.queue { try emit(item) }
  }

  private func item(_ paragraph: ODTParagraph) -> FlowItem {
    let style = paragraph.style
    var item = FlowItem(kind: style?.kind ?? .paragraph, text: paragraph.text, cell: tables.last?.cell)
    if let level = paragraph.outline > 0 ? paragraph.outline : style?.heading {
      item.kind = .heading
      item.level = level
    } else if paragraph.listDepth > 0 {
      item.kind = .listItem
      item.level = paragraph.listDepth
    }
    return item
  }

  private func emit(_ item: FlowItem) throws(ReaderError) {
    if let open = note, paragraphs.count <= open.depth {
      if !open.text.isEmpty { note?.text.append(FlowItem.lineBreak) }
      note?.text.append(contentsOf: item.text)
    } else if let outer = paragraphs.indices.last {
      paragraphs[outer].queue.append(item)
    } else if tables.last?.holds == true {
      tables.mutateLast { $0.held.append(item) }
    } else {
      try writer.add(item)
    }
  }

  private func endNote() throws(ReaderError) {
    guard let open = note, paragraphs.count <= open.depth else { return }
    note = nil
    try writer.add(FlowItem(kind: .footnote, text: open.text))
  }

  private func endCell() throws(ReaderError) {
    guard let last = tables.indices.last else { return }
    let items = tables[last].endCell()
    if items.isCut { warn("a cell that is repeated more than \(ODTTable.mostCopies) times is read so many times only") }
    for item in items.items { try emit(item) }
  }
}
