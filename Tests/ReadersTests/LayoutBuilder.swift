/// Writes what `pdftotext -bbox-layout` would for pages that tests make up.
struct LayoutBuilder {
  private var body = ""
  private var isPageOpen = false
  var title = "A paper"
  var meta: [(String, String)] = []

  /// Begins a page of 600 by 800 points.
  mutating func page() {
    if isPageOpen { body += "    </flow>\n  </page>\n" }
    isPageOpen = true
    body += "  <page width=\"600.000000\" height=\"800.000000\">\n    <flow>\n"
  }

  /// Adds a line: each letter is half as wide as it is tall, each blank, too.
  ///
  /// - Parameter isMirrored: Letters and words stand from right to left, and come as they stand.
  mutating func line(_ text: String, x: Double = 60, y: Double, size: Double = 10, isMirrored: Bool = false) {
    var words = ""
    var left = x
    var parts = text.split(separator: " ").map(String.init)
    if isMirrored {
      parts = parts.map {
        $0.allSatisfy(\.isASCII) ? $0 : String(String.UnicodeScalarView($0.unicodeScalars.reversed()))
      }
    }
    for word in parts {
      let width = Double(word.count) * size / 2
      if isMirrored { left -= width }
      words += Self.word(word, left, y, left + width, y + size)
      left += isMirrored ? -size / 2 : width + size / 2
    }
    add(words, x, y, left, y + size)
  }

  /// Adds a line of words at places of their own: text, left edge, height, and how far it is raised.
  mutating func words(_ parts: [(text: String, x: Double, size: Double, rise: Double)], y: Double) {
    var words = ""
    for part in parts {
      let bottom = y + 10 - part.rise
      words += Self.word(
        part.text, part.x, bottom - part.size, part.x + Double(part.text.count) * part.size / 2, bottom)
    }
    add(words, parts.first?.x ?? 0, y, 500, y + 10)
  }

  /// Adds a box with text as it stands.
  mutating func raw(_ text: String) { body += text }

  private mutating func add(_ words: String, _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
    let box = Self.box(x0, y0, x1, y1)
    body += "      <block \(box)>\n        <line \(box)>\n\(words)        </line>\n      </block>\n"
  }

  private static func word(_ text: String, _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String {
    let escaped = text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
    return "          <word \(box(x0, y0, x1, y1))>\(escaped)</word>\n"
  }

  private static func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String {
    "xMin=\"\(x0)\" yMin=\"\(y0)\" xMax=\"\(x1)\" yMax=\"\(y1)\""
  }

  /// The whole output.
  var bytes: [UInt8] {
    var text = "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<title>\(title)</title>\n"
    for (name, value) in meta { text += "<meta name=\"\(name)\" content=\"\(value)\"/>\n" }
    text += "</head>\n<body>\n<doc>\n" + body
    if isPageOpen { text += "    </flow>\n  </page>\n" }
    return Array((text + "</doc>\n</body>\n</html>\n").utf8)
  }
}
