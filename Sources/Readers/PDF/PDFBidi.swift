/// Puts text from right to left into the order in which it is read.
///
/// `-bbox-layout` gives letters and words as they stand on the page, from left to right, other than pdftotext's plain
/// output. Figures and Latin words among them run from left to right all the same.
enum PDFBidi {
  private static let mirrored: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«", "<": ">", ">": "<",
  ]

  /// Whether a letter is Hebrew, Arabic, Syriac or their like.
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0660...0x0669, 0x06F0...0x06F9: false
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// The letters of a word in the order in which they are read; words without letters from right to left as they are.
  static func logical(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 >= 0xD6 }), word.unicodeScalars.contains(where: isRightToLeft) else {
      return word
    }
    var scalars = Array(word.unicodeScalars.reversed())
    var index = 0
    while index < scalars.count {
      var end = index
      while end < scalars.count, isForward(scalars[end], end > index) { end += 1 }
      // A stop behind a number is not part of it.
      while end > index, !isForward(scalars[end - 1], false) { end -= 1 }
      guard end > index else {
        scalars[index] = mirrored[scalars[index]] ?? scalars[index]
        index += 1
        continue
      }
      scalars[index..<end].reverse()
      index = end
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether a letter or figure runs from left to right; inside a number its separators, too.
  private static func isForward(_ scalar: Unicode.Scalar, _ isInside: Bool) -> Bool {
    if scalar.properties.numericType != nil { return true }
    if isInside, ".,:/-%".unicodeScalars.contains(scalar) { return true }
    return scalar.properties.isAlphabetic && !isRightToLeft(scalar)
  }

  /// Words that stand in a line, from left to right, in the order in which they are read.
  static func ordered(_ words: [PDFWord], isRightToLeft: Bool, _ content: PDFContent) -> [PDFWord] {
    var words = words.sorted { ($0.x0, $0.start) < ($1.x0, $1.start) }
    if isRightToLeft { words.reverse() }
    // Words that run the other way keep their own order among themselves.
    var index = 0
    while index < words.count {
      var end = index
      while end < words.count, direction(words[end], content) == (isRightToLeft ? .forward : .backward) { end += 1 }
      if end - index > 1 { words[index..<end].reverse() }
      index = max(end, index + 1)
    }
    return words
  }

  private enum Direction {
    case forward
    case backward
    case neutral
  }

  private static func direction(_ word: PDFWord, _ content: PDFContent) -> Direction {
    let bytes = content.text(of: word)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return bytes.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ? .forward : .neutral
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.unicodeScalars.contains(where: isRightToLeft) { return .backward }
    return text.unicodeScalars.contains { $0.properties.isAlphabetic } ? .forward : .neutral
  }
}
