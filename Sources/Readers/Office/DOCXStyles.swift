import PlainText

/// The styles of a Word document by their ids.
struct DOCXStyles {
  private var styles: [String: ParagraphStyle] = [:]
  private var bases: [String: String] = [:]
  private var standard: String?

  /// No styles.
  init() {}

  /// Reads `styles.xml`.
  init(_ xml: XMLPull) throws(ReaderError) {
    while let event = try xml.next() {
      guard event == .start, xml.namespace == .word, xml.name == "style" else { continue }
      try readStyle(xml)
    }
    resolve()
  }

  /// The style of an id; that of plain paragraphs for none.
  func paragraph(_ id: String?) -> ParagraphStyle? { (id ?? standard).flatMap { styles[$0] } }

  /// Whether a style of characters hides them.
  func hides(_ id: String?) -> Bool { id.flatMap { styles[$0]?.isHidden } ?? false }

  private mutating func readStyle(_ xml: XMLPull) throws(ReaderError) {
    let depth = xml.depth
    guard let id = xml.attribute("styleId", .word) else { return try xml.skip() }
    let isStandard = OOXML.flag(xml.attribute("default", .word)) ?? false
    if isStandard, xml.attribute("type", .word) == "paragraph" { standard = id }
    var style = ParagraphStyle(name: id)
    var outline: Int?
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { break }
      guard event == .start, xml.namespace == .word else { continue }
      switch xml.name {
      case "name": style.adopt(ParagraphStyle(name: xml.attribute("val", .word) ?? ""))
      case "basedOn": bases[id] = xml.attribute("val", .word)
      case "outlineLvl": outline = xml.number("val", .word, in: 0...9)
      case "numId": style.list = xml.attribute("val", .word)
      case "ilvl": style.listLevel = xml.number("val", .word, in: 0...8)
      case "vanish": style.isHidden = OOXML.flag(xml.attribute("val", .word)) ?? true
      default: break
      }
    }
    if let outline, outline < 9, style.kind == nil, style.isContents != true { style.heading = outline + 1 }
    if styles[id] == nil { styles[id] = style }
  }

  /// Gives each style what it has from those that it is based on. Circles end where they close.
  private mutating func resolve() {
    var done: Set<String> = []
    for id in styles.keys {
      var chain: [String] = []
      var next: String? = id
      var seen: Set<String> = []
      while let current = next, !done.contains(current), styles[current] != nil, seen.insert(current).inserted {
        chain.append(current)
        next = bases[current]
      }
      for current in chain.reversed() {
        if let base = bases[current], base != current, done.contains(base), let from = styles[base] {
          styles[current]?.inherit(from)
        }
        done.insert(current)
      }
    }
  }
}

extension ParagraphStyle {
  /// Takes over what a better name says.
  mutating func adopt(_ other: ParagraphStyle) {
    heading = other.heading ?? heading
    kind = other.kind ?? kind
    isContents = other.isContents ?? isContents
    listLevel = other.listLevel ?? listLevel
  }
}
