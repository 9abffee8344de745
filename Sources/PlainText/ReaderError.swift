/// A file that cannot be read: why, and what to do.
public enum ReaderError: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is no text in it.
  case empty
  /// It is no text, and no format that is read.
  case binary(String)
  /// It should be text and is not.
  case notText(String)
  /// It is damaged, or not what it says that it is; the text names the format, the place and the fault.
  case malformed(String)
  /// It cannot be read without a password.
  case encrypted(String)
  /// A limit was met; the text names it, and the option that raises it.
  case limit(String)

  /// The value in words, as messages show it.
  public var description: String {
    switch self {
    case .empty: "the file holds no text"
    case .binary(let why): "this is a binary file of no format that is read (\(why))"
    case .notText(let why): "the text cannot be read: \(why)"
    case .malformed(let why), .encrypted(let why), .limit(let why): why
    }
  }
}
