/// An input cannot be opened or read.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A clause about the file, lower-case, without its name and a full stop.
  public let description: String

  init(_ description: String) { self.description = description }
}
