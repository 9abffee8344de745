import CMarkup

/// Reads an element's attributes into what its node keeps of them.
struct HTMLAttributes {
  /// The traits that the attributes give.
  private(set) var traits: HTMLNode.Traits = []
  /// The tag that the role makes of the element.
  private(set) var tag: HTMLTag
  private(set) var evidence = 0
  private(set) var columns = 1
  private(set) var rows = 1
  /// Of the class, to know elements of one kind.
  private(set) var classNumber: UInt16 = 0
  private var isHeadingRole = false
  private var level = 2

  private let classes: HTMLClassCache

  /// Begins with an element's tag.
  init(_ tag: HTMLTag, _ classes: HTMLClassCache) {
    self.classes = classes
    self.tag = tag
    if tag == .th { traits.insert(.headerCell) }
    if tag == .select || tag == .textarea || tag == .input { traits.insert(.field) }
    if tag == .button { traits.insert(.control) }
  }

  /// Takes an attribute.
  mutating func take(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    switch name.count {
    case 2 where HTMLText.equals(name, "id"): takeId(value)
    case 4 where HTMLText.equals(name, "role"): takeRole(value)
    case 4 where HTMLText.equals(name, "href"): takeAddress(value)
    case 4 where HTMLText.equals(name, "type"): takeType(value)
    case 5 where HTMLText.equals(name, "class"): takeClass(value)
    case 5 where HTMLText.equals(name, "style"): takeStyle(value)
    case 5 where HTMLText.equals(name, "title"): takeTitle(value)
    case 5 where HTMLText.equals(name, "scope"): if tag.isCell { traits.insert(.headerCell) }
    case 6 where HTMLText.equals(name, "hidden"):
      if !HTMLText.equals(value, "until-found") { traits.insert(.hidden) }
    case 6 where HTMLText.equals(name, "border"):
      if let width = HTMLText.number(value), width > 0 { traits.insert(.data) }
    case 7 where HTMLText.equals(name, "colspan"): columns = max(1, min(1_000, HTMLText.number(value) ?? 1))
    case 7 where HTMLText.equals(name, "rowspan"): rows = max(1, min(1_000, HTMLText.number(value) ?? 1))
    case 8 where HTMLText.equals(name, "itemprop"): takeProperty(value)
    case 8 where HTMLText.equals(name, "itemtype"): if HTMLText.contains(value, "/comment") { traits.insert(.comments) }
    case 9 where HTMLText.equals(name, "epub:type"): takeNote(value)
    case 10 where HTMLText.equals(name, "aria-level"): level = max(1, min(6, HTMLText.number(value) ?? 2))
    case 10 where HTMLText.equals(name, "aria-modal"): traits.insert(.overlay)
    case 11 where HTMLText.equals(name, "aria-hidden"):
      if HTMLText.equals(value, "true") { traits.insert(.hidden) }
    default: break
    }
  }

  /// What the role makes of the element in the end.
  mutating func finish() {
    guard isHeadingRole else { return }
    tag = [.h1, .h2, .h3, .h4, .h5, .h6][level - 1]
  }

  private mutating func takeRole(_ value: UnsafeBufferPointer<UInt8>) {
    let role = String(decoding: value.prefix(64), as: UTF8.self).lowercased()
    for word in role.split(separator: " ") {
      switch word {
      case "navigation", "menu", "menubar", "search", "tablist", "toolbar": traits.insert(.navigation)
      case "dialog", "alertdialog": traits.insert(.overlay)
      case "presentation", "none": traits.insert(.layout)
      case "table", "grid": traits.insert(.data)
      case "heading": isHeadingRole = tag.headingLevel == 0
      case "main": if tag != .body { tag = .main }
      case "article": if tag == .div || tag == .section { tag = .article }
      case "complementary": if tag == .div || tag == .section { tag = .aside }
      case "contentinfo": if tag == .div || tag == .section { tag = .footer }
      case "banner": if tag == .div || tag == .section { tag = .header }
      case "columnheader", "rowheader": if tag.isCell { traits.insert(.headerCell) }
      default: takeNote(value)
      }
    }
  }

