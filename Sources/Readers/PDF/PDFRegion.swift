/// A part of a page that is read from its top to its bottom.
enum PDFRegion {
  /// Lines of one column.
  case text([PDFLine])
  /// Rows of cells, each with its lines; a cell may be empty.
  case table([[[PDFLine]]])
}
