import PlainText

/// What pdftotext's failure means.
public enum PDFConversionError {
  /// The error of a conversion; `nil` when it went well.
  ///
  /// pdftotext ends with 0, 1 (the file cannot be opened), 2 (the output cannot), 3 (the file forbids it) or 99.
  ///
  /// - Parameters:
  ///   - status: The exit status, or 128 and the signal's number.
  ///   - standardError: What it wrote there, or the beginning of that.
  public static func error(status: Int, standardError: String) -> ReaderError? {
    guard status != 0 else { return nil }
    let text = standardError.lowercased()
    if text.contains("incorrect password") || text.contains("unsupported security handler")
      || text.contains("encrypted")
    {
      return .encrypted("the PDF is encrypted: save a copy of it without its password first")
    }
    if status == 3 || text.contains("copying of text") || text.contains("permission") && status != 1 {
      return .encrypted("the PDF does not allow its text to be copied: ask its owner for a copy that does")
    }
    if status >= 128 { return ending(status - 128) }
    if text.contains("out of memory") || text.contains("bad_alloc") { return tooLarge }
    if text.contains("may not be a pdf") || text.contains("couldn't find trailer")
      || text.contains("couldn't read xref")
      || text.contains("couldn't read page catalog") || status == 1
    {
      return .malformed("the PDF is damaged\(detail(standardError)): open it in a viewer and save it anew, if that can")
    }
    return .malformed("the PDF cannot be converted\(detail(standardError))")
  }

  private static var tooLarge: ReaderError {
    .limit("the PDF needs more memory to convert than is allowed: split it, or print it to a new PDF")
  }

  private static func ending(_ signal: Int) -> ReaderError {
    switch signal {
    // SIGABRT is what C++ makes of memory that is refused, SIGKILL what a memory limit does.
    case 6, 9: tooLarge
    case 24, 14: .limit("the PDF takes more time to convert than is allowed: split it, or print it to a new PDF")
    default: .malformed("the PDF makes pdftotext crash (signal \(signal)): it is damaged, or meant to harm")
    }
  }

  /// The first line that says what is wrong, cut short and without control characters.
  private static func detail(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.contains("rror") }) ?? lines.first else { return "" }
    let clean = String(String.UnicodeScalarView(line.unicodeScalars.prefix(120).map { $0.value < 0x20 ? " " : $0 }))
    return " (\(clean.hasPrefix("Syntax Error: ") ? String(clean.dropFirst(14)) : clean))"
  }
}
