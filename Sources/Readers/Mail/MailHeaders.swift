import DocumentModel
import PlainData
import PlainText

/// The headers of a mail as metadata.
struct MailHeaders {
  private let message: MailMessage
  private let charset: String?

  /// - Parameter charset: The charset of the text, which headers that name none are likely to be in.
  init(_ message: MailMessage, charset: String?) {
    self.message = message
    self.charset = charset
  }

  /// Adds all headers that are of interest.
  ///
  /// - Returns: The message's own id.
  func add(to metadata: inout Metadata) -> String? {
    set("title", text("Subject"), &metadata)
    set("subject", text("Subject"), &metadata)
    set("published", text("Date").flatMap(DateText.declared), &metadata)
    set("date", text("Date"), &metadata)
    if metadata.published == nil, let received = received {
      metadata.set("published", .string(received), origin: .inferred)
    }
    let from = addresses("From")
    setList("authors", from.map(\.person), &metadata)
    set("from", from.first?.full, &metadata)
    for name in ["to", "cc", "reply-to"] { setList(name, addresses(name).map(\.full), &metadata) }
    set("sender", addresses("Sender").first?.full, &metadata)
    let id = text("Message-ID").map(Self.bare)
    set("message-id", id, &metadata)
    set("in-reply-to", text("In-Reply-To").map(Self.bare), &metadata)
    if let references = text("References") {
      setList("references", references.split(separator: " ").suffix(100).map { Self.bare(String($0)) }, &metadata)
    }
    let list = text("List-Id")
    set("list-id", list, &metadata)
    set("outlet", list.map(Self.listName) ?? text("Organization"), &metadata)
    set("language", text("Content-Language").flatMap(language), &metadata)
    if let keywords = text("Keywords"), let value = FieldMetadata.normalized(.string(keywords), "keywords") {
      metadata.set("keywords", value, origin: .declared)
    }
    guard let id, !id.isEmpty, id.utf8.count <= 1000 else { return nil }
    return id
  }

  private func text(_ name: String) -> String? {
    message.header(name).map { MailWords.text($0, charset: charset) }.flatMap(FieldMetadata.trimmed)
  }

  private func addresses(_ name: String) -> [MailAddress] {
    message.header(name).map { MailAddress.list($0, charset: charset) } ?? []
  }

  /// When the mail arrived, where it does not say when it was written.
  private var received: String? {
    text("Received").flatMap { $0.split(separator: ";").last }.flatMap { DateText.declared(String($0)) }
  }

  private func language(_ text: String) -> String? {
    let first = text.split { $0 == "," || $0 == " " }.first.map(String.init) ?? text
    return FieldMetadata.normalized(.string(first), "language")?.string
  }

  /// "<a@example.org>" without its brackets.
  private static func bare(_ text: String) -> String {
    guard let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") else { return text }
    return String(text[text.index(after: open)..<close])
  }

  /// The name in "Policy News <policy.example.org>", or the list's id without one.
  private static func listName(_ text: String) -> String {
    let name = text.prefix { $0 != "<" }
    return FieldMetadata.trimmed(String(name).filter { $0 != "\"" }) ?? bare(text)
  }

  private func set(_ key: String, _ text: String?, _ metadata: inout Metadata) {
    if let text, !text.isEmpty { metadata.set(key, .string(text), origin: .declared) }
  }

  private func setList(_ key: String, _ texts: [String], _ metadata: inout Metadata) {
    let texts = texts.filter { !$0.isEmpty }
    if !texts.isEmpty { metadata.set(key, .list(texts.map(Value.string)), origin: .declared) }
  }
}
