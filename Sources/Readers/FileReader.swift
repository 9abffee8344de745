import DocumentModel
import PlainText

/// Reads one file of any format: its documents and failures, one by one.
///
/// Formats with one document are read whole; containers record by record. A member that is no PDF is read here as well,
/// as deep as the limit `nesting` allows.
public final class FileReader: RecordReader {
  /// The containers that are open, the innermost last.
  private var open: [(path: String, reader: any RecordReader)] = []
  private var pending: ReadRecord?
  private let path: String
  private var budget: UnpackingBudget

  /// How many records or members of the file itself have been read or begun.
  public private(set) var number = 0
  /// Told when a member of the file is about to be read here, with its number and path.
  public var willEnter: (Int, String) -> Void = { _, _ in }

  /// Opens a file.
  ///
  /// - Parameter skip: So many of its records or members are passed over.
  /// - Throws: `ReaderError` when it is of no format that is read, damaged, or too large.
  public init(_ bytes: InputBytes, _ request: ReadRequest, skip: Int = 0) throws(ReaderError) {
    path = request.path
    budget = UnpackingBudget(fileSize: bytes.count, limits: request.limits)
    try start(bytes, request)
    guard skip > 0, let file = open.first else { return }
    while number < skip, try file.reader.next() != nil { number += 1 }
  }

  /// The next record; `nil` at the end.
  ///
  /// - Throws: `ReaderError` when the file itself cannot be read on; what is inside fails as a record.
  public func next() throws(ReaderError) -> ReadRecord? {
    while true {
      if let record = pending {
        pending = nil
        return record
      }
      guard let innermost = open.last else { return nil }
      let record: ReadRecord?
      let isFile = open.count == 1
      let before = innermost.reader.unpacked
      do throws(ReaderError) {
        record = try innermost.reader.next()
        if isFile && record != nil { number += 1 }
        if let error = budget.take(
          innermost.reader.unpacked - before,
          isNestedMember: !isFile && record != nil && innermost.reader is ArchiveReader)
        {
          open = []
          return .failure(path: path, error)
        }
      } catch {
        // What fails was unpacked all the same; the next record meets the limit.
        _ = budget.take(innermost.reader.unpacked - before, isNestedMember: false)
        open.removeLast()
        if open.isEmpty { throw error }
        return .failure(path: innermost.path, error)
      }
      guard let record else {
        open.removeLast()
        continue
      }
      guard case .file(let nested) = record else { return record }
      if isFile { willEnter(number, nested.request.path) }
      if let record = enter(nested) { return record }
    }
  }

  /// Reads a member here; what it gives at once.
  private func enter(_ nested: NestedFile) -> ReadRecord? {
    var request = nested.request
    let format = request.format ?? InputFormat.guess(Array(nested.bytes.prefix(4096)), path: request.path)
    request.format = format
    if format == .pdf { return .file(NestedFile(request: request, bytes: nested.bytes)) }
    guard request.nesting <= request.limits.nesting else {
      return .failure(
        path: request.path,
        .limit("it lies in more than \(request.limits.nesting) containers: raise it with --limit nesting=…"))
    }
    do throws(ReaderError) {
      try start(InputBytes(nested.bytes), request)
      return nil
    } catch {
      return .failure(path: request.path, error)
    }
  }

  private func start(_ bytes: InputBytes, _ request: ReadRequest) throws(ReaderError) {
    let head = try bytes.bytes(at: 0, count: 4096)
    if let error = UnreadFormat.error(head) { throw error }
    var format = request.format ?? InputFormat.guess(head, path: request.path)
    // The first bytes do not always tell an office document from an archive.
    if format == .zip, let document = ZipKind.document(bytes, request.limits) { format = document }
    if let container = try FormatReaders.container(format, bytes, request) {
      open.append((request.path, container))
    } else {
      let content = try bytes.all(limit: request.limits.document)
      pending = .document(MetadataInference.complete(try FormatReaders.document(format, content, request)))
    }
  }
}
