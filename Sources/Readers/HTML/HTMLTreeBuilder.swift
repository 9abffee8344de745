import CMarkup
import PlainText

/// Makes the flat lists of a page from the parser's events.
struct HTMLTreeBuilder {
  /// The most nodes that a page may have; what is beyond is read as text without structure.
  static let mostNodes = 2_000_000

  private struct Open {
    var name: HTMLName
    /// The number of its node, or -1.
    var node: Int32
    var isLink = false
    var isAnchor = false
  }

  private enum Capture { case none, title, linkedData, drop }

  private var tree = HTMLTree()
  private var open: [Open] = []
  /// How many elements were open when one began whose content is captured or dropped.
  private var captureDepth = 0
  private var capture = Capture.none
  private var captured: [UInt8] = []
  private var tags = HTMLTagCache()
  private let classes = HTMLClassCache()
  private var links = 0
  private var anchors = 0
  private var isFull = false

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - utf8: Valid UTF-8 without zero bytes.
  ///   - depth: How many elements may be open at a time.
  /// - Throws: `ReaderError.limit` without memory.
  /// - Complexity: O(bytes).
  static func tree(of utf8: [UInt8], depth: Int) throws(ReaderError) -> HTMLTree {
    var builder = HTMLTreeBuilder()
    let isWhole = utf8.withUnsafeBufferPointer { builder.read($0, depth: depth) }
    guard isWhole else { throw .limit("the page takes more memory than there is") }
    return builder.finish()
  }

  private mutating func read(_ utf8: UnsafeBufferPointer<UInt8>, depth: Int) -> Bool {
    guard utf8.count > 0 else { return true }
    guard let parser = cmarkup_html_open(utf8.baseAddress, utf8.count, Int32(clamping: max(16, depth))) else {
      return false
    }
    defer { cmarkup_html_close(parser) }
    // Never more than the page; what is not used is never touched.
    tree.text.reserveCapacity(utf8.count)
    tree.nodes.reserveCapacity(min(utf8.count / 32, Self.mostNodes / 4))
    var event = cmarkup_html_event()
    while true {
      switch cmarkup_html_next(parser, &event) {
      case Int32(CMARKUP_HTML_START): start(UnsafeBufferPointer(start: event.bytes, count: event.count), parser)
      case Int32(CMARKUP_HTML_END): end(UnsafeBufferPointer(start: event.bytes, count: event.count))
      case Int32(CMARKUP_HTML_TEXT): text(UnsafeBufferPointer(start: event.bytes, count: event.count))
      case Int32(CMARKUP_HTML_END_OF_INPUT):
        if cmarkup_html_was_deep(parser) != 0 {
          tree.warnings.append(
            "elements are nested more than \(depth) deep: the deeper ones are read as if they stood side by side")
        }
        if cmarkup_html_was_wide(parser) != 0 {
          tree.warnings.append("an element has more than 512 attributes: the rest of them are left out")
        }
        return true
      default: return false
      }
    }
  }

  private consuming func finish() -> HTMLTree {
    while !open.isEmpty { close() }
    weigh()
    if isFull {
      tree.warnings.append(
        "the page has more than \(Self.mostNodes) elements and pieces of text: the rest is read without structure")
    }
    return tree
  }

  private mutating func weigh() {
    tree.text.withUnsafeBufferPointer { text in
      for index in tree.nodes.indices where tree.nodes[index].tag == .text {
        let range = Int(tree.nodes[index].start)..<Int(tree.nodes[index].stop)
        let piece = HTMLWeight.weigh(UnsafeBufferPointer(rebasing: text[range]))
        tree.nodes[index].weight = Int32(clamping: piece.weight)
        if piece.isSentence { tree.nodes[index].traits.insert(.sentence) }
      }
    }
  }

  // MARK: - Elements

  private mutating func start(_ bytes: UnsafeBufferPointer<UInt8>, _ parser: OpaquePointer) {
    let name = HTMLName(bytes)
    guard capture == .none else {
      open.append(Open(name: name, node: -1))
      return
    }
    let tag = tags.tag(name)
    switch tag {
    case .title, .script, .dropped: startCapture(tag, parser)
    case .meta: tree.declarations.takeMeta(Self.all(parser))
    case .link: tree.declarations.takeLink(Self.all(parser))
    case .base: tree.declarations.takeBase(Self.all(parser))
    default:
      startRecorded(tag, name, parser)
      return
    }
    open.append(Open(name: name, node: -1))
  }

  private mutating func startCapture(_ tag: HTMLTag, _ parser: OpaquePointer) {
    captureDepth = open.count
    captured.removeAll(keepingCapacity: true)
    capture = .drop
    if tag == .title, tree.declarations.title == nil { capture = .title }
    if tag == .script,
      Self.all(parser).contains(where: { $0.name == "type" && $0.value.lowercased().contains("ld+json") })
    {
      capture = .linkedData
    }
  }

  private mutating func startRecorded(_ tag: HTMLTag, _ name: HTMLName, _ parser: OpaquePointer) {
    var attributes = HTMLAttributes(tag, classes)
    let number = tree.nodes.count
    if tag == .time || tag == .html || tag == .body || tag == .a || tag == .span || tag == .other || tag == .div {
      takeAll(tag, number, parser, &attributes)
    } else {
      var attribute = cmarkup_html_attribute()
      while cmarkup_html_next_attribute(parser, &attribute) == 1 {
        attributes.take(
          UnsafeBufferPointer(start: attribute.name, count: attribute.name_count),
          UnsafeBufferPointer(start: attribute.value, count: attribute.value_count))
      }
    }
    attributes.finish()
    var entry = Open(name: name, node: -1, isLink: tag == .a)
    let matters: HTMLNode.Traits = [.hidden, .noteMark, .backLink, .footnote, .comments, .navigation, .overlay]
    if attributes.tag.isRecorded || !attributes.traits.isDisjoint(with: matters) || attributes.evidence <= -3 {
      entry.node = add(attributes)
    }
    entry.isAnchor = tag == .a && attributes.traits.contains(.anchor)
    if tag == .a { links += 1 }
    if entry.isAnchor { anchors += 1 }
    open.append(entry)
  }

