/// The marks with which items of lists and sections begin.
enum ListMark {
  private static let bullets: [[UInt8]] = [
    "- ", "* ", "+ ", "• ", "– ", "— ", "· ", "▪ ", "● ", "○ ", "■ ", "◦ ", "‣ ",
  ]
  .map { Array($0.utf8) }
  private static let dash = Array(" – ".utf8)

  /// Whether a line begins an item: "- ", "• ", "1. ", "2) ", "(a) ", "(iv) ", "A – ".
  ///
  /// A letter or a roman numeral with a stop begins none: "A. Smith", "I. The potential".
  static func isMark(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if bullets.contains(where: { line.starts(with: $0) }) { return line.count > 2 }
    let opens = line.first == 0x28
    let start = opens ? 1 : 0
    let size = numeral(line, start)
    let end = start + size.length
    guard size.length > 0, end + 1 < line.count else { return false }
    if line[end] == 0x29 { return isBlank(line, end + 1) }
    if opens { return false }
    if line[end] == 0x2E { return size.isNumber && isBlank(line, end + 1) }
    return size.length == 1 && line[start] >= 0x41 && line[start] <= 0x5A && line[end...].starts(with: dash)
  }

  /// Whether a line is numbered like a section: "I. The potential", "2.1 Trade", "Chapter 3".
  static func isSection(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    for word in ["Chapter ", "Section ", "Part ", "Annex ", "Appendix "] where line.starts(with: word.utf8) {
      return true
    }
    var index = 0
    let size = numeral(line, 0)
    guard size.length > 0, size.isNumber || (line[0] < 0x61 && size.isRoman) else { return false }
    index += size.length
    var stops = 0
    while index < line.count, line[index] == 0x2E {
      stops += 1
      index += 1
      while index < line.count, line[index] >= 0x30, line[index] <= 0x39 { index += 1 }
    }
    // A capital follows: "3.5 percent" is no section.
    return stops > 0 && index + 1 < line.count && line[index] == 0x20 && (0x41...0x5A).contains(line[index + 1])
  }

  private static func isBlank(_ line: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    line[offset] == 0x20 || line[offset] == 0x09
  }

  /// The number, roman numeral or letter at an offset.
  private static func numeral(
    _ line: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (length: Int, isNumber: Bool, isRoman: Bool) {
    let rest = line[min(start, line.count)...]
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    // "2024." is a year, not an item.
    if digits > 0 { return (digits <= 3 ? digits : 0, true, false) }
    let romans = rest.prefix { "ivxIVX".utf8.contains($0) }.count
    if romans > 0, romans <= 5, !isLetter(rest.dropFirst(romans).first) { return (romans, false, true) }
    let isSingle = isLetter(rest.first) && !isLetter(rest.dropFirst().first)
    return (isSingle ? 1 : 0, false, false)
  }

  private static func isLetter(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}
