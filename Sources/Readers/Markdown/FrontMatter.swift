import PlainData

/// The metadata block at the beginning of a Markdown file: YAML between lines of `---`, or TOML between lines of `+++`.
///
/// Read are `key: value` (`key = value`) lines, quoted strings, lists in brackets and lists of "- item" lines, and folded
/// text behind `|` and `>`. What goes further is left out with a warning; nothing is ever executed or looked up.
struct FrontMatter {
  /// The fields in the order of the file.
  private(set) var fields: [(name: String, value: Value)] = []
  /// What could not be read.
  private(set) var warnings: [String] = []
  /// Where the text behind the block begins.
  private(set) var end = 0

  private var section = ""
  /// The field that following lines belong to, and what they have given it.
  private var open: String?
  private var items: [String] = []
  private var isText = false
  private var isFolded = false

  /// The longest block; a line of `---` without another one in reach is a line of the text.
  private static let longest = 1 << 16

  /// Finds the block at the beginning of a text in UTF-8; `nil` where there is none.
  init?(_ utf8: [UInt8]) {
    let head = utf8.prefix(Self.longest)
    var lines: [ArraySlice<UInt8>] = []
    var start = head.startIndex
    var fence: [UInt8]?
    while start < head.endIndex {
      let end = head[start...].firstIndex(of: 0x0A) ?? head.endIndex
      let line = Self.withoutEnd(head[start..<end])
      start = min(end + 1, head.endIndex)
      if let fence {
        if line.elementsEqual(fence) || fence[0] == 0x2D && line.elementsEqual("...".utf8) {
          self.end = start
          read(lines, isTOML: fence[0] == 0x2B)
          return
        }
        lines.append(line)
      } else {
        guard line.elementsEqual("---".utf8) || line.elementsEqual("+++".utf8) else { return nil }
        fence = Array(line)
      }
    }
    return nil
  }

  private mutating func read(_ lines: [ArraySlice<UInt8>], isTOML: Bool) {
    for (index, bytes) in lines.enumerated() {
      let line = String(decoding: bytes, as: UTF8.self)
      // The fence is line 1.
      if !(isTOML ? takeTOML(line) : takeYAML(line)), warnings.count < 10 {
        warnings.append("line \(index + 2) of the front matter is not read: '\(line.prefix(60))'")
      }
    }
    close()
  }

  // MARK: - Lines

  private mutating func takeYAML(_ line: String) -> Bool {
    let isIndented = line.first == " " || line.first == "\t"
    let text = line.nonBlank ?? ""
    if isText, isIndented || text.isEmpty {
      items.append(text)
      return true
    }
    if text.isEmpty || text.hasPrefix("#") { return true }
    if open != nil, text == "-" || text.hasPrefix("- ") {
      // A list of objects has a name and more in each item: the name is what counts.
      let item = String(text.dropFirst(1)).nonBlank ?? ""
      items.append(item.hasPrefix("name:") ? String(item.dropFirst(5)) : item)
      return true
    }
    if isIndented, let name = open, let (key, value) = Self.pair(text, separator: ":") {
      guard items.isEmpty else { return false }
      fields.append((name + "." + key, Self.value(value)))
      return true
    }
    guard !isIndented, let (key, value) = Self.pair(text, separator: ":") else { return false }
    close()
    open = key
    if ["|", ">", "|-", ">-", "|+", ">+"].contains(value) {
      isText = true
      isFolded = value.hasPrefix(">")
    } else if !value.isEmpty {
      open = nil
      fields.append((key, Self.value(value)))
    }
    return true
  }

  private mutating func takeTOML(_ line: String) -> Bool {
    guard let text = line.nonBlank, !text.hasPrefix("#") else { return true }
    if let name = open {
      // A list over several lines.
      let isLast = text.hasSuffix("]")
      items += Self.elements(isLast ? String(text.dropLast()) : text)
      if isLast {
        fields.append((name, .list(items.map { Self.value($0) })))
        open = nil
        items = []
      }
      return true
    }
    if text.hasPrefix("["), text.hasSuffix("]"), !text.contains("=") {
      section = text.filter { $0 != "[" && $0 != "]" } + "."
      return true
    }
    guard let (key, value) = Self.pair(text, separator: "=") else { return false }
    if value.hasPrefix("["), !value.hasSuffix("]") {
      open = section + key
      items = Self.elements(String(value.dropFirst()))
    } else {
      fields.append((section + key, Self.value(value)))
    }
    return true
  }

  /// Ends the field that is open.
  private mutating func close() {
    guard let name = open else { return }
    if isText {
      let text = items.joined(separator: isFolded ? " " : "\n")
      if let text = text.nonBlank { fields.append((name, .string(text))) }
    } else if !items.isEmpty {
      fields.append((name, .list(items.map { Self.value($0) })))
    }
    (open, items, isText) = (nil, [], false)
  }

  // MARK: - Values

  private static func pair(_ text: String, separator: Character) -> (key: String, value: String)? {
    guard let place = text.firstIndex(of: separator) else { return nil }
    let after = text.index(after: place)
    // "https://…" is no key.
    guard separator == "=" || after == text.endIndex || text[after].isWhitespace else { return nil }
    let key = unquoted(String(text[..<place]).nonBlank ?? "")
    guard !key.isEmpty, key.utf8.count <= 100 else { return nil }
    return (key, String(text[after...]).nonBlank ?? "")
  }

  private static func value(_ text: String) -> Value {
    let text = text.nonBlank ?? ""
    if text.hasPrefix("["), text.hasSuffix("]") {
      return .list(elements(String(text.dropFirst().dropLast())).map { .string(unquoted($0)) })
    }
    let plain = unquoted(text)
    if plain != text { return .string(plain) }
    switch withoutComment(text) {
    case "true": return true
    case "false": return false
    case "null", "~", "": return .null
    case let text: return .string(text)
    }
  }

  /// The elements of a list, divided by commas outside quotation marks.
  private static func elements(_ text: String) -> [String] {
    var elements: [String] = []
    var element = ""
    var quote: Character?
    for character in text {
      if character == "," && quote == nil {
        elements.append(element)
        element = ""
        continue
      }
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" && element.allSatisfy(\.isWhitespace) {
        quote = character
      }
      element.append(character)
    }
    elements.append(element)
    return elements.compactMap(\.nonBlank)
  }

  /// A string without its quotation marks; `\"` and `''` inside stand for one. What has no second mark stays as it is.
  private static func unquoted(_ text: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return text }
    var result = ""
    // Behind a backslash, or behind a single mark, which ends the string unless another one follows.
    var isPending = false
    for character in text.dropFirst() {
      if isPending {
        guard quote == "\"" || character == "'" else { return result }
        result.append(character == "n" && quote == "\"" ? "\n" : character)
        isPending = false
      } else if character == quote, quote == "\"" {
        return result
      } else if character == (quote == "\"" ? "\\" : "'") {
        isPending = true
      } else {
        result.append(character)
      }
    }
    return quote == "'" && isPending ? result : text
  }

  private static func withoutComment(_ text: String) -> String {
    var previous: Character?
    for index in text.indices {
      if text[index] == "#", previous == " " { return String(text[..<index]).nonBlank ?? "" }
      previous = text[index]
    }
    return text
  }

  /// A line without white space at its end.
  private static func withoutEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last == 0x20 || last == 0x0D || last == 0x09 { line = line.dropLast() }
    return line
  }
}