  private mutating func takeNote(_ value: UnsafeBufferPointer<UInt8>) {
    let words = String(decoding: value.prefix(128), as: UTF8.self).lowercased()
    for word in words.split(separator: " ") {
      switch word {
      case "doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote": traits.insert(.footnote)
      case "doc-noteref", "noteref": traits.insert(.noteMark)
      case "doc-backlink", "backlink", "referrer": traits.insert(.backLink)
      case "doc-endnotes", "endnotes", "footnotes", "rearnotes": traits.insert(.notes)
      default: break
      }
    }
  }

  private mutating func takeClass(_ value: UnsafeBufferPointer<UInt8>) {
    let entry = classes.entry(value)
    classNumber = entry.number
    traits.formUnion(entry.traits)
    addEvidence(entry.weight)
  }

  private mutating func takeId(_ value: UnsafeBufferPointer<UInt8>) {
    weigh(value)
    if Self.isNoteName(value), tag.isBlock { traits.insert(.footnote) }
  }

  private mutating func weigh(_ value: UnsafeBufferPointer<UInt8>) {
    let found = HTMLEvidence.weigh(value)
    if found.isComments { traits.insert(.comments) }
    addEvidence(found.weight)
  }

  private mutating func addEvidence(_ weight: Int) {
    evidence = weight < 0 || evidence < 0 ? min(evidence, weight) : max(evidence, weight)
  }

  /// Names of footnotes as Word, pandoc, Markdown and wikis make them: "fn1", "fn:1", "_ftn1", "footnote-1",
  /// "cite_note-1", "sdfootnote1".
  private static func isNoteName(_ value: some Collection<UInt8>) -> Bool {
    let name = String(decoding: value.prefix(40), as: UTF8.self).lowercased()
    for start in [
      "fn", "_ftn", "_edn", "ftn", "edn", "footnote", "endnote", "cite_note", "sdfootnote", "sdendnote", "note",
    ]
    where name.hasPrefix(start) {
      let rest = name.dropFirst(start.count)
      guard let digit = rest.firstIndex(where: \.isNumber) else { return false }
      return rest[..<digit].allSatisfy { ":-_.".contains($0) } || start == "cite_note"
    }
    return false
  }

  private mutating func takeAddress(_ value: UnsafeBufferPointer<UInt8>) {
    guard value.first == UInt8(ascii: "#"), value.count > 1 else { return }
    traits.insert(.anchor)
    if Self.isNoteName(value.dropFirst()) { traits.insert(.noteMark) }
  }

  private mutating func takeType(_ value: UnsafeBufferPointer<UInt8>) {
    guard tag == .input else { return }
    for word in ["hidden", "submit", "button", "image", "reset"] as [StaticString] where HTMLText.equals(value, word) {
      traits.remove(.field)
    }
  }

  private mutating func takeStyle(_ value: UnsafeBufferPointer<UInt8>) {
    guard value.count > 6, value.count < 4_096 else { return }
    let style = value.filter { $0 > 0x20 }
    if HTMLText.contains(style, "display:none") || HTMLText.contains(style, "visibility:hidden") {
      traits.insert(.hidden)
    }
  }

  /// LibreOffice marks the page's header and footer so.
  private mutating func takeTitle(_ value: UnsafeBufferPointer<UInt8>) {
    guard tag == .div else { return }
    if HTMLText.equals(value, "footer") { tag = .footer }
    if HTMLText.equals(value, "header") { tag = .header }
  }

  private mutating func takeProperty(_ value: UnsafeBufferPointer<UInt8>) {
    if HTMLText.equals(value, "articlebody") { traits.insert(.articleBody) }
    if HTMLText.equals(value, "comment") { traits.insert(.comments) }
  }
}
