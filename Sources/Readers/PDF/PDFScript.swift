/// What letters tell of the way in which a text runs.
enum PDFScript {
  /// Whether most of the words are Hebrew, Arabic or Syriac.
  static func isRightToLeft(_ words: [PDFWord], _ content: PDFContent) -> Bool {
    var count = 0
    for word in words {
      // The first letter will do; U+0590 to U+07FF begin with D6 to DF, the presentation forms with EF AC to EF BB.
      let text = content.text[word.range]
      guard let first = text.first(where: { $0 >= 0x41 }) else { continue }
      if first >= 0xD6 && first <= 0xDF
        || first == 0xEF && text.dropFirst().first.map({ $0 >= 0xAC && $0 <= 0xBB }) == true
      {
        count += 1
      }
    }
    return count * 2 > words.count
  }
}
