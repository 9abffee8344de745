import Glibc

/// The only look at the clock: when the program began.
enum Clock {
  /// Seconds since 1970-01-01T00:00:00Z.
  static var now: Int64 { Int64(time(nil)) }
}
