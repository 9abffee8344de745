import DocumentModel
import PlainText

/// Reads the text of a Word document, and of its notes, paragraph by paragraph.
final class DOCXBody {
  private let styles: DOCXStyles
  private let numbering: DOCXNumbering
  private(set) var writer: FlowWriter
  private var xml: XMLPull
  /// The open paragraphs: those of text boxes lie in others.
  private var paragraphs: [DOCXParagraph] = []
  private var tables: [FlowTable] = []
  private var tableCount = 0
  private var fields = DOCXFields()
  /// Of each open `mc:AlternateContent`, whether a branch was read.
  private var alternatives: [Bool] = []
  private var isInText = false
  private var isPlaceholder = false
  /// The text of paragraphs whose end was deleted.
  private var carried: [UInt8] = []
  /// The text of the open note.
  private var note: [UInt8]?
  /// The notes that the text refers to.
  private(set) var footnotes: Set<String> = []
  private(set) var endnotes: Set<String> = []

  init(_ xml: XMLPull, styles: DOCXStyles, numbering: DOCXNumbering, limits: ReaderLimits) {
    self.xml = xml
    self.styles = styles
    self.numbering = numbering
    writer = FlowWriter(limits: limits)
  }

  /// Reads the main part.
  func read() throws(ReaderError) {
    try xml.readPart(of: "Word document", start: start, end: end, text: addText)
    try flushCarried()
  }

  /// Reads a part with notes of that name; those that the text does not refer to are left out.
  func readNotes(_ xml: XMLPull, named name: String, wanted: Set<String>) throws(ReaderError) {
    self.xml = xml
    paragraphs = []
    tables = []
    fields = DOCXFields()
    alternatives = []
    while let event = try xml.next() {
      if event == .start, xml.namespace == .word, xml.name == name {
        let id = xml.attribute("id", .word) ?? ""
        guard wanted.contains(id), xml.attribute("type", .word) ?? "normal" == "normal" else {
          try xml.skip()
          continue
        }
        note = []
      } else if event == .end, xml.namespace == .word, xml.name == name {
        try flushCarried()
        let text = note ?? []
        note = nil
        try writer.add(FlowItem(kind: .footnote, text: text))
      } else if event == .start {
        try start()
      } else if event == .end {
        try end()
      } else if event == .text {
        addText()
      }
    }
    note = nil
  }

  /// Notes what a careful reader should know.
  func warn(_ text: String) { writer.builder.warn(text) }

  // MARK: - Elements

  private func start() throws(ReaderError) {
    switch xml.namespace {
    case .word: try startWord(xml.name)
    case .math: if xml.name == "t" { isInText = true }
    case .compatibility: try startAlternative(xml.name)
    default: break
    }
  }

  private func startWord(_ name: String) throws(ReaderError) {
    switch name {
    case "r": paragraphs.mutateLast { $0.isRunHidden = styleHides($0) }
    case "t": isInText = true
    case "rPr":
      guard var paragraph = paragraphs.popLast() else { return try xml.skip() }
      defer { paragraphs.append(paragraph) }
      try paragraph.readRunProperties(xml, styles: styles, base: styleHides(paragraph))
    case "p": paragraphs.append(DOCXParagraph())
    case "pPr":
      guard var paragraph = paragraphs.popLast() else { return try xml.skip() }
      defer { paragraphs.append(paragraph) }
      try paragraph.readProperties(xml)
    case "tab", "ptab": add(0x20)
    case "br": add(["page", "column"].contains(xml.attribute("type", .word)) ? 0x20 : FlowItem.lineBreak)
    case "cr": add(FlowItem.lineBreak)
    case "noBreakHyphen": for byte in [0xE2, 0x80, 0x91] as [UInt8] { add(byte) }
    case "fldChar": fields.take(xml.attribute("fldCharType", .word))
    case "footnoteReference": xml.attribute("id", .word).map { _ = footnotes.insert($0) }
    case "endnoteReference": xml.attribute("id", .word).map { _ = endnotes.insert($0) }
    case "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "sectPr", "tblPr", "tblGrid", "comment":
      try xml.skip()
    case "sdtPr": isPlaceholder = try xml.readsPlaceholder()
    case "sdtContent":
      if isPlaceholder { try xml.skip() }
      isPlaceholder = false
    case "altChunk": warn("an embedded document is not read: open the file in Word and save it again to have it read")
    default: try startTable(name)
    }
  }

