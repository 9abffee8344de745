/// The beginning of a file as text, in which formats are looked for: without a byte order mark, zeros, carriage returns
/// and white space before it, so that UTF-16 and UTF-32 read like ASCII.
struct TextHead {
  /// What is left of the beginning.
  let text: String
  /// The text with ASCII in lower case where it begins with "<", as mark-up does; else empty.
  let lower: String
  private let lines: [Substring]

  /// - Parameter isNamed: Whether the name says a format: the text is then looked at only where it may be mark-up or a
  ///   mailbox, since most members of archives are neither.
  init(_ head: [UInt8], isNamed: Bool) {
    let first = head.first { $0 > 0x20 && $0 < 0x80 }
    guard !isNamed || first == 0x3C || first == UInt8(ascii: "F") else {
      (text, lower, lines) = ("", "", [])
      return
    }
    // Swift takes CR LF for one character.
    var bytes = head.prefix(4096).filter { $0 != 0 && $0 != 0x0D }
    for mark in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]] where bytes.starts(with: mark) {
      bytes.removeFirst(mark.count)
    }
    let rest = bytes.drop { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D }
    text = String(decoding: rest, as: UTF8.self)
    let isMarkup = rest.first == 0x3C
    lower = isMarkup ? String(decoding: rest.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self) : ""
    lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
  }

  // MARK: - Headers of mails

  /// The name of the header field in the first or second line, in lower case; `nil` where there is none, or where it is
  /// all that was looked at.
  func header(onLine index: Int) -> String? {
    guard index + 1 < lines.count, let colon = lines[index].firstIndex(of: ":") else { return nil }
    let name = lines[index][..<colon]
    return !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") } ? name.lowercased() : nil
  }

  /// Whether the first or second line is a header field.
  func hasHeader(onLine index: Int) -> Bool { header(onLine: index) != nil }

  /// Whether a line goes on with the header field before it.
  func isContinued(onLine index: Int) -> Bool {
    index < lines.count && (lines[index].first == " " || lines[index].first == "\t")
  }

  // MARK: - XML

  /// The local name of the outermost element, in lower case, where it begins in the text.
  var rootName: Substring? {
    var rest = Array(lower.utf8)[...]
    while let start = rest.firstIndex(of: 0x3C) {
      rest = rest[(start + 1)...]
      guard let first = rest.first else { return nil }
      guard first == 0x21 || first == 0x3F else {
        let name = rest.prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        return String(decoding: name, as: UTF8.self).split(separator: ":").last
      }
      guard let end = rest.starts(with: Self.comment) ? Self.endOfComment(rest) : Self.endOfDeclaration(rest) else {
        return nil
      }
      rest = rest[(end + 1)...]
    }
    return nil
  }

  private static let comment = Array("!--".utf8)

  /// Where the comment ends that the bytes begin with: the ">" of the first "-->" behind its "!--".
  private static func endOfComment(_ bytes: ArraySlice<UInt8>) -> Int? {
    let start = bytes.startIndex
    return bytes.indices.first { index in
      bytes[index] == 0x3E && index >= start + 4 && bytes[index - 1] == 0x2D && bytes[index - 2] == 0x2D
    }
  }

  /// Where the instruction or document type ends; brackets hold a type's own declarations.
  private static func endOfDeclaration(_ bytes: ArraySlice<UInt8>) -> Int? {
    var brackets = 0
    return bytes.indices.first { index in
      if bytes[index] == 0x5B { brackets += 1 }
      if bytes[index] == 0x5D { brackets -= 1 }
      return bytes[index] == 0x3E && brackets <= 0
    }
  }
}
