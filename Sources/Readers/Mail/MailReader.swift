import DocumentModel
import PlainText

/// Reads a file with one mail: the mail, then its attachments.
final class MailReader: RecordReader {
  private var records: [ReadRecord]

  init(_ bytes: InputBytes, _ request: ReadRequest) throws(ReaderError) {
    let content = try bytes.all(limit: request.limits.member)
    records = try MailParser(request, format: .eml).records(content).reversed()
  }

  func next() throws(ReaderError) -> ReadRecord? { records.popLast() }
}
