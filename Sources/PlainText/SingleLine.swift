extension StringProtocol {
  /// The text on one line: every run of white space is a blank, with none at the ends.
  public var singleSpaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
