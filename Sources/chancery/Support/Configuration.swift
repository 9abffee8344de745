import PluginModel

/// The user's configuration file, `$XDG_CONFIG_HOME/chancery/config`: sections named for plugins, `option = value` lines.
enum Configuration {
  /// Adds the file's settings; no file is no error.
  ///
  /// - Throws: `UsageError` that names the line which is not understood.
  static func read(into settings: inout OptionSettings) throws {
    guard let path = Installation.configuration, FileSystem.kind(path) == .file else { return }
    let text = String(decoding: try FileSystem.read(path, limit: 1 << 20), as: UTF8.self)
    var section: String?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = trim(line)
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = trim(line.dropFirst().dropLast())
        continue
      }
      guard let section, let equals = line.firstIndex(of: "=") else {
        throw UsageError("\(path):\(index + 1): expected [plugin] or option = value, not '\(line)'")
      }
      settings.set(
        plugin: section, option: trim(line[..<equals]), to: trim(line[line.index(after: equals)...]),
        origin: "\(path):\(index + 1)")
    }
  }

  private static func trim(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
