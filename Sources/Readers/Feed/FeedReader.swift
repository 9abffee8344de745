import DocumentModel
import PlainText

/// Reads feeds (RSS 0.9x, 1.0 and 2.0, Atom): a document an item, one at a time.
final class FeedReader: RecordReader {
  private let request: ReadRequest
  private let scanner: FeedScanner
  private let head: FeedHead
  private let itemName: String
  private let encoding: String?
  private var number = 0
  private var pending: [ReadRecord] = []
  private var isOver = false

  /// Opens a feed.
  ///
  /// - Throws: `ReaderError` for what is no feed.
  init(_ bytes: InputBytes, _ request: ReadRequest) throws(ReaderError) {
    self.request = request
    guard bytes.count > 0 else { throw .empty }
    let bytes = try WideText.narrowed(bytes, request.limits)
    let first = try bytes.bytes(at: 0, count: 65_536)
    guard first.contains(where: { $0 > 0x20 }) else { throw .empty }
    encoding = request.metadata["charset"]?.string ?? DeclaredCharset.xml(first)
    itemName = try FeedHead.itemName(first)
    scanner = FeedScanner(bytes, limits: request.limits)
    head = FeedHead(try scanner.head(before: itemName), encoding: encoding, limits: request.limits)
    if let warning = head.warning { pending.append(.warning(path: request.path, warning)) }
  }

  /// The next item; `nil` at the end.
  func next() throws(ReaderError) -> ReadRecord? {
    if let first = pending.popLast() { return first }
    guard !isOver else { return nil }
    guard let chunk = try scanner.next() else {
      isOver = true
      return number == 0 ? .warning(path: request.path, "the feed has no items") : nil
    }
    number += 1
    let own = request.record(number)
    switch chunk {
    case .broken(let why, let line):
      return .failure(path: own.path, .malformed("the item at line \(line) cannot be read: \(why)"))
    case .item(let bytes, let line):
      do throws(ReaderError) {
        return .document(try read(bytes, line, own))
      } catch {
        if error == .empty { return .warning(path: own.path, "the item at line \(line) holds no text") }
        return .failure(path: own.path, error)
      }
    }
  }

  private func read(_ bytes: [UInt8], _ line: Int, _ own: ReadRequest) throws(ReaderError) -> ReadResult {
    let decoded = try TextDecoder.decode(bytes, declared: encoding)
    let xml = try XMLPull(
      utf8: head.opening + decoded.utf8 + head.closing, part: "the item", limits: request.limits, firstLine: line)
    let item = try FeedItem(xml, named: itemName, head: head, metadata: own.metadata)
    let result = try item.build(own)
    return decoded.warnings.isEmpty
      ? result : ReadResult(document: result.document, warnings: result.warnings + decoded.warnings)
  }
}
