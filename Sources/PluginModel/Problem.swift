import PlainData

/// An error in a form that a person can act on: what, where in which plugin, and the traceback for its author.
public struct Problem: Error, Sendable, Equatable {
  /// One sentence.
  public var message: String
  /// The plugin that failed; empty when none did.
  public var plugin: String
  /// The place in its code: `chunk:line`, and the text of that line.
  public var place: String
  /// The text of that line.
  public var sourceLine: String
  /// The plugin's own frames, innermost first; for `--verbose`.
  public var traceback: [String]

  /// Takes its parts.
  public init(
    _ message: String, plugin: String = "", place: String = "", sourceLine: String = "", traceback: [String] = []
  ) {
    self.message = message
    self.plugin = plugin
    self.place = place
    self.sourceLine = sourceLine
    self.traceback = traceback
  }

  /// The problem as plain data for a frame.
  public var value: Value {
    [
      "message": .string(message), "plugin": .string(plugin), "place": .string(place),
      "sourceLine": .string(sourceLine), "traceback": .list(traceback.map(Value.string)),
    ]
  }

  /// Reads what `value` gives; missing parts are empty.
  public init(value: Value) {
    message = value["message"]?.string ?? "unknown error"
    plugin = value["plugin"]?.string ?? ""
    place = value["place"]?.string ?? ""
    sourceLine = value["sourceLine"]?.string ?? ""
    traceback = (value["traceback"]?.elements ?? []).compactMap(\.string)
  }

  /// One line: `plugin 'brief', brief.lua:12: message [local x = y.z]`.
  public var line: String {
    var text = ""
    if !plugin.isEmpty { text += "plugin '\(plugin)'" }
    if !place.isEmpty { text += (text.isEmpty ? "" : ", ") + place }
    if !text.isEmpty { text += ": " }
    text += message
    if !sourceLine.isEmpty { text += " [\(sourceLine)]" }
    return text
  }
}
