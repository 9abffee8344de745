import CMarkup
import DocumentModel
import PlainText

/// An XML document as a sequence of events: one step at a time, in memory that does not grow with the document.
final class XMLPull {
  /// What a step came upon.
  enum Event {
    case start, end, text, doctype, entity
  }

  /// Attributes that an element may have: each is compared with each.
  private static let mostAttributes = 1000

  private let handle: OpaquePointer
  private let storage: UnsafeMutableBufferPointer<UInt8>
  private let part: String
  private let depthLimit: Int
  private let firstLine: Int
  private var event = cmarkup_xml_event()
  /// Whether there was a reference to an entity that stands for no known character.
  private(set) var hasLostEntities = false

  /// Takes a document in UTF-8.
  ///
  /// - Parameters:
  ///   - part: What messages call it: "word/document.xml", "the feed".
  ///   - firstLine: The line of the file that the document begins in.
  init(utf8 bytes: [UInt8], part: String, limits: ReaderLimits, firstLine: Int = 1) throws(ReaderError) {
    self.firstLine = firstLine
    storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    _ = storage.initialize(from: bytes)
    self.part = part
    depthLimit = min(max(1, limits.depth), 4096)
    let crowded = cmarkup_xml_crowded(storage.baseAddress, bytes.count, Self.mostAttributes)
    guard crowded == 0 else {
      storage.deallocate()
      throw .limit(
        "an element has more than \(Self.mostAttributes) attributes at line \(firstLine - 1 + Int(crowded)) of \(part)")
    }
    guard
      let handle = cmarkup_xml_open(
        storage.baseAddress, bytes.count, Int32(depthLimit), XMLNamespace.table, XMLNamespace.count)
    else {
      storage.deallocate()
      throw .limit("\(part) is too large to be read as XML")
    }
    self.handle = handle
  }

  /// Takes a document of any encoding.
  convenience init(_ bytes: [UInt8], part: String, limits: ReaderLimits) throws(ReaderError) {
    guard !bytes.isEmpty else { throw .malformed("\(part) is empty") }
    let decoded: TextDecoder.Result
    do throws(ReaderError) {
      decoded = try TextDecoder.decode(bytes, declared: XMLDeclaration.encoding(bytes))
    } catch {
      throw .malformed("\(part) is no XML: \(error)")
    }
    try self.init(utf8: decoded.utf8, part: part, limits: limits)
  }

  deinit {
    cmarkup_xml_close(handle)
    storage.deallocate()
  }

  /// The next event; `nil` at the end.
  ///
  /// - Throws: `ReaderError` where the document is not well-formed or nested too deep.
  func next() throws(ReaderError) -> Event? {
    cmarkup_xml_next(handle, &event)
    switch Int(event.kind) {
    case CMARKUP_XML_START: return .start
    case CMARKUP_XML_END: return .end
    case CMARKUP_XML_TEXT: return .text
    case CMARKUP_XML_DOCTYPE: return .doctype
    case CMARKUP_XML_ENTITY:
      if event.text_count == 0 { hasLostEntities = true }
      return .entity
    case CMARKUP_XML_BROKEN:
      throw .malformed("\(part) is damaged at line \(line): \(String(cString: cmarkup_xml_message(handle)))")
    case CMARKUP_XML_TOO_DEEP:
      throw .limit(
        "more than \(depthLimit) elements are open at line \(line) of \(part): raise it with --limit depth=…")
    default: return nil
    }
  }

  /// The local name of the element or entity.
  var name: String { String(decoding: UnsafeBufferPointer(start: event.name, count: event.name_count), as: UTF8.self) }

  /// The namespace of the element.
  var namespace: XMLNamespace { XMLNamespace(scope: event.scope) }

  /// How many elements are open around the event.
  var depth: Int { Int(event.depth) }

  /// The text of the event, or the character that an entity's name stands for; it lives until the next step.
  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: event.text, count: event.text_count) }

  /// The line that was reached, from 1.
  var line: Int { firstLine - 1 + Int(cmarkup_xml_line(handle)) }

  /// The value of an attribute of the element that has just begun.
  ///
  /// - Parameter namespace: `other` for an attribute of any namespace, or of none.
  func attribute(_ name: StaticString, _ namespace: XMLNamespace = .none) -> String? {
    let pointer = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    var count = 0
    if namespace == .other {
      guard let value = cmarkup_xml_attribute(handle, 0, pointer, &count) else { return nil }
      return String(decoding: UnsafeBufferPointer(start: value, count: count), as: UTF8.self)
    }
    for scope in namespace.scopes {
      if let value = cmarkup_xml_attribute(handle, scope, pointer, &count) {
        return String(decoding: UnsafeBufferPointer(start: value, count: count), as: UTF8.self)
      }
    }
    return nil
  }

  /// Passes over the rest of the element that has just begun.
  func skip() throws(ReaderError) { try skip(to: depth) }

  /// Passes over everything up to the end of the open element at a depth.
  func skip(to depth: Int) throws(ReaderError) {
    while let event = try next() {
      if event == .end, self.depth == depth { return }
    }
  }

  /// The text of the element that has just begun, with that of elements in it, and passes over it.
  ///
  /// - Parameter limit: Bytes; what is longer is cut.
  func content(limit: Int = 1 << 16) throws(ReaderError) -> String {
    let depth = self.depth
    var bytes: [UInt8] = []
    while let event = try next() {
      if event == .end, self.depth == depth { break }
      if event == .text || event == .entity, bytes.count < limit {
        bytes.append(contentsOf: text.prefix(limit - bytes.count))
      }
    }
    return String(decoding: bytes, as: UTF8.self).onOneLine
  }

  /// A number of an attribute, between bounds.
  func number(_ name: StaticString, _ namespace: XMLNamespace, in bounds: ClosedRange<Int>) -> Int? {
    guard let value = attribute(name, namespace), let number = Double(value), number.isFinite else { return nil }
    return Int(min(max(number, Double(bounds.lowerBound)), Double(bounds.upperBound)))
  }
}
