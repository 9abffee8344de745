import DocumentModel
import PlainData
import PlainText

/// Reads JSON Lines: a record a line, in memory for one of them. A damaged line is a failure, the rest is read.
final class JSONLinesReader: RecordReader {
  private let request: ReadRequest
  private let lines: LineStream
  private let documents: RecordDocument
  private var count = 0
  private var failures = 0

  /// So many damaged lines at the beginning, and none that is sound, are no JSON Lines.
  private static let mostFailures = 100

  init(_ bytes: InputBytes, _ request: ReadRequest) throws(ReaderError) {
    self.request = request
    let bytes = try WideText.narrowed(bytes, request.limits)
    lines = LineStream(bytes, limit: request.limits.record)
    documents = RecordDocument(request, format: .jsonl)
  }

  func next() throws(ReaderError) -> ReadRecord? {
    while try lines.advance() {
      var line = lines.line
      if lines.number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      // A record separator (RFC 7464) may stand before each record.
      if line.first == 0x1E { line = line.dropFirst() }
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      guard failures < Self.mostFailures || failures < count else {
        throw .malformed(
          "these are no JSON Lines: none of the first \(failures) lines can be read; the rest was left out")
      }
      count += 1
      let place = request.record(count)
      do throws(ReaderError) {
        return .document(try read(Array(line), place))
      } catch {
        failures += 1
        return .failure(path: place.path, error.at("line \(lines.number)"))
      }
    }
    return nil
  }

  private func read(_ line: [UInt8], _ place: ReadRequest) throws(ReaderError) -> ReadResult {
    guard !lines.isCut else {
      throw .limit("the line is longer than \(request.limits.record) bytes: raise it with --limit record=…")
    }
    let value: Value
    do {
      value = try JSONEncoding.parse(line, charset: request.metadata["charset"]?.string)
    } catch {
      throw .malformed("column \(error.column): \(error.message)")
    }
    return try documents.read(value, at: place)
  }
}

extension RecordDocument {
  /// Makes the document of a JSON value: an object, a document of Chancery's own, or a text.
  func read(_ value: Value, at place: ReadRequest) throws(ReaderError) -> ReadResult {
    switch value {
    case .map(let record):
      if SavedDocument.isOne(record) { return try SavedDocument.read(record, known: place.metadata) }
      return try read(record, at: place)
    case .string(let text): return try read(text, at: place)
    default: throw .malformed("the record is no object: expected {…} with a text and other fields")
    }
  }
}

extension ReaderError {
  /// The error with its place before it.
  func at(_ place: String) -> ReaderError {
    switch self {
    case .empty: .malformed("\(place): there is no text")
    case .binary(let why): .binary("\(place): \(why)")
    case .notText(let why): .notText("\(place): \(why)")
    case .malformed(let why): .malformed("\(place): \(why)")
    case .encrypted(let why): .encrypted("\(place): \(why)")
    case .limit(let why): .limit("\(place): \(why)")
    }
  }
}
