import PlainText

extension LineHyphens {
  /// Learns the words of a line that are whole.
  ///
  /// - Parameter isContinued: Whether its first word is the rest of one that the line before began.
  mutating func add(_ line: PDFLine, isContinued: Bool, _ content: PDFContent) {
    for word in isContinued ? line.words.dropFirst() : line.words[...] {
      let text = content.text(of: word)
      guard Self.length(text) == 0 || word.start != line.words.last?.start else { continue }
      add(text)
    }
  }
}
