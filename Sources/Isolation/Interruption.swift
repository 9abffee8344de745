import CSystem

/// SIGINT, SIGTERM and SIGHUP, remembered instead of ending the process at once.
public enum Interruption {
  /// Begins to remember; a second signal then ends the process as it would have. Ignored signals stay ignored.
  public static func watch() { _ = csys_watch_interrupts() }

  /// The signal that came, or nil.
  public static var signal: Int32? {
    let signal = csys_interrupt()
    return signal == 0 ? nil : signal
  }
}
