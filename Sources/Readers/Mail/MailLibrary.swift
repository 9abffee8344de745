import CMail

/// The library that takes mails apart.
public enum MailLibrary {
  /// Starts the library. To be called before the process shuts itself in, for it looks for files when it starts; what it
  /// does not find there it does without.
  public static func load() { cmail_load() }
}
