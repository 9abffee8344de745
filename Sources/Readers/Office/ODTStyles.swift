import DocumentModel
import PlainText

/// The styles of an OpenDocument text by their names.
struct ODTStyles {
  private var styles: [String: ParagraphStyle] = [:]
  private var parents: [String: String] = [:]
  private var resolved: [String: ParagraphStyle] = [:]

  /// No styles.
  init() {}

  /// Reads `styles.xml`.
  mutating func read(_ xml: XMLPull) throws(ReaderError) {
    while let event = try xml.next() {
      if event == .start, xml.namespace == .odfOffice, ["styles", "automatic-styles"].contains(xml.name) {
        try readSection(xml)
      }
    }
  }

  /// Reads the element with styles that has just begun.
  mutating func readSection(_ xml: XMLPull) throws(ReaderError) {
    let depth = xml.depth
    var name: String?
    while let event = try xml.next() {
      if event == .end, xml.depth == depth { return }
      guard event == .start, xml.namespace == .odfStyle else { continue }
      switch xml.name {
      case "style":
        name = xml.attribute("name", .odfStyle)
        if let name { readStyle(xml, name) }
      case "text-properties":
        // Its attribute is of the text namespace.
        guard let name, let display = xml.attribute("display", .odfText) else { continue }
        styles[name]?.isHidden = display == "none"
      default: break
      }
    }
  }

  private mutating func readStyle(_ xml: XMLPull, _ name: String) {
    var style = ParagraphStyle(name: Self.plain(name))
    if let shown = xml.attribute("display-name", .odfStyle) { style.adopt(ParagraphStyle(name: shown)) }
    styles[name] = style
    parents[name] = xml.attribute("parent-style-name", .odfStyle)
  }

  /// A style with what it has from those that it is based on. A circle ends where it closes.
  mutating func style(_ name: String?) -> ParagraphStyle? {
    guard let name else { return nil }
    if let known = resolved[name] { return known }
    guard var style = styles[name] else { return ParagraphStyle(name: Self.plain(name)) }
    var seen: Set<String> = [name]
    var next = parents[name]
    while let parent = next, seen.count < 64, seen.insert(parent).inserted {
      style.inherit(resolved[parent] ?? styles[parent] ?? ParagraphStyle(name: Self.plain(parent)))
      next = parents[parent]
    }
    resolved[name] = style
    return style
  }

  /// A style's name as people see it: "Heading_20_1" is "Heading 1".
  private static func plain(_ name: String) -> String {
    guard name.contains("_") else { return name }
    var result: [UInt8] = []
    let bytes = Array(name.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x5F, index + 3 < bytes.count, bytes[index + 3] == 0x5F,
        let code = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16), code < 0x80
      {
        result.append(code)
        index += 4
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
