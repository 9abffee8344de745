import DocumentModel
import PlainData
import PlainText

/// Reads one mail: its text and headers as a document, its attachments as files, mails inside as mails.
struct MailParser {
  private let request: ReadRequest
  private let format: InputFormat

  private static let partLimit = 10_000

  init(_ request: ReadRequest, format: InputFormat) {
    self.request = request
    self.format = format
  }

  /// What a mail gives.
  ///
  /// - Throws: `ReaderError` for what is no mail.
  func records(_ bytes: [UInt8]) throws(ReaderError) -> [ReadRecord] {
    var content = bytes[...]
    // A line of a mailbox before a single mail.
    if content.starts(with: Array("From ".utf8)) {
      content = content[(content.firstIndex(of: 0x0A) ?? content.endIndex)...].dropFirst()
    }
    while let first = content.first, first == 0x0A || first == 0x0D { content = content.dropFirst() }
    guard !content.isEmpty else { throw .empty }
    guard content.count < Int(Int32.max) else { throw .limit("the mail is larger than 2 GB") }
    guard let message = MailMessage(content, partLimit: Self.partLimit), Self.hasHeader(message) else {
      throw .malformed("this is no mail: it does not begin with headers such as 'From:' and 'Subject:'")
    }
    var body = MailBody(message, limits: request.limits)
    if body.builder.isEmpty, body.attachments.isEmpty, !body.isEncrypted { addRaw(content, to: &body) }
    let attachments = MailAttachments(message, body.attachments, request)
    return try [own(message, body, attachments)].compactMap { $0 } + attachments.records()
  }

  private static func hasHeader(_ message: MailMessage) -> Bool {
    ["From", "Subject", "Date", "To", "Message-ID", "Content-Type", "Received", "Cc", "Sender"]
      .contains { message.header($0) != nil }
  }

  /// Where a mail claims parts and has none, its text as it stands.
  private func addRaw(_ content: ArraySlice<UInt8>, to body: inout MailBody) {
    var previous: UInt8 = 0
    for index in content.indices where content[index] != 0x0D {
      if content[index] == 0x0A, previous == 0x0A {
        let text = content[(index + 1)...]
        guard text.contains(where: { $0 > 0x20 }) else { return }
        body.add(raw: Array(text.prefix(request.limits.document)))
        return
      }
      previous = content[index]
    }
  }

  /// The mail itself; a warning where it is nothing but a cover for its attachments.
  private func own(
    _ message: MailMessage, _ body: MailBody, _ attachments: MailAttachments
  ) throws(ReaderError) -> ReadRecord? {
    guard !body.builder.isEmpty else {
      if body.isEncrypted {
        throw .encrypted("the mail is encrypted: decrypt it in your mail program and save it again")
      }
      guard !body.attachments.isEmpty else { throw .malformed("the mail holds no text") }
      return .warning(path: request.path, "the mail has no text of its own, only attachments")
    }
    var builder = body.builder
    if message.hasMore { builder.warn("the mail has more than \(Self.partLimit) parts: the rest are left out") }
    var metadata = request.metadata
    let id = MailHeaders(message, charset: body.charset).add(to: &metadata) ?? request.id
    metadata.set("format", .string(format.rawValue), origin: .inferred)
    if !attachments.names.isEmpty {
      metadata.set("attachments", .list(attachments.names.map(Value.string)), origin: .declared)
    }
    return .document(MetadataInference.complete(try builder.build(id: id, metadata: metadata)))
  }
}
