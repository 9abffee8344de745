/// A place that does not fit the text.
public enum SpanError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The bytes are not valid UTF-8.
  case notUTF8
  /// A byte range ends outside the text.
  case outside(Range<Int>, count: Int)
  /// A range in code points ends outside the text.
  case outsideCodePoints(Range<Int>, count: Int)
  /// Lua's first and last byte are outside or in the wrong order.
  case outsideLua(first: Int, last: Int, count: Int)
  /// An offset (in bytes from 0) lies between the bytes of one character.
  case insideCharacter(Int)

  /// The value in words, as messages show it.
  public var description: String {
    switch self {
    case .notUTF8: "the text is not valid UTF-8"
    case .outside(let range, let count):
      "the span of bytes \(range.lowerBound)..<\(range.upperBound) is outside the text of \(count) bytes"
    case .outsideCodePoints(let range, let count):
      "the span \(range.lowerBound)..<\(range.upperBound) is outside the text of \(count) code points"
    case .outsideLua(let first, let last, let count):
      "the span from byte \(first) to byte \(last) does not fit the text, whose bytes are 1 to \(count)"
    case .insideCharacter(let offset):
      "byte \(offset + 1) is inside a character: a span begins and ends between characters"
    }
  }
}
