/// The kinds of frame that the pool itself understands.
public enum FrameKind {
  /// A worker has closed its jail, taken its set-up frames and waits for requests.
  public static let ready: UInt8 = 1
  /// A worker cannot be set up; the payload says why. Ends the run, since a fresh worker would say the same.
  public static let failed: UInt8 = 2
  /// The last frame of the answer to a request.
  public static let done: UInt8 = 3
  /// The first kind that is free for requests, set-up and answers.
  public static let firstFree: UInt8 = 16
}
