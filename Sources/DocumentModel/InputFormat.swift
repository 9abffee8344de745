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

  /// Whether a file may give several documents.
  public var isContainer: Bool { holdsRecords || holdsFiles }

  /// Whether it is a row of records of one kind, each of which is a document: `path#3`.
  public var holdsRecords: Bool {
    switch self {
    case .mbox, .feed, .json, .jsonl, .csv: true
    default: false
    }
  }

  /// Whether it holds files of any format, with names of their own, `path!name`: the members of archives, the
  /// attachments of mails.
  public var holdsFiles: Bool {
    switch self {
    case .eml, .mbox, .zip, .tar, .gzip, .xz, .zstd: true
    default: false
    }
  }

  /// Whether its bytes are text, so that a name may tell it where the content does not.
  var isTextual: Bool {
    switch self {
    case .text, .markdown, .html, .xml, .eml, .mbox, .feed, .json, .jsonl, .csv: true
    case .pdf, .docx, .odt, .epub, .zip, .tar, .gzip, .xz, .zstd: false
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
    FormatDetection(head, named: byExtension[fileExtension(path)]).format
  }

  private static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return String(name[name.index(after: dot)...]).lowercased()
  }
}
