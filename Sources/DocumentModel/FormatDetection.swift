/// Which format a file is of, as far as its first bytes tell; its name decides where they do not.
struct FormatDetection {
  private let head: [UInt8]
  /// The format that the extension names.
  private let named: InputFormat?
  /// The beginning as text.
  private let text: TextHead

  init(_ head: [UInt8], named: InputFormat?) {
    self.head = head
    self.named = named
    text = TextHead(head, isNamed: named != nil)
  }

  /// Marks of binary formats come first, then mark-up and mailboxes, then, where the name says nothing, records. What
  /// is left is text of the kind that the name says: a binary format that its content does not bear out is none.
  var format: InputFormat {
    if let format = packed ?? archive ?? document ?? package { return format }
    if let format = page ?? xml ?? mailbox ?? fragment { return format }
    if let named { return named.isTextual ? named : .text }
    return json ?? mail ?? .text
  }

  // MARK: - Marks of binary formats

  private var packed: InputFormat? {
    if begins([0x1F, 0x8B]) { return .gzip }
    if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return .xz }
    return begins([0x28, 0xB5, 0x2F, 0xFD]) ? .zstd : nil
  }

  private var archive: InputFormat? {
    if head.count > 262, head[257..<262].elementsEqual("ustar".utf8) { return .tar }
    return named == .tar && isOldTar ? .tar : nil
  }

  /// A tar archive from before "ustar" became its mark: the checksum of the first header is right.
  private var isOldTar: Bool {
    guard head.count >= 512, head[0] != 0 else { return false }
    let digits = head[148..<156].drop { $0 == 0x20 }.prefix { $0 >= 0x30 && $0 <= 0x37 }
    let sum = (0..<512).reduce(0) { $0 + (148..<156 ~= $1 ? 0x20 : Int(head[$1])) }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8) == sum
  }

  private var document: InputFormat? {
    // A PDF may have up to 1,024 bytes of something else before its header; a mail may have one inside.
    if holds("%PDF-", within: 1024), !begins(Array("From ".utf8)) { return .pdf }
    // Word's old format, and the wrapping of documents with a password: their reader says what to do.
    return begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? .docx : nil
  }

  /// A ZIP file, which office documents and e-books are as well. Spreadsheets and slides are told by the reader of
  /// documents, which says what to do with them.
  private var package: InputFormat? {
    guard begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) else { return nil }
    if holds("application/epub+zip") { return .epub }
    if holds("application/vnd.oasis.opendocument.") { return .odt }
    let isOffice = holds("[Content_Types].xml") || holds("word/") || holds("_rels/.rels")
    if isOffice { return named == .zip ? .zip : .docx }
    return named == .docx || named == .odt || named == .epub ? named : .zip
  }

  private func begins(_ mark: [UInt8]) -> Bool { head.starts(with: mark) }

  private func holds(_ word: String, within count: Int = .max) -> Bool {
    let wanted = Array(word.utf8)
    let end = min(count, head.count) - wanted.count
    guard end >= 0 else { return false }
    return (0...end).contains { head[$0] == wanted[0] && head[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }

  // MARK: - Mark-up

  private var page: InputFormat? {
    text.lower.hasPrefix("<!doctype html") || text.lower.hasPrefix("<html") ? .html : nil
  }

  /// The format of a file that is XML, by its outermost element.
  private var xml: InputFormat? {
    let lower = text.lower
    guard lower.hasPrefix("<") else { return nil }
    let hasDeclaration = lower.hasPrefix("<?xml")
    guard let root = text.rootName else {
      // The element begins behind what was looked at.
      return hasDeclaration ? named == .html || named == .feed || named == .odt ? named : .xml : nil
    }
    let isXML = hasDeclaration || named == .xml || named == .feed
    switch root {
    case "rss": return .feed
    case "feed": return lower.contains("atom") || named == .feed || !isXML ? .feed : .xml
    case "rdf" where lower.contains("rss") || lower.contains("netscape") || named == .feed: return .feed
    case "html": return .html
    case "document" where lower.contains("opendocument"): return .odt
    default: return isXML ? named == .html ? .html : .xml : nil
    }
  }

  /// A page that does not begin as pages should, or with a comment that says where it was saved from.
  private var fragment: InputFormat? {
    let lower = text.lower
    if named == nil, lower.hasPrefix("<head") || lower.hasPrefix("<body") { return .html }
    return lower.hasPrefix("<!--") && (lower.contains("<!doctype html") || lower.contains("<html")) ? .html : nil
  }

  // MARK: - Mails and records

  /// A mailbox begins with "From " and a header; so may a line of prose.
  private var mailbox: InputFormat? {
    guard text.text.hasPrefix("From "), named == nil || named == .mbox || named == .text else { return nil }
    return text.hasHeader(onLine: 1) ? .mbox : nil
  }

  private var json: InputFormat? {
    guard let first = text.text.first, first == "{" || first == "[" else { return nil }
    let second = text.text.dropFirst().first { !$0.isWhitespace }
    return second == "\"" || first == "[" && second == "{" ? .json : nil
  }

  /// A mail that was saved under a number: two lines of headers, the first of a kind that mails begin with.
  private var mail: InputFormat? {
    guard let name = text.header(onLine: 0), Self.mailHeaders.contains(name) else { return nil }
    return text.hasHeader(onLine: 1) || text.isContinued(onLine: 1) ? .eml : nil
  }

  private static let mailHeaders: Set<String> = [
    "return-path", "received", "delivered-to", "from", "subject", "date", "message-id", "mime-version", "to",
    "x-mozilla-status",
  ]
}