  private func startTable(_ name: String) throws(ReaderError) {
    switch name {
    case "tbl":
      try flushCarried()
      tableCount += 1
      tables.append(FlowTable(number: tableCount))
    case "tr": tables.mutateLast { $0.beginRow() }
    case "trPr": try readRowProperties()
    case "tc": tables.mutateLast { $0.beginCell() }
    case "tcPr":
      if let count = try xml.readSpan() { tables.mutateLast { $0.span(count) } }
    default: break
    }
  }

  private func startAlternative(_ name: String) throws(ReaderError) {
    switch name {
    case "AlternateContent": alternatives.append(false)
    case "Choice", "Fallback":
      if alternatives.last == true { return try xml.skip() }
      alternatives.mutateLast { $0 = true }
    default: break
    }
  }

  private func end() throws(ReaderError) {
    if xml.namespace == .compatibility, xml.name == "AlternateContent" {
      _ = alternatives.popLast()
      return
    }
    guard xml.namespace == .word || xml.namespace == .math else { return }
    switch xml.name {
    case "t": isInText = false
    case "p": if xml.namespace == .word { try endParagraph() }
    case "tc":
      try flushCarried()
      tables.mutateLast { $0.endCell() }
    case "tbl": _ = tables.popLast()
    default: break
    }
  }

  // MARK: - Properties

  private func readRowProperties() throws(ReaderError) {
    let depth = xml.depth
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { return }
      guard event == .start, xml.namespace == .word else { continue }
      switch xml.name {
      case "tblHeader":
        let isHeader = OOXML.flag(xml.attribute("val", .word)) ?? true
        tables.mutateLast { $0.isHeaderRow = isHeader }
      case "gridBefore":
        let count = xml.number("val", .word, in: 0...FlowTable.mostColumns) ?? 0
        tables.mutateLast { $0.skipColumns(count) }
      case "del":
        // The row was deleted: its end follows.
        try xml.skip(to: depth - 1)
        return
      default: break
      }
    }
  }

  private func styleHides(_ paragraph: DOCXParagraph) -> Bool {
    styles.paragraph(paragraph.style)?.isHidden ?? false
  }

  // MARK: - Text

  private func addText() {
    guard isInText, !fields.isInInstruction, let last = paragraphs.indices.last else { return }
    if paragraphs[last].isRunHidden {
      writer.builder.warn("hidden text was left out")
    } else {
      paragraphs[last].text.append(contentsOf: xml.text)
    }
  }

  private func add(_ byte: UInt8) {
    guard !fields.isInInstruction, let last = paragraphs.indices.last, !paragraphs[last].isRunHidden else { return }
    paragraphs[last].text.append(byte)
  }

  private func endParagraph() throws(ReaderError) {
    guard var paragraph = paragraphs.popLast() else { return }
    if paragraphs.isEmpty, !carried.isEmpty {
      carried.append(contentsOf: paragraph.text)
      paragraph.text = carried
      carried = []
    }
    if paragraph.isMarkDeleted, paragraphs.isEmpty {
      carried = paragraph.text
    } else {
      try emit(paragraph.item(styles: styles, numbering: numbering, cell: tables.last?.cell))
    }
    for item in paragraph.queue { try emit(item) }
  }

  private func emit(_ item: FlowItem?) throws(ReaderError) {
    guard let item else { return }
    if let outer = paragraphs.indices.last {
      paragraphs[outer].queue.append(item)
    } else if note != nil {
      if note?.isEmpty == false { note?.append(FlowItem.lineBreak) }
      note?.append(contentsOf: item.text)
    } else {
      try writer.add(item)
    }
  }

  /// Text whose paragraph's end was deleted, and that nothing follows.
  private func flushCarried() throws(ReaderError) {
    guard !carried.isEmpty, paragraphs.isEmpty else { return }
    let text = carried
    carried = []
    try emit(FlowItem(kind: .paragraph, text: text, cell: tables.last?.cell))
  }
}

extension Array {
  /// Changes the last element where there is one.
  mutating func mutateLast(_ change: (inout Element) -> Void) {
    if !isEmpty { change(&self[count - 1]) }
  }
}
