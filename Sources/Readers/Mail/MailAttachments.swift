import DocumentModel
import PlainText

/// The files that a mail carries, with names that are labels only.
struct MailAttachments {
  /// All names in order; of equal ones the second is `name~2.pdf`.
  let names: [String]
  private let message: MailMessage
  private let parts: [MailMessage.Part]
  private let request: ReadRequest

  init(_ message: MailMessage, _ parts: [MailMessage.Part], _ request: ReadRequest) {
    self.message = message
    self.parts = parts
    self.request = request
    var seen: [String: Int] = [:]
    names = parts.map { part in
      let name = Self.name(part, message)
      seen[name, default: 0] += 1
      guard let count = seen[name], count > 1 else { return name }
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      return "\(name[..<dot])~\(count)\(name[dot...])"
    }
  }

  /// The attachments that may hold text, as files to be read.
  func records() -> [ReadRecord] {
    var records: [ReadRecord] = []
    for (part, name) in zip(parts, names) where Self.mayHoldText(part.type) {
      var member = request.member(name)
      let (bytes, isCut) = message.content(part, limit: request.limits.member)
      if isCut {
        let error = ReaderError.limit(
          "the attachment is larger than \(request.limits.member) bytes: raise it with --limit member=…")
        records.append(.failure(path: member.path, error))
      } else if !bytes.isEmpty {
        if part.isMessage { member.format = .eml }
        records.append(.file(NestedFile(request: member, bytes: bytes)))
      }
    }
    return records
  }

  private static func name(_ part: MailMessage.Part, _ message: MailMessage) -> String {
    let disposition = MailParameters(message.header("Content-Disposition", of: part) ?? [])
    let type = MailParameters(message.header("Content-Type", of: part) ?? [])
    for name in [disposition["filename"], type["name"]] {
      if let name = name.flatMap(\.nonBlank) { return String(name.prefix(255)) }
    }
    if part.isMessage { return "message.eml" }
    let kind = part.type.split(separator: "/").last.map(String.init) ?? "bin"
    return "attachment.\(extensions[part.type] ?? kind)"
  }

  private static let extensions = [
    "text/plain": "txt", "text/html": "html", "application/pdf": "pdf", "application/json": "json", "text/csv": "csv",
    "application/octet-stream": "bin", "text/calendar": "ics", "text/vcard": "vcf", "message/delivery-status": "txt",
  ]

  /// Whether a reader could make something of such a part. The others are named in the metadata.
  private static func mayHoldText(_ type: String) -> Bool {
    for kind in ["image/", "audio/", "video/", "font/"] where type.hasPrefix(kind) { return false }
    return ![
      "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
      "application/pgp-keys",
      "application/ms-tnef", "application/applefile", "text/calendar", "text/vcard", "text/x-vcard", "text/directory",
      "text/x-amp-html", "text/css", "message/delivery-status", "message/disposition-notification", "application/ics",
      "text/rfc822-headers",
    ].contains(type)
  }
}
