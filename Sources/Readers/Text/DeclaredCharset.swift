/// The encoding that a file names in its own first bytes.
enum DeclaredCharset {
  /// The encoding that an XML declaration names. UTF-16 is told by its bytes: what is read as ASCII is none.
  static func xml(_ bytes: [UInt8]) -> String? {
    // A declaration in UTF-16 has zeros; the decoder sees those itself.
    let head = bytes.prefix(512).filter { $0 != 0 }
    guard let start = place(of: "<?xml", in: head[...]), let end = place(of: "?>", in: head[start...]),
      let found = place(of: "encoding", in: head[start..<end])
    else { return nil }
    let rest = head[(found + 8)..<end].drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let value = String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self)
    return value.isEmpty || value.lowercased().hasPrefix("utf-16") ? nil : value
  }

  /// The encoding that a page names in its first 1,024 bytes: `<meta charset>`, `<meta … content="…charset=…">`, or
  /// XML's `encoding`; in lower case.
  static func html(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(1_024).map { HTMLText.lower($0) }
    for word in ["charset", "encoding"] {
      var rest = head[...]
      while let found = place(of: word, in: rest) {
        rest = head[(found + word.utf8.count)...]
        if let name = name(rest) { return name }
      }
    }
    return nil
  }

  /// The name behind "charset": `="utf-8"`.
  private static func name(_ rest: ArraySlice<UInt8>) -> String? {
    let value = rest.drop { $0 <= 0x20 }
    guard value.first == UInt8(ascii: "=") else { return nil }
    let name = value.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      .prefix {
        $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || [0x2D, 0x5F, 0x3A, 0x2E].contains($0)
      }
    return name.isEmpty || name.count > 40 ? nil : String(decoding: name, as: UTF8.self)
  }

  /// Where a word stands first.
  private static func place(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(word.utf8)
    guard bytes.count >= wanted.count else { return nil }
    return (bytes.startIndex...bytes.endIndex - wanted.count).first { start in
      bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
