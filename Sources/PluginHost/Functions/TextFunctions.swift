import Language
import LuaRuntime
import PlainData
import PluginModel

/// `chancery.text.…`: Unicode, terminal widths, escaping.
enum TextFunctions {
  static let all: [APIFunction] = [
    text(
      "lower", "Lower-cases by Unicode's rules, in no language's way.",
      example: "print(chancery.text.lower(\"ÉTÉ\")) --> été"
    ) {
      UnicodeText.lower($0)
    },
    text(
      "fold", "Folds for comparison: case, width and compatibility forms (NFKC_Casefold).",
      example: "print(chancery.text.fold(\"Straße\") == chancery.text.fold(\"STRASSE\")) --> true"
    ) { UnicodeText.fold($0) },
    text(
      "strip_marks", "Takes accents and other marks off letters.",
      example: "print(chancery.text.strip_marks(\"Türkiye\")) --> Turkiye"
    ) { UnicodeText.stripMarks($0) },
    text(
      "nfc", "Composes letters and their marks (NFC), as interchange formats ask for.",
      example: "print(#\"e\\u{301}\", #chancery.text.nfc(\"e\\u{301}\")) --> 3 2"
    ) { UnicodeText.compose($0) },
    text("trim", "Takes white space off both ends.", example: "print(chancery.text.trim(\"  a b \") .. \"|\") --> a b|")
    {
      trim($0)
    },
    text(
      "escape_html", "Escapes & < > \" ' for HTML.",
      example: "print(chancery.text.escape_html(\"<b>\")) --> &lt;b&gt;"
    ) { escape($0) },
    APIFunction(
      "chancery.text.width", .function, "Gives the columns that a text takes in a terminal.",
      [.required("text", .string, "the text")],
      results: [APIResult(.integer, "columns: 2 for wide characters, 0 for combining ones")],
      example: "print(chancery.text.width(\"中文 é\")) --> 6"
    ) { call in .value(.integer(Int64(UnicodeText.width(try call.string(0))))) },
    APIFunction(
      "chancery.text.pad", .function, "Pads a text to a number of terminal columns.",
      [
        .required("text", .string, "the text"), .required("width", .integer, "columns"),
        .optional("side", .choice(["left", "right", "center"]), default: "left", "where the text stands"),
      ],
      results: [APIResult(.string, "the padded text; unchanged where it is wider")],
      example: "print(chancery.text.pad(\"中\", 4) .. \"|\" .. chancery.text.pad(\"7\", 3, \"right\")) --> 中  |  7"
    ) { call in
      let text = try call.string(0)
      let missing = max(0, min(call.integer(1), 10_000) - UnicodeText.width(text))
      let left = call.arguments[2].string == "right" ? missing : call.arguments[2].string == "center" ? missing / 2 : 0
      return .value(
        .string(String(repeating: " ", count: left) + text + String(repeating: " ", count: missing - left)))
    },
    APIFunction(
      "chancery.text.truncate", .function, "Cuts a text to a number of terminal columns, with … at the cut.",
      [.required("text", .string, "the text"), .required("width", .integer, "columns")],
      results: [APIResult(.string, "the text, at most that wide")],
      example: "print(chancery.text.truncate(\"cooperation\", 5)) --> coop…"
    ) { call in .value(.string(UnicodeText.truncate(try call.string(0), to: max(0, call.integer(1))))) },
    APIFunction(
      "chancery.text.wrap", .function, "Breaks a text into lines of at most so many terminal columns, at white space.",
      [.required("text", .string, "the text"), .required("width", .integer, "columns, at least 1")],
      results: [APIResult(.list(.string), "the lines")],
      example: "print(table.concat(chancery.text.wrap(\"a long line of words\", 8), \"|\")) --> a long|line of|words"
    ) { call in .value(.list(wrap(try call.string(0), width: max(1, call.integer(1))).map(Value.string))) },
    APIFunction(
      "chancery.text.split", .function, "Splits a text at a separator, which is taken literally.",
      [.required("text", .string, "the text"), .required("separator", .string, "not empty")],
      results: [APIResult(.list(.string), "the parts")],
      errors: ["the separator is empty"],
      example: "print(#chancery.text.split(\"a|b|\", \"|\")) --> 3"
    ) { call in
      let separator = Array(try call.string(1).utf8)
      guard !separator.isEmpty else { throw APIError("chancery.text.split: the separator is empty") }
      return .value(.list(split(call.octets(0), separator).map(Value.init(octets:))))
    },
    APIFunction(
      "chancery.text.distance", .function, "Counts the edits between two texts (optimal string alignment).",
      [.required("a", .string, "a text"), .required("b", .string, "another")],
      results: [APIResult(.integer, "insertions, deletions, substitutions and swaps of neighbours, by code point")],
      errors: ["a text has more than 1000 code points"],
      example: "print(chancery.text.distance(\"organisation\", \"organization\")) --> 1"
    ) { call in .value(.integer(Int64(try distance(try call.string(0), try call.string(1))))) },
  ]

  private static func text(
    _ name: String, _ summary: String, example: String, _ change: @escaping @Sendable (String) -> String
  ) -> APIFunction {
    APIFunction(
      "chancery.text.\(name)", .function, summary, [.required("text", .string, "the text")],
      results: [APIResult(.string, "the changed text")], example: example
    ) { call in .value(.string(change(try call.string(0)))) }
  }

  private static func trim(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func escape(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for var word in words(of: text) {
      var size = UnicodeText.width(word)
      if used > 0 && used + 1 + size > width {
        lines.append(line)
        line = ""
        used = 0
      }
      // A word wider than a line is cut, so that every line fits.
      while size > width && used == 0 {
        let head = widest(word, width)
        lines.append(head)
        word = String(word.dropFirst(head.count))
        size = UnicodeText.width(word)
      }
      if word.isEmpty { continue }
      line += (used > 0 ? " " : "") + word
      used += (used > 0 ? 1 : 0) + size
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// What stands between white space; most text has ASCII's only, and needs no look at each character.
  private static func words(of text: String) -> [String] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    return text.utf8.split { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The longest beginning of a text that fits, at least one character.
  private static func widest(_ text: String, _ width: Int) -> String {
    var head = ""
    var used = 0
    for character in text {
      let size = UnicodeText.width(String(character))
      if used + size > width && !head.isEmpty { break }
      head.append(character)
      used += size
    }
    return head
  }

  private static func split(_ text: [UInt8], _ separator: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var start = 0
    var index = 0
    while index + separator.count <= text.count {
      if text[index] == separator[0] && text[index..<index + separator.count].elementsEqual(separator) {
        parts.append(Array(text[start..<index]))
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(Array(text[start...]))
    return parts
  }

  private static func distance(_ a: String, _ b: String) throws -> Int {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    guard a.count <= 1000, b.count <= 1000 else {
      throw APIError("chancery.text.distance: at most 1000 code points each")
    }
    return alignmentDistance(a, b)
  }
}
