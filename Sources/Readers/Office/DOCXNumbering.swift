import PlainText

/// The lists of a Word document: which levels of which list have a mark.
struct DOCXNumbering {
  /// The format of each level of an abstract list, by its id.
  private var formats: [String: [Int: String]] = [:]
  /// The abstract list of a list.
  private var abstractLists: [String: String] = [:]

  /// No lists.
  init() {}

  /// Reads `numbering.xml`.
  init(_ xml: XMLPull) throws(ReaderError) {
    var abstract: String?
    var list: String?
    var level = 0
    while let event = try xml.next() {
      guard event == .start, xml.namespace == .word else { continue }
      switch xml.name {
      case "abstractNum": abstract = xml.attribute("abstractNumId", .word)
      case "lvl": level = xml.number("ilvl", .word, in: 0...8) ?? 0
      case "numFmt":
        if let abstract, list == nil { formats[abstract, default: [:]][level] = xml.attribute("val", .word) }
      case "num": list = xml.attribute("numId", .word)
      case "abstractNumId":
        if let list { abstractLists[list] = xml.attribute("val", .word) }
      default: break
      }
    }
  }

  /// Whether paragraphs of that list and level are items. A list that is not declared counts, "0" takes away.
  func isItem(list: String, level: Int) -> Bool {
    guard list != "0" else { return false }
    guard let abstract = abstractLists[list], let format = formats[abstract]?[level] else { return true }
    return format != "none"
  }
}
