import DocumentModel
import Glibc
import PlainData
import PlainText

/// Makes a document of a record: of JSON, JSON Lines or a table.
struct RecordDocument {
  private let request: ReadRequest
  private let format: InputFormat

  /// Takes the file's request.
  init(_ request: ReadRequest, format: InputFormat) {
    self.request = request
    self.format = format
  }

  /// Makes the document of an object.
  ///
  /// - Parameters:
  ///   - record: The fields.
  ///   - place: The request for this record.
  /// - Throws: `ReaderError` where there is no text.
  func read(_ record: ValueMap, at place: ReadRequest) throws(ReaderError) -> ReadResult {
    let found = try RecordText(record, wanted: request.textField)
    return try read(found.text, fields: found.others(record), id: Self.id(record), at: place, warnings: found.warnings)
  }

  /// Makes the document of a text and the fields beside it.
  ///
  /// - Parameters:
  ///   - id: The record's own id, if it has one.
  ///   - warnings: What is to be noted with the document.
  func read(
    _ text: String, fields: [(name: String, value: Value)] = [], id: String? = nil, at place: ReadRequest,
    warnings: [String] = []
  ) throws(ReaderError) -> ReadResult {
    guard text.nonBlank != nil else { throw .malformed("the record holds no text") }
    var metadata = request.metadata
    let more = FieldMetadata.add(fields, to: &metadata)
    return try read(text, id: id, metadata: metadata, at: place, warnings: warnings + more)
  }

  private func read(
    _ text: String, id: String?, metadata: Metadata, at place: ReadRequest, warnings: [String]
  ) throws(ReaderError) -> ReadResult {
    let id = id ?? place.id
    var metadata = metadata
    metadata.set("format", .string(format.rawValue), origin: .inferred)
    guard text.utf8.count <= request.limits.document else {
      throw .limit(
        "the text is \(text.utf8.count) bytes long, more than the limit of \(request.limits.document): raise it with --limit input=…"
      )
    }
    if Self.holds(text, 0x3C), Self.isHTML(text) {
      var builder = DocumentBuilder(limits: request.limits)
      for warning in warnings { builder.warn(warning) }
      HTMLFragment.append(Array(text.utf8), to: &builder, part: nil)
      return MetadataInference.complete(try builder.build(id: id, metadata: metadata))
    }
    let sound = Self.holds(text, 0) ? String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self) : text
    return ReadResult(
      document: try PlainTextReader.document(Text(sound), id: id, metadata: metadata), warnings: warnings)
  }

  /// Whether a text has a byte, which is looked for as fast as memory is read.
  private static func holds(_ text: String, _ byte: UInt8) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    }
    return found ?? text.utf8.contains(byte)
  }

  /// The record's own id.
  private static func id(_ record: ValueMap) -> String? {
    for name in FieldNames.id {
      switch record[name] {
      case .string(let text)?: if let text = text.nonBlank, text.utf8.count <= 1000 { return text }
      case .integer(let number)?: return String(number)
      case .map(let map)?: if let text = map["$oid"]?.string { return text }
      default: break
      }
    }
    return nil
  }

  /// Whether a text is HTML: it has an end tag, or a tag that stands alone.
  private static func isHTML(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 2 < bytes.count {
        guard bytes[index] == 0x3C else {
          index += 1
          continue
        }
        let name = bytes[(index + 1)...].prefix(12).prefix { $0 != 0x3E && $0 != 0x20 && $0 != 0x0A }
        let tag = String(decoding: name, as: UTF8.self).lowercased()
        if tags.contains(tag) || tag.hasPrefix("/") && tags.contains(String(tag.dropFirst())) { return true }
        index += 1
      }
      return false
    }
  }

  private static let tags: Set<String> = [
    "p", "br", "br/", "div", "span", "ul", "ol", "li", "table", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "a",
    "em",
    "strong", "b", "i", "blockquote", "article", "section", "html", "body", "figure", "img", "hr", "hr/", "!doctype",
  ]
}
