import DocumentModel
import Language
import LuaRuntime
import PlainData

/// One document while plugins run on it: the model, its tokens once somebody wants them, and what spans refer to.
///
/// Every change of the document gives it a new handle, so that an object kept from before is recognised as stale.
final class DocumentSession {
  /// Where the attributes of a span come from: the upper half of an object reference's last word.
  enum SpanSource {
    case layer(Layer)
    case blocks
    /// Matches of a query: the labels of each, as byte ranges.
    case labels([[String: Range<Int>]])
    /// Matches of a gazetteer: the attributes of each.
    case attributes([ValueMap])
  }

  private(set) var document: Document
  private(set) var handle: Int64
  private(set) var sources: [SpanSource] = []
  /// Layers that a plugin has looked at, so that each is listed as a source once.
  private var layerSources: [String: Int] = [:]
  private let segmenter: Segmenter
  private var view: ColumnView?
  /// What a careful user should know of this document.
  var warnings: [String] = []

  init(document: Document, segmenter: Segmenter, handle: Int64) {
    self.document = document
    self.segmenter = segmenter
    self.handle = handle
  }

  /// Replaces the document after a filter's edits. References to the document before become stale.
  func replace(by edited: Document, handle: Int64) {
    document = edited
    self.handle = handle
    sources = []
    layerSources = [:]
    view = nil
  }

  /// The token columns, computed on first use.
  func tokens() throws -> TokenTable {
    if let table = document.tokens { return table }
    let table = try segmenter.tokenize(document)
    document = document.with(tokens: table)
    return table
  }

  /// The columns as the Lua iterators read them. The session keeps the memory alive.
  func columnView() throws -> ColumnView {
    if let view { return view }
    let made = TokenField.view(of: try tokens())
    view = made
    return made
  }

  /// The number under which spans refer to a source.
  func add(_ source: SpanSource) -> Int {
    sources.append(source)
    return sources.count - 1
  }

  func source(layer: Layer) -> Int {
    if let known = layerSources[layer.name] { return known }
    let number = add(.layer(layer))
    layerSources[layer.name] = number
    return number
  }

  // MARK: - References

  /// The document as Lua sees it.
  var reference: ObjectReference {
    ObjectReference(kind: ObjectKind.document.rawValue, a: handle, b: 0, c: 0, d: -1)
  }

  /// A span as Lua sees it: the document's handle, the byte range, and where its attributes are.
  func span(_ range: Range<Int>, source: Int? = nil, item: Int = 0) -> ObjectReference {
    let origin = source.map { Int64($0) << 32 | Int64(item) } ?? -1
    return ObjectReference(
      kind: ObjectKind.span.rawValue, a: handle, b: Int64(range.lowerBound), c: Int64(range.upperBound), d: origin)
  }

  /// Reads a reference that came back from Lua. References cannot be forged there, but they can be old.
  func range(of reference: ObjectReference) throws -> Range<Int> {
    guard reference.a == handle else {
      throw APIError("this span belongs to a document that is no longer open: keep span:evidence() instead of the span")
    }
    let range = Int(reference.b)..<Int(reference.c)
    try document.text.check(range)
    return range
  }

  /// The source and item of a span, if it has attributes.
  func origin(of reference: ObjectReference) -> (source: SpanSource, item: Int)? {
    guard reference.d >= 0 else { return nil }
    let source = Int(reference.d >> 32)
    guard sources.indices.contains(source) else { return nil }
    return (sources[source], Int(reference.d & 0xFFFF_FFFF))
  }
}
