/// A word of a page with its box, in points from the page's upper left corner.
struct PDFWord {
  var x0: Float
  var y0: Float
  var x1: Float
  var y1: Float
  /// Where its text stands among the words of the file.
  var start: Int32
  var end: Int32
  /// The line that pdftotext put it in, counted over the file.
  var line: Int32

  var height: Float { y1 - y0 }
  var width: Float { x1 - x0 }
  var centre: Float { (y0 + y1) / 2 }
  /// The middle half of the box: lines that are set tightly overlap, their middles do not.
  var coreTop: Float { y0 + height / 4 }
  var coreBottom: Float { y1 - height / 4 }
  /// A word of several letters is not twice as tall as it is wide.
  var isRotated: Bool { end - start > 3 && height > width * 2 }
  var range: Range<Int> { Int(start)..<Int(end) }
}