  private mutating func add(_ attributes: HTMLAttributes) -> Int32 {
    guard tree.nodes.count < Self.mostNodes else {
      isFull = true
      // Words are not to run together where the structure is lost.
      tree.text.append(0x20)
      if let last = tree.nodes.indices.last, tree.nodes[last].tag == .text { tree.nodes[last].stop += 1 }
      return -1
    }
    var node = HTMLNode(attributes.tag, parent: parent, number: tree.nodes.count)
    node.traits = attributes.traits
    node.evidence = Int8(clamping: attributes.evidence)
    node.span = UInt16(clamping: attributes.columns)
    node.rows = attributes.tag.isCell ? UInt16(clamping: attributes.rows) : attributes.classNumber
    tree.nodes.append(node)
    return Int32(tree.nodes.count - 1)
  }

  /// The innermost open element that has a node.
  private var parent: Int32 { open.last { $0.node >= 0 }?.node ?? -1 }

  private mutating func end(_ bytes: UnsafeBufferPointer<UInt8>) {
    let name = HTMLName(bytes)
    guard let place = open.lastIndex(where: { $0.name == name }) else { return }
    while open.count > place { close() }
  }

  private mutating func close() {
    let entry = open.removeLast()
    if capture != .none, open.count <= captureDepth { endCapture() }
    if entry.isLink { links -= 1 }
    if entry.isAnchor { anchors -= 1 }
    if entry.node >= 0 { tree.nodes[Int(entry.node)].end = Int32(tree.nodes.count) }
  }

  private mutating func endCapture() {
    if capture == .title { tree.declarations.title = HTMLText.value(String(decoding: captured, as: UTF8.self)) }
    if capture == .linkedData { tree.declarations.takeLinkedData(captured) }
    capture = .none
    captured.removeAll(keepingCapacity: true)
  }

  // MARK: - Attributes of what declares

  private static func all(_ parser: OpaquePointer) -> HTMLDeclarations.Attributes {
    var result: HTMLDeclarations.Attributes = []
    var attribute = cmarkup_html_attribute()
    while cmarkup_html_next_attribute(parser, &attribute) == 1 {
      let name = UnsafeBufferPointer(start: attribute.name, count: attribute.name_count)
      let value = UnsafeBufferPointer(start: attribute.value, count: min(attribute.value_count, 8_192))
      result.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
    }
    return result
  }

  /// Reads attributes of elements that declare something beside what their node keeps.
  private mutating func takeAll(
    _ tag: HTMLTag, _ number: Int, _ parser: OpaquePointer, _ attributes: inout HTMLAttributes
  ) {
    var declared: HTMLDeclarations.Attributes = []
    var attribute = cmarkup_html_attribute()
    while cmarkup_html_next_attribute(parser, &attribute) == 1 {
      let name = UnsafeBufferPointer(start: attribute.name, count: attribute.name_count)
      let value = UnsafeBufferPointer(start: attribute.value, count: attribute.value_count)
      attributes.take(name, value)
      if let known = Self.declaring(name) {
        declared.append((known, String(decoding: value.prefix(200), as: UTF8.self)))
      }
    }
    guard !declared.isEmpty else { return }
    if tag == .time { tree.declarations.takeTime(declared, node: number) }
    for (name, value) in declared {
      if tag == .html || tag == .body, name.hasSuffix("lang"), tree.declarations.language == nil {
        tree.declarations.language = HTMLText.value(value, limit: 40)
      }
      if name == "rel" && value.lowercased() == "author" || name == "itemprop" && value.lowercased() == "author" {
        tree.declarations.takeAuthor(node: number)
      }
    }
  }

  /// The name of an attribute that declares something.
  private static func declaring(_ name: UnsafeBufferPointer<UInt8>) -> String? {
    switch name.count {
    case 3 where HTMLText.equals(name, "rel"): "rel"
    case 4 where HTMLText.equals(name, "lang"): "lang"
    case 7 where HTMLText.equals(name, "pubdate"): "pubdate"
    case 8 where HTMLText.equals(name, "datetime"): "datetime"
    case 8 where HTMLText.equals(name, "itemprop"): "itemprop"
    case 8 where HTMLText.equals(name, "xml:lang"): "xml:lang"
    default: nil
    }
  }

  // MARK: - Text

  private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if capture != .none {
      if capture != .drop, captured.count < 1 << 20 { captured.append(contentsOf: bytes) }
      return
    }
    let traits: HTMLNode.Traits = links == 0 ? [] : anchors > 0 ? [.link, .anchor] : .link
    let holder = parent
    if let last = tree.nodes.indices.last, tree.nodes[last].tag == .text, isFull || tree.nodes[last].parent == holder,
      isFull || tree.nodes[last].traits == traits, Int(tree.nodes[last].stop) == tree.text.count
    {
      tree.text.append(contentsOf: bytes)
      tree.nodes[last].stop = Int32(clamping: tree.text.count)
      return
    }
    var node = HTMLNode(.text, parent: holder, number: tree.nodes.count)
    node.traits = traits
    node.start = Int32(clamping: tree.text.count)
    tree.text.append(contentsOf: bytes)
    node.stop = Int32(clamping: tree.text.count)
    tree.nodes.append(node)
  }
}
