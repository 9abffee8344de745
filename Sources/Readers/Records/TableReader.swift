import DocumentModel
import PlainData
import PlainText

/// Reads tables in CSV, with commas, semicolons, tabs or bars: a document a row, in memory for one of them.
final class TableReader: RecordReader {
  private let request: ReadRequest
  private let documents: RecordDocument
  private let rows: TableRows
  private let head: TableHead
  private var warnings: [String]
  private var count = 0

  init(_ bytes: InputBytes, _ request: ReadRequest) throws(ReaderError) {
    self.request = request
    let bytes = try WideText.narrowed(bytes, request.limits)
    head = try TableHead(bytes, request)
    rows = TableRows(bytes, from: head.start, dialect: head.dialect, limit: request.limits.record)
    documents = RecordDocument(request, format: .csv)
    warnings = head.warnings
  }

  func next() throws(ReaderError) -> ReadRecord? {
    if !warnings.isEmpty { return .warning(path: request.path, warnings.removeFirst()) }
    guard let row = try rows.next() else { return nil }
    count += 1
    let place = request.record(count)
    do throws(ReaderError) {
      return .document(try read(row, place))
    } catch {
      return .failure(path: place.path, error.at("line \(row.place.line)"))
    }
  }

  private func read(_ row: TableRows.Row, _ place: ReadRequest) throws(ReaderError) -> ReadResult {
    if row.isUnclosed || row.isDoubtful && row.fields.count != head.names.count {
      let goesOn = rows.retreat()
      throw .malformed(
        "a quotation mark is not closed" + (goesOn ? ": the line was left out" : ": what follows was left out"))
    }
    guard !row.isCut else {
      throw .limit("the row is longer than \(request.limits.record) bytes: raise it with --limit record=…")
    }
    var fields: [(name: String, value: Value)] = []
    var text = ""
    var id: String?
    for (index, field) in row.fields.enumerated() where !field.isEmpty {
      if index == head.textColumn {
        text = head.string(field)
        continue
      }
      let name = index < head.names.count ? head.names[index] : "column \(index + 1)"
      let value = head.string(field)
      if id == nil, FieldNames.id.contains(FieldNames.folded(name)) { id = value.nonBlank }
      fields.append((name, .string(value)))
    }
    guard text.nonBlank != nil else {
      throw .malformed("the field '\(head.names[head.textColumn])' is empty")
    }
    return try documents.read(text, fields: fields, id: id, at: place, warnings: warnings(row))
  }

  private func warnings(_ row: TableRows.Row) -> [String] {
    let (given, wanted) = (row.fields.count, head.names.count)
    guard given != wanted else { return [] }
    // Blank fields at the end are nothing that is missing or too much.
    if given > wanted, row.fields[wanted...].allSatisfy(\.isEmpty) { return [] }
    return ["line \(row.place.line): the row has \(given) fields, the first row has \(wanted)"]
  }
}
