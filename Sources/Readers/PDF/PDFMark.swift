/// The marks with which items of lists and notes begin.
enum PDFMark {
  private static let bullets: [[UInt8]] = [
    "•", "▪", "●", "○", "■", "□", "◦", "‣", "·", "–", "—", "-", "*", "➢", "►", "▶", "✓", "❖", "◆", "⁃", "∙",
  ].map { Array($0.utf8) }

  /// A bullet: a sign that says nothing itself.
  static func isBullet(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 3 && bullets.contains { word.elementsEqual($0) }
  }

  /// A number or letter that counts items: "1.", "2)", "(a)", "iv)", "b.".
  static func isNumeral(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 2, word.count <= 6, let last = word.last else { return false }
    var inner = word.dropLast()
    let opens = inner.first == 0x28
    if opens { inner = inner.dropFirst() }
    guard last == 0x29 || last == 0x2E && !opens, !inner.isEmpty else { return false }
    if inner.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return inner.count <= 3 }
    let isLetter = inner.count == 1 && inner.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    // "A." is an initial.
    if isLetter { return last == 0x29 || inner.allSatisfy { $0 >= 0x61 } }
    return inner.allSatisfy { "ivxl".utf8.contains($0) }
  }

  static func isMark(_ word: ArraySlice<UInt8>) -> Bool { isBullet(word) || isNumeral(word) }

  /// The number of a section: "2", "2.", "2.1", "IV.".
  static func isSection(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.count <= 8 else { return false }
    if first >= 0x30 && first <= 0x39 {
      return word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E } && word.prefix { $0 != 0x2E }.count <= 2
    }
    return word.last == 0x2E && word.dropLast().allSatisfy { "IVX".utf8.contains($0) } && word.count > 1
  }

  /// How deep the number of a section is: 1 for "2.", 2 for "2.1".
  static func sectionDepth(_ word: ArraySlice<UInt8>) -> Int {
    word.split(separator: 0x2E).count
  }

  /// The length of a note's mark at the beginning of a word: digits, or stars and daggers.
  static func noteLength(_ word: ArraySlice<UInt8>) -> Int {
    let digits = word.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    if digits > 0 { return digits <= 3 ? digits : 0 }
    let stars = word.prefix { $0 == 0x2A }.count
    if stars > 0 { return stars <= 3 ? stars : 0 }
    for mark in ["†", "‡", "§"] where word.starts(with: mark.utf8) { return mark.utf8.count }
    // Superscript digits of their own.
    let text = String(decoding: word.prefix(12), as: UTF8.self)
    return text.unicodeScalars.prefix { "⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.contains($0) }.reduce(0) { $0 + UTF8.width($1) }
  }
}
