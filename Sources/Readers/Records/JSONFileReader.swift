import DocumentModel
import PlainData
import PlainText

/// Reads a JSON file: one document, an array of records, an object with such an array inside, or values one after the
/// other. Records are read one by one, in memory for one of them; a damaged one is a failure, the rest is read.
final class JSONFileReader: RecordReader {
  private let request: ReadRequest
  private let documents: RecordDocument
  private let bytes: InputBytes
  /// The records; `nil` where the file is one document.
  private var elements: JSONElements?
  private var isArray = false
  private var isWhole = false
  private var count = 0

  init(_ bytes: InputBytes, _ request: ReadRequest) throws(ReaderError) {
    self.request = request
    self.bytes = try WideText.narrowed(bytes, request.limits)
    documents = RecordDocument(request, format: .json)
    try open()
  }

  func next() throws(ReaderError) -> ReadRecord? {
    if isWhole {
      isWhole = false
      return .document(try whole())
    }
    guard let elements else { return nil }
    guard let element = try elements.next() else {
      self.elements = nil
      guard isArray, !elements.isClosed else { return nil }
      return .warning(path: request.path, "the array does not end: the file seems to be cut off")
    }
    count += 1
    let place = request.record(count)
    do throws(ReaderError) {
      return .document(try read(element, place))
    } catch {
      return .failure(path: place.path, error)
    }
  }

  // MARK: - What the file holds

  private func open() throws(ReaderError) {
    let start = try bytes.bytes(at: 0, count: 3) == [0xEF, 0xBB, 0xBF] ? 3 : 0
    let beginning = ByteCursor.Place(offset: start, line: 1, column: 1)
    let cursor = ByteCursor(bytes, from: beginning)
    guard let first = try cursor.nextSignificant() else { throw .empty }
    if first == 0x5B {
      begin(cursor, isArray: true)
    } else if !Self.mayBegin(first) {
      throw .malformed("this is no JSON: it does not begin with '{' or '['; give the format with --format")
    } else if first != 0x7B {
      begin(ByteCursor(bytes, from: beginning), isArray: false)
    } else {
      let outline = try JSONOutline(cursor)
      if outline.isClosed, try cursor.nextSignificant() != nil {
        begin(ByteCursor(bytes, from: beginning), isArray: false)
      } else if let place = try records(outline, depth: 0) {
        begin(ByteCursor(bytes, from: place), isArray: true)
      } else {
        isWhole = true
      }
    }
  }

  /// Whether a text may begin with a byte: an object, a string, a number, `true`, `false` or `null`, a record separator.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    [0x7B, 0x22, 0x2D, 0x1E].contains(byte) || (0x30...0x39).contains(byte) || [0x74, 0x66, 0x6E].contains(byte)
  }

  private func begin(_ cursor: ByteCursor, isArray: Bool) {
    self.isArray = isArray
    elements = JSONElements(cursor, isArray: isArray, limit: request.limits.record)
  }

  /// Where the array of records begins inside an object that is no document itself; `nil` where there is none.
  private func records(_ outline: JSONOutline, depth: Int) throws(ReaderError) -> ByteCursor.Place? {
    if isDocument(outline) { return nil }
    let arrays = outline.members.filter(\.holdsObjects)
    if let known = arrays.first(where: { FieldNames.records.contains(FieldNames.folded($0.name)) }) {
      return known.place
    }
    guard depth < 3 else { return nil }
    for member in outline.members
    where member.kind == 0x7B && FieldNames.records.contains(FieldNames.folded(member.name)) {
      let inner = try JSONOutline(ByteCursor(bytes, from: member.place))
      if let place = try records(inner, depth: depth + 1) { return place }
    }
    let hasText = outline.members.contains { $0.kind == 0x22 && FieldNames.text.contains(FieldNames.folded($0.name)) }
    return arrays.count == 1 && !hasText ? arrays[0].place : nil
  }

  /// Whether an object is a document: it has a field that only a document's text has.
  private func isDocument(_ outline: JSONOutline) -> Bool {
    if let wanted = request.textField {
      let first = wanted.split(separator: ".").first.map(String.init)
      return outline.members.contains { $0.name == wanted || $0.name == first }
    }
    return outline.members.contains { member in
      (member.kind == 0x22 || member.kind == 0x5B && member.inner == 0x22)
        && FieldNames.ownText.contains(FieldNames.folded(member.name))
    }
  }

  // MARK: - Records

  private func whole() throws(ReaderError) -> ReadResult {
    let value: Value
    do {
      value = try JSONEncoding.parse(
        try bytes.all(limit: request.limits.document), charset: request.metadata["charset"]?.string)
    } catch let error as JSONError {
      throw .malformed("line \(error.line), column \(error.column): \(error.message)")
    } catch let error as ReaderError {
      throw error
    } catch {
      throw .malformed("the JSON text cannot be read")
    }
    return try documents.read(value, at: request)
  }

  private func read(_ element: JSONElements.Element, _ place: ReadRequest) throws(ReaderError) -> ReadResult {
    let line = element.place.line
    guard !element.isCut else {
      throw .limit(
        "line \(line): the record is longer than \(request.limits.record) bytes: raise it with --limit record=…")
    }
    guard element.isComplete else { throw .malformed("line \(line): the record that begins here does not end") }
    let value: Value
    do {
      value = try JSONEncoding.parse(element.bytes, charset: request.metadata["charset"]?.string)
    } catch {
      let column = error.line == 1 ? element.place.column + error.column - 1 : error.column
      throw .malformed("line \(line + error.line - 1), column \(column): \(error.message)")
    }
    do throws(ReaderError) {
      return try documents.read(value, at: place)
    } catch {
      throw error.at("line \(line)")
    }
  }
}
