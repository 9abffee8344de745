import DocumentModel
import PlainText

/// A paragraph of a Word document while it is read.
struct DOCXParagraph {
  /// The style's id.
  var style: String?
  /// The outline level that the paragraph sets itself, from 0; 9 is body text.
  var outline: Int?
  /// The list that the paragraph names itself.
  var list: String?
  /// The depth in that list, from 0.
  var listLevel: Int?
  /// Whether its end was deleted with tracked changes: the next paragraph goes on with it.
  var isMarkDeleted = false
  /// Whether the run that is open is hidden.
  var isRunHidden = false
  /// The text so far.
  var text: [UInt8] = []
  /// The paragraphs of text boxes that are anchored in it; they follow it.
  var queue: [FlowItem] = []
}

extension DOCXParagraph {
  /// Reads `w:pPr`.
  mutating func readProperties(_ xml: XMLPull) throws(ReaderError) {
    let depth = xml.depth
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { return }
      guard event == .start, xml.namespace == .word else { continue }
      switch xml.name {
      case "pStyle": style = xml.attribute("val", .word)
      case "outlineLvl": outline = xml.number("val", .word, in: 0...9)
      case "numId": list = xml.attribute("val", .word)
      case "ilvl": listLevel = xml.number("val", .word, in: 0...8)
      case "del", "moveFrom": isMarkDeleted = true
      // What the properties were before a tracked change.
      case "pPrChange", "rPrChange", "sectPr": try xml.skip()
      default: break
      }
    }
  }

  /// Reads `w:rPr`; `base` tells whether the paragraph's style hides its text.
  mutating func readRunProperties(_ xml: XMLPull, styles: DOCXStyles, base: Bool) throws(ReaderError) {
    let depth = xml.depth
    var direct: Bool?
    var isStyleHidden = base
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { break }
      guard event == .start, xml.namespace == .word else { continue }
      switch xml.name {
      case "vanish": direct = OOXML.flag(xml.attribute("val", .word)) ?? true
      case "rStyle": isStyleHidden = isStyleHidden || styles.hides(xml.attribute("val", .word))
      case "rPrChange": try xml.skip()
      default: break
      }
    }
    isRunHidden = direct ?? isStyleHidden
  }

  /// What the paragraph is; `nil` for one that is left out.
  func item(styles: DOCXStyles, numbering: DOCXNumbering, cell: TableCell?) -> FlowItem? {
    let style = styles.paragraph(self.style)
    // A table of contents repeats the headings.
    if style?.isContents == true { return nil }
    var item = FlowItem(kind: style?.kind ?? .paragraph, text: text, cell: cell)
    if let level = outline.map({ $0 + 1 }) ?? style?.heading, level <= 9 {
      item.kind = .heading
      item.level = level
    } else if item.kind == .paragraph, let list = list ?? style?.list {
      let level = listLevel ?? style?.listLevel ?? 0
      if numbering.isItem(list: list, level: level) {
        item.kind = .listItem
        item.level = level + 1
      }
    }
    return item
  }
}
