import DocumentModel

/// Puts a piece of HTML (a mail's body, a field of a record) into a document. Stands in until the HTML reader has it.
public enum HTMLFragment {
  /// Appends the fragment's text as headings, paragraphs, items and cells.
  ///
  /// - Parameters:
  ///   - html: The fragment in UTF-8.
  ///   - builder: The document that it becomes a part of.
  ///   - part: The part of the container that it came from.
  public static func append(_ html: [UInt8], to builder: inout DocumentBuilder, part: String?) {
    var depth = 0
    var table = (builder.finished.compactMap(\.cell?.table).max() ?? 0, 0, 0)
    var isOpen = false
    var index = 0
    while index < html.count {
      guard html[index] == 0x3C else {
        let end = html[index...].firstIndex(of: 0x3C) ?? html.count
        let text = unescaped(String(decoding: html[index..<end], as: UTF8.self))
        if !isOpen, text.contains(where: { !$0.isWhitespace }) {
          builder.begin(.paragraph, part: part)
          isOpen = true
        }
        if isOpen { builder.append(text) }
        index = end
        continue
      }
      let end = html[index...].firstIndex(of: 0x3E) ?? html.count
      let isEnd = index + 1 < end && html[index + 1] == 0x2F
      let tag = html[min(end, index + (isEnd ? 2 : 1))..<end].prefix { $0 > 0x20 && $0 != 0x2F }
      let name = String(decoding: tag, as: UTF8.self).lowercased()
      index = min(html.count, end + 1)
      switch name {
      case "script", "style", "title", "template":
        if !isEnd { index = skip(html, index, "</\(name)") }
      case "br": builder.lineBreak()
      case "ul", "ol": depth = max(0, depth + (isEnd ? -1 : 1))
      case "table": if !isEnd { table = (table.0 + 1, 0, 0) }
      case "tr": if !isEnd { table = (table.0, table.1 + 1, 0) }
      default: break
      }
      guard blocks.contains(name) else { continue }
      builder.end()
      isOpen = !isEnd
      if isEnd { continue }
      switch name {
      case "h1", "h2", "h3", "h4", "h5", "h6":
        builder.begin(.heading, level: Int(String(name.dropFirst())) ?? 1, part: part)
      case "li": builder.begin(.listItem, level: max(1, depth), part: part)
      case "td", "th":
        table.2 += 1
        builder.beginCell(TableCell(table: table.0, row: table.1, column: table.2, isHeader: name == "th"), part: part)
      case "pre": builder.begin(.code, part: part)
      case "blockquote": builder.begin(.quotation, part: part)
      default: builder.begin(.paragraph, part: part)
      }
    }
    builder.end()
  }

  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "pre", "blockquote", "section", "article", "dd",
    "dt",
    "tr", "table", "ul", "ol", "hr", "head", "body",
  ]

  private static func skip(_ html: [UInt8], _ start: Int, _ end: String) -> Int {
    let wanted = Array(end.utf8)
    var index = start
    while index + wanted.count <= html.count {
      if html[index] == 0x3C, html[index..<index + wanted.count].elementsEqual(wanted) { return index }
      index += 1
    }
    return html.count
  }

  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
  ]

  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    for (number, piece) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
      guard number > 0 else {
        result += piece
        continue
      }
      let name = piece.prefix { $0 != ";" }
      let code = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      if name.count < piece.count,
        let known = entities[String(name)] ?? code.flatMap(Unicode.Scalar.init).map(String.init)
      {
        result += known + piece.dropFirst(name.count + 1)
      } else {
        result += "&" + piece
      }
    }
    return result
  }
}
