/// The formats that are read. Raw values are what `--format` takes and what documents carry as `format`.
public enum InputFormat: String, Sendable, CaseIterable {
  case text
  case markdown
  case html
  case xml
  case pdf
  case docx
  case odt
  case epub
  case eml
  case mbox
  case feed
  case json
  case jsonl
  case csv
  case zip
  case tar
  case gzip
  case xz
  case zstd

  /// Whether it holds any number of documents.
  public var isContainer: Bool {
    switch self {
    case .mbox, .feed, .json, .jsonl, .csv, .zip, .tar, .gzip, .xz, .zstd: true
    default: false
    }
  }

  /// The extensions, in lower case and without the stop, that tell a format where its content does not.
  private static let byExtension: [String: InputFormat] = [
    "txt": .text, "text": .text, "log": .text, "md": .markdown, "markdown": .markdown, "mkd": .markdown,
    "html": .html, "htm": .html, "xhtml": .html, "shtml": .html, "xml": .xml, "pdf": .pdf, "docx": .docx,
    "docm": .docx, "dotx": .docx, "doc": .docx, "odt": .odt, "ott": .odt, "fodt": .odt, "rdf": .feed,
    "epub": .epub, "eml": .eml, "mbox": .mbox, "rss": .feed, "atom": .feed, "json": .json, "jsonl": .jsonl,
    "ndjson": .jsonl, "csv": .csv, "tsv": .csv, "zip": .zip, "tar": .tar, "gz": .gzip, "tgz": .gzip, "xz": .xz,
    "txz": .xz, "zst": .zstd, "tzst": .zstd,
  ]

  /// The format of a file by its first bytes, else by its name's extension.
  ///
  /// What content cannot tell from plain text (Markdown, CSV, JSON Lines) needs the extension. A ZIP file of an office
  /// format is told by the member that such files begin with.
  ///
  /// - Parameters:
  ///   - head: The first bytes, 4,096 or so.
  ///   - path: The file's or member's name.
  public static func guess(_ head: [UInt8], path: String) -> InputFormat {
    let known = byExtension[fileExtension(path)]
    if let binary = binary(head, known) { return binary }
    if let markup = markup(head, known) { return markup }
    if known == nil, let record = record(textHead(head)) { return record }
    return known.map { textual.contains($0) ? $0 : .text } ?? .text
  }

  /// The formats that plain bytes may be.
  private static let textual: Set<InputFormat> = [
    .text, .markdown, .html, .xml, .eml, .mbox, .feed, .json, .jsonl, .csv,
  ]

