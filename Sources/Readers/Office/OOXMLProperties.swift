import PlainText

extension XMLPull {
  /// Whether the properties of a content control, which have just begun, say that it shows its placeholder ("Click
  /// here to enter text"); passes over them.
  func readsPlaceholder() throws(ReaderError) -> Bool {
    let depth = self.depth
    var result = false
    while let event = try next() {
      if event == .end, self.depth == depth { break }
      guard event == .start, namespace == .word, name == "showingPlcHdr" else { continue }
      result = OOXML.flag(attribute("val", .word)) ?? true
    }
    return result
  }

  /// The number of columns that the properties of a cell, which have just begun, name; passes over them.
  func readSpan() throws(ReaderError) -> Int? {
    let depth = self.depth
    var result: Int?
    while let event = try next() {
      if event == .end, self.depth == depth { break }
      guard event == .start, namespace == .word, name == "gridSpan" else { continue }
      result = number("val", .word, in: 1...FlowTable.mostColumns)
    }
    return result
  }
}
