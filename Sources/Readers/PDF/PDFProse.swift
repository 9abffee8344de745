/// Whether lines of a column are running text.
enum PDFProse {
  /// Lines that fill their column and go on in the middle of sentences.
  static func isProse(_ lines: [PDFLine], _ content: PDFContent) -> Bool {
    guard lines.count >= 3 else { return false }
    var widest: Float = 0
    for line in lines { widest = max(widest, line.width) }
    var full = 0
    var characters = 0
    var lower = 0
    var cased = 0
    for line in lines {
      if line.width >= widest * 0.75 { full += 1 }
      characters += line.count
      switch PDFLetters.firstCase(content.text(of: line.words[0])) {
      case .lower:
        lower += 1
        cased += 1
      case .upper: cased += 1
      case .none: break
      }
    }
    guard full * 2 >= lines.count, characters >= lines.count * 14 else { return false }
    // Scripts without small letters say nothing.
    return cased * 3 < lines.count || lower * 10 >= cased * 3
  }

  /// Whether lines may stand beside prose as a column of their own: a narrow one of a few words, too.
  static func mayBeColumn(_ lines: [PDFLine]) -> Bool {
    let characters = lines.reduce(0) { $0 + $1.count }
    return characters >= lines.count * 8
  }
}
