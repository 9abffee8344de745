import DocumentModel
import PlainText

/// Chooses the parts of a mail that are its text, and lays them out; what is left are the attachments.
struct MailBody {
  private(set) var builder: DocumentBuilder
  /// The parts that are files of their own.
  private(set) var attachments: [MailMessage.Part] = []
  /// The charset of the first text, which headers without one are likely to be in as well.
  private(set) var charset: String?
  /// Whether a part cannot be read without a key.
  private(set) var isEncrypted = false
  private let message: MailMessage
  private let limits: ReaderLimits

  /// Plain text of an alternative shorter than this may be a mere "see the HTML version".
  private static let stub = 600

  init(_ message: MailMessage, limits: ReaderLimits) {
    self.message = message
    self.limits = limits
    builder = DocumentBuilder(limits: limits)
    // Parts within parts, without recursion: the ones that have yet to be looked at, the next one last.
    var pending = message.parts.first.map { [$0] } ?? []
    while let part = pending.popLast() { pending += take(part).reversed() }
  }

  /// Takes a mail's text as it stands, where no part could be told.
  mutating func add(raw text: [UInt8]) { add(plain: text, MailParameters([])) }

  /// Takes a part; the parts inside that are to be taken next.
  private mutating func take(_ part: MailMessage.Part) -> [MailMessage.Part] {
    guard part.isMultipart else {
      takeLeaf(part)
      return []
    }
    let children = message.children(part)
    switch part.type {
    case "multipart/alternative": return best(children).map { [$0] } ?? []
    case "multipart/signed": return Array(children.prefix(1))
    case "multipart/encrypted":
      isEncrypted = true
      return []
    case "multipart/related":
      // Pictures of the text come behind it and are no text themselves.
      return Array(children.prefix(1)) + children.dropFirst().filter { isAttachment($0) || $0.isMultipart }
    default: return children
    }
  }

  // MARK: - Alternatives

  /// The version that is read: plain text unless it is empty or a stub, then the richest one.
  private func best(_ versions: [MailMessage.Part]) -> MailMessage.Part? {
    let plain = versions.first { $0.type == "text/plain" && !isAttachment($0) }
    let rich = versions.last { $0.type == "text/html" || $0.isMultipart }
    guard let plain, let rich else { return plain ?? rich ?? versions.first }
    return isStub(plain, beside: rich) ? rich : plain
  }

  private func isStub(_ plain: MailMessage.Part, beside rich: MailMessage.Part) -> Bool {
    let bytes = message.content(plain, limit: limits.document).bytes
    let text = bytes.filter { $0 > 0x20 }.count
    guard text < Self.stub else { return false }
    guard text > 0, let html = message.parts[rich.index..<rich.end].first(where: { $0.type == "text/html" }) else {
      return text == 0
    }
    var trial = DocumentBuilder(limits: limits)
    append(html: html, to: &trial)
    trial.end()
    if (trial.finished.last?.range.upperBound ?? 0) > 3 * text + 200 { return true }
    guard let result = try? trial.build(id: "", metadata: Metadata()) else { return false }
    let (utf8, _) = Charset.text(bytes, declared: parameters(plain)["charset"])
    return Self.differ(String(decoding: utf8, as: UTF8.self), result.document.text.string)
  }

  /// Whether most words of a short text are not in the other, which has more of them: it says something else.
  private static func differ(_ plain: String, _ rich: String) -> Bool {
    let words = Set(words(plain))
    let others = Set(Self.words(rich))
    return others.count > words.count && 2 * words.intersection(others).count < words.count
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  // MARK: - Leaves

  private func isAttachment(_ part: MailMessage.Part) -> Bool {
    let disposition = MailParameters(message.header("Content-Disposition", of: part) ?? [])
    return disposition.value == "attachment" || disposition["filename"] != nil && !builder.isEmpty
  }

  private mutating func takeLeaf(_ part: MailMessage.Part) {
    guard !part.isMessage, part.type.hasPrefix("text/"), !isAttachment(part) else {
      attachments.append(part)
      return
    }
    switch part.type {
    case "text/html", "text/xhtml":
      note(part)
      append(html: part, to: &builder)
    case "text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/x-amp-html", "text/rtf", "text/css":
      attachments.append(part)
    default:
      note(part)
      add(plain: message.content(part, limit: limits.document).bytes, parameters(part))
    }
  }

  private mutating func note(_ part: MailMessage.Part) { charset = charset ?? parameters(part)["charset"] }

  private func parameters(_ part: MailMessage.Part) -> MailParameters {
    MailParameters(message.header("Content-Type", of: part) ?? [])
  }

  private mutating func add(plain bytes: [UInt8], _ type: MailParameters) {
    let (utf8, warnings) = Charset.text(bytes, declared: type["charset"])
    for warning in warnings { builder.warn(warning) }
    let isFlowed = type["format"]?.lowercased() == "flowed"
    MailText(utf8, isFlowed: isFlowed, deletesBlank: type["delsp"]?.lowercased() == "yes").append(
      to: &builder, part: nil)
  }

  private func append(html part: MailMessage.Part, to builder: inout DocumentBuilder) {
    let (bytes, isCut) = message.content(part, limit: limits.document)
    let (utf8, warnings) = Charset.text(bytes, declared: parameters(part)["charset"] ?? DeclaredCharset.html(bytes))
    for warning in warnings { builder.warn(warning) }
    if isCut { builder.warn("the text is longer than \(limits.document) bytes: the rest is left out") }
    builder.end()
    HTMLFragment.append(utf8, to: &builder, part: nil)
  }
}
