/// A stream of frames is broken, or a frame cannot be sent.
public struct FrameError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, without a position.
  public let description: String

  init(_ description: String) { self.description = description }
}