  private static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return String(name[name.index(after: dot)...]).lowercased()
  }

  private static func binary(_ head: [UInt8], _ known: InputFormat?) -> InputFormat? {
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return .xz }
    if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
    if head.count > 262, head[257..<262].elementsEqual("ustar".utf8) { return .tar }
    if known == .tar, isOldTar(head) { return .tar }
    // A PDF may have up to 1,024 bytes of something else before its header.
    if contains(head.prefix(1024), "%PDF-") && !head.starts(with: Array("From ".utf8)) { return .pdf }
    // Word's old format, and the wrapping of documents with a password: their reader says what to do.
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .docx }
    guard head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) else { return nil }
    if contains(head, "application/epub+zip") { return .epub }
    if contains(head, "application/vnd.oasis.opendocument.text") { return .odt }
    if contains(head, "[Content_Types].xml") || contains(head, "word/") || contains(head, "_rels/.rels") {
      // Spreadsheets and slides begin alike; only Word's documents are read as one.
      return known == .zip || known == nil && !contains(head, "word/") ? known ?? .docx : .docx
    }
    return known == .docx || known == .odt || known == .epub ? known : .zip
  }

  /// A tar archive from before "ustar" became its mark: the checksum of the first header is right.
  private static func isOldTar(_ head: [UInt8]) -> Bool {
    guard head.count >= 512, head[0] != 0 else { return false }
    let digits = head[148..<156].drop { $0 == 0x20 }.prefix { $0 >= 0x30 && $0 <= 0x37 }
    let sum = (0..<512).reduce(0) { $0 + (148..<156 ~= $1 ? 0x20 : Int(head[$1])) }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8) == sum
  }

  private static func markup(_ head: [UInt8], _ known: InputFormat?) -> InputFormat? {
    let text = textHead(head)
    if text.hasPrefix("From "), known == nil || known == .mbox || known == .text {
      return isMailbox(text) ? .mbox : nil
    }
    guard text.utf8.first == UInt8(ascii: "<") else { return nil }
    let lower = String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    if lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") { return .html }
    if let xml = xml(lower, known) { return xml }
    if lower.hasPrefix("<head") || lower.hasPrefix("<body"), known == nil { return .html }
    // Saved pages begin with a comment that says where they are from.
    if lower.hasPrefix("<!--"), lower.contains("<!doctype html") || lower.contains("<html") { return .html }
    return nil
  }

  /// The format of a file that is XML, by its outermost element.
  private static func xml(_ lower: String, _ known: InputFormat?) -> InputFormat? {
    guard lower.hasPrefix("<") else { return nil }
    let isDeclared = lower.hasPrefix("<?xml") || known == .xml || known == .feed
    switch rootName(lower) {
    case "rss": return .feed
    case "feed": return lower.contains("atom") || known == .feed || !isDeclared ? .feed : .xml
    case "rdf":
      return lower.contains("rss") || lower.contains("netscape") || known == .feed ? .feed : isDeclared ? .xml : nil
    case "html": return .html
    case "document" where lower.contains("opendocument"): return .odt
    case .some: return isDeclared ? known == .html ? .html : .xml : nil
    // The element begins behind what was looked at.
    case nil: return lower.hasPrefix("<?xml") ? known == .html || known == .feed || known == .odt ? known : .xml : nil
    }
  }

  /// The local name of the outermost element, where it begins in the text.
  private static func rootName(_ lower: String) -> Substring? {
    var rest = Array(lower.utf8)[...]
    while let start = rest.firstIndex(of: 0x3C) {
      rest = rest[(start + 1)...]
      guard let first = rest.first else { return nil }
      if first == 0x21 || first == 0x3F {
        // Comments, instructions and document types; brackets hold a type's own declarations.
        let isComment = rest.starts(with: Array("!--".utf8))
        var brackets = 0
        let bytes = rest
        let end = bytes.indices.first { index in
          if isComment {
            return bytes[index] == 0x3E && index >= start + 5 && bytes[index - 1] == 0x2D && bytes[index - 2] == 0x2D
          }
          if bytes[index] == 0x5B { brackets += 1 }
          if bytes[index] == 0x5D { brackets -= 1 }
          return bytes[index] == 0x3E && brackets <= 0
        }
        guard let end else { return nil }
        rest = rest[(end + 1)...]
      } else {
        let name = rest.prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        return String(decoding: name, as: UTF8.self).split(separator: ":").last
      }
    }
    return nil
  }

  /// What a file without a telling name is by its first characters: JSON, or a mail.
  private static func record(_ text: String) -> InputFormat? {
    if let first = text.first, first == "{" || first == "[" {
      let second = text.dropFirst().first { !$0.isWhitespace }
      return second == "\"" || first == "[" && second == "{" ? .json : nil
    }
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count > 2, let name = lines[0].split(separator: ":", maxSplits: 1).first, lines[0].contains(":") else {
      return nil
    }
    let isMail = [
      "return-path", "received", "delivered-to", "from", "subject", "date", "message-id", "mime-version", "to",
      "x-mozilla-status",
    ].contains(name.lowercased())
    let isHeader = isMailbox(text) || lines[1].first == " " || lines[1].first == "\t"
    return isMail && isHeader ? .eml : nil
  }

  /// The "From " line of a mailbox is followed by a header, not by prose.
  private static func isMailbox(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count > 1, let colon = lines[1].firstIndex(of: ":") else { return false }
    return !lines[1][..<colon].isEmpty && lines[1][..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
  }

  /// The beginning as text: UTF-16 and UTF-32 by their mark or zeros, without white space before it.
  private static func textHead(_ head: [UInt8]) -> String {
    // Swift takes CR LF for one character.
    var bytes = head.prefix(4096).filter { $0 != 0 && $0 != 0x0D }
    for mark in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]] where bytes.starts(with: mark) {
      bytes.removeFirst(mark.count)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return String(text.drop { $0.isWhitespace })
  }

  private static func contains(_ bytes: some Collection<UInt8>, _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    let bytes = Array(bytes)
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { start in
      bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
