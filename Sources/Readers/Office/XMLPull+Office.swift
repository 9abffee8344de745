import PlainText

extension XMLPull {
  /// Goes through a part of an office file to its end.
  ///
  /// - Throws: What the steps throw, and `ReaderError.malformed` for a document type: no such file has one.
  func readPart(
    of kind: String, start: () throws(ReaderError) -> Void, end: () throws(ReaderError) -> Void, text: () -> Void
  ) throws(ReaderError) {
    while let event = try next() {
      switch event {
      case .start: try start()
      case .end: try end()
      case .text: text()
      case .doctype: throw .malformed("the \(kind) is damaged or hostile: its XML declares a document type")
      case .entity: break
      }
    }
  }
}
