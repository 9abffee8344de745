import DocumentModel

/// Finds the footnotes at the foot of a column: smaller lines behind which nothing else stands, with a mark.
struct PDFNotes {
  private let content: PDFContent
  private let statistics: PDFStatistics

  init(_ content: PDFContent, _ statistics: PDFStatistics) {
    self.content = content
    self.statistics = statistics
  }

  /// Parts lines from the notes below them.
  ///
  /// - Parameter isOpen: The note before has not ended: lines without a mark may go on with it.
  /// - Returns: The lines above, the lines that go on with the note before, and the notes.
  func split(_ lines: [PDFLine], height: Float, isOpen: Bool) -> (text: [PDFLine], rest: [PDFLine], notes: [PDFBlock]) {
    var start = lines.count
    while start > 0, lines[start - 1].size < statistics.body * 0.93, lines[start - 1].top > height * 0.3 { start -= 1 }
    if let raised = firstRaised(lines, height: height), raised < start {
      return (Array(lines[..<raised]), [], notes(lines[raised...]))
    }
    guard start < lines.count else { return (lines, [], []) }
    let small = lines[start...]
    // A raised figure is a note's; other small lines with figures before it are not.
    guard let first = small.firstIndex(where: isRaised) ?? small.firstIndex(where: { mark($0, after: nil) != nil })
    else {
      return isOpen ? (Array(lines[..<start]), Array(small), []) : (lines, [], [])
    }
    guard first == start || isOpen else {
      return (Array(lines[..<first]), [], notes(lines[first...]))
    }
    return (Array(lines[..<start]), Array(lines[start..<first]), notes(lines[first...]))
  }

  /// Where notes begin that are as large as the text: a raised figure begins a line that stands apart, and nothing but
  /// such notes follows.
  private func firstRaised(_ lines: [PDFLine], height: Float) -> Int? {
    var first: Int?
    for index in lines.indices.reversed() {
      guard lines[index].top > height * 0.4 else { break }
      if isRaised(lines[index]) { first = index }
    }
    guard let first, first == 0 || lines[first].bottom - lines[first - 1].bottom > statistics.leading * 1.4 else {
      return nil
    }
    return first
  }

  /// Whether a line begins with a small raised figure.
  private func isRaised(_ line: PDFLine) -> Bool {
    let word = line.words[0]
    let text = content.text(of: word)
    return line.words.count > 1 && text.count <= 3 && text.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      && word.height < line.size * 0.85 && word.y1 < line.bottom - line.size * 0.1
  }

  private func notes(_ lines: ArraySlice<PDFLine>) -> [PDFBlock] {
    var notes: [PDFBlock] = []
    for line in lines {
      if let number = mark(line, after: notes.last?.note) {
        var note = PDFBlock(kind: .footnote, page: line.page, lines: [line])
        note.note = number
        notes.append(note)
      } else if !notes.isEmpty {
        notes[notes.count - 1].lines.append(line)
      }
    }
    return notes
  }

  /// The number of the note that a line begins, 0 for a sign; `nil` when it begins none.
  private func mark(_ line: PDFLine, after last: Int?) -> Int? {
    let word = line.words[0]
    let text = content.text(of: word)
    let length = PDFMark.noteLength(text)
    guard length > 0, line.words.count > 1 || text.count > length else { return nil }
    guard let number = Int(String(decoding: text.prefix(length), as: UTF8.self)) else { return 0 }
    if let last, last > 0, !isRaised(line) { return number == last + 1 ? number : nil }
    let rest = text.dropFirst(length)
    if rest.isEmpty {
      let isRaised = word.height < line.size * 0.9 || word.y1 < line.bottom - line.size * 0.1
      return isRaised || line.words.count > 1 && PDFLetters.firstCase(content.text(of: line.words[1])) == .upper
        ? number : nil
    }
    let next = rest.first ?? 0
    return next == 0x2E || next == 0x29 || next == 0x5D || PDFLetters.firstCase(rest) == .upper ? number : nil
  }
}
