/// Letters at the edges of words.
enum PDFLetters {
  enum Case {
    case lower
    case upper
    case none
  }

  /// The case of the first character of a word, behind marks of quotation and brackets.
  static func firstCase(_ word: ArraySlice<UInt8>) -> Case {
    for byte in word.prefix(3) {
      if byte >= 0x61 && byte <= 0x7A { return .lower }
      if byte >= 0x41 && byte <= 0x5A { return .upper }
      if byte >= 0x80 { break }
      if byte >= 0x30 && byte <= 0x39 { return .none }
    }
    let text = String(decoding: word.prefix(24), as: UTF8.self)
    for scalar in text.unicodeScalars.prefix(3) {
      let properties = scalar.properties
      if properties.isLowercase { return .lower }
      if properties.isUppercase { return .upper }
      if properties.isAlphabetic || properties.numericType != nil { return .none }
    }
    return .none
  }

  /// Whether a word ends with a letter.
  static func endsWithLetter(_ word: ArraySlice<UInt8>) -> Bool {
    guard let last = word.last else { return false }
    if last < 0x80 { return last | 0x20 >= 0x61 && last | 0x20 <= 0x7A }
    let text = String(decoding: word.suffix(8), as: UTF8.self)
    return text.unicodeScalars.last?.properties.isAlphabetic == true
  }

  /// Whether a word ends a sentence: a stop or its like, and quotation marks, brackets and digits of notes behind it.
  static func endsSentence(_ word: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: word.suffix(24), as: UTF8.self)
    for scalar in text.unicodeScalars.reversed() {
      switch scalar {
      case ".", "!", "?", ":", "…", "。", "！", "？", "؟", "۔", ";": return true
      case "”", "“", "»", "«", "’", "'", "\"", ")", "]", "」": continue
      default: return false
      }
    }
    return false
  }
}
