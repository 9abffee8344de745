/// A page: its size in points, and its words in the order of pdftotext.
struct PDFPage {
  /// From 1.
  let number: Int
  var width: Float
  var height: Float
  var words: [PDFWord] = []
  /// Words that run up or down the page.
  var rotated: [PDFWord] = []

  /// The page with the words that run up or down set apart.
  func withoutRotated() -> PDFPage {
    guard words.contains(where: \.isRotated) else { return self }
    var page = self
    page.rotated = words.filter(\.isRotated)
    page.words.removeAll(where: \.isRotated)
    return page
  }
}

/// What pdftotext wrote, as it stands there.
struct PDFContent {
  /// The text of all words, one after the other, in UTF-8.
  var text: [UInt8] = []
  var pages: [PDFPage] = []
  /// `<title>` and the `<meta>` elements, by name.
  var properties: [(name: String, value: String)] = []
  var warnings: [String] = []

  func text(of word: PDFWord) -> ArraySlice<UInt8> { text[word.range] }
}
