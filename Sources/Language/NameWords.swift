/// Splits names into words as text is split, without ICU: a gazetteer has thousands of them.
enum NameWords {
  /// The words of a name: letters and digits together, other marks each by itself.
  static func split(_ name: String) -> [String] {
    if let words = splitPlain(name) { return words }
    let scalars = Array(name.unicodeScalars)
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func flush() {
      if !word.isEmpty { words += clitics(normalized(String(word))) }
      word = String.UnicodeScalarView()
    }
    for (index, scalar) in scalars.enumerated() {
      if isWordPart(scalar) {
        word.append(scalar)
      } else if isJoiner(scalar), !word.isEmpty, index + 1 < scalars.count, isWordPart(scalars[index + 1]) {
        word.append(scalar)
      } else {
        let isStop = scalar == "." && !word.isEmpty && Abbreviations.takesStop(String(word))
        if isStop { word.append(scalar) }
        flush()
        if !isStop && !scalar.properties.isWhitespace { words.append(normalized(String(Character(scalar)))) }
      }
    }
    flush()
    return words
  }

  /// Splits names of ASCII letters, digits, blanks and hyphens, as most are; `nil` for others.
  private static func splitPlain(_ name: String) -> [String]? {
    var words: [String] = []
    var name = name
    let isPlain = name.withUTF8 { bytes in
      var start = 0
      for index in 0...bytes.count {
        let byte = index < bytes.count ? bytes[index] : 0x20
        if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 { continue }
        guard byte == 0x20 || byte == 0x2D else { return false }
        if index > start {
          words.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self))
        }
        if byte == 0x2D { words.append("-") }
        start = index + 1
      }
      return true
    }
    return isPlain ? words : nil
  }

  /// Typographic variants as one: curly apostrophes and the hyphens of other lengths.
  static func normalized(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
    var result = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\u{2019}", "\u{2018}", "\u{02BC}": result.append("'")
      case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}": result.append("-")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func clitics(_ word: String) -> [String] {
    guard let cut = Clitics.cut(Array(word.utf8)) else { return [word] }
    let bytes = Array(word.utf8)
    return [String(decoding: bytes[..<cut], as: UTF8.self), String(decoding: bytes[cut...], as: UTF8.self)]
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "."
  }
}

/// English clitics, which are tokens of their own: 's, n't, 're, 've, 'll, 'd, 'm.
enum Clitics {
  /// Where the clitic at the end of a word begins, in bytes; `nil` where there is none.
  static func cut(_ word: [UInt8]) -> Int? {
    // The apostrophe is one byte, or three when it is curly.
    for (apostrophe, length) in [([UInt8(ascii: "'")], 1), ([0xE2, 0x80, 0x99] as [UInt8], 3)] {
      for tail in ["s", "t", "re", "ve", "ll", "d", "m"] {
        let size = length + tail.utf8.count
        guard word.count > size else { continue }
        let start = word.count - size
        guard word[start..<start + length].elementsEqual(apostrophe),
          word[(start + length)...].elementsEqual(tail.utf8, by: { UnicodeText.lowered($0) == $1 })
        else { continue }
        guard tail == "t" else { return start }
        // n't: the n belongs to the clitic.
        guard start >= 2, UnicodeText.lowered(word[start - 1]) == UInt8(ascii: "n") else { continue }
        return start - 1
      }
    }
    return nil
  }
}
