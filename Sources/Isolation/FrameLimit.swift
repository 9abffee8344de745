/// Bounds that no setting changes.
public enum FrameLimit {
  /// The most descriptors that the kernel passes with one message.
  public static let descriptors = 253
}
