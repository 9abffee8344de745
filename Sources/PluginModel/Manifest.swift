import PlainData

/// What a plugin says of itself: everything that the host must know before it runs a line of its code for a document.
public struct Manifest: Sendable, Equatable {
  /// The kind.
  public let kind: PluginKind
  /// The name.
  public let name: String
  /// The version.
  public let version: String
  /// One line: what a user gets.
  public let summary: String
  /// More about it, as plain text; may be empty.
  public let details: String
  /// The licence, as an SPDX identifier.
  public let license: String
  /// The layers that a filter adds: layer → attribute → type, as written (`string`, `list<string>`, …).
  public let provides: [String: [String: String]]
  /// The layers that must be there before this plugin runs.
  public let needs: [String]
  /// The analyses whose results this analysis builds on.
  public let uses: [String]
  /// The options with their values.
  public let options: [OptionDeclaration]
  /// The names of the functions that the plugin defines (`apply`, `map`, `merge`, …).
  public let functions: Set<String>
  /// For an output: the format's name for `--to`, its file extension and its media type.
  public let format: String
  /// The extension of its files, without the dot.
  public let fileExtension: String
  /// The media type of what it writes.
  public let mediaType: String
  /// For an output of documents: whether each document becomes a file of its own.
  public let perDocument: Bool
  /// For an output of documents: what the host writes between two fragments.
  public let separator: String

  /// Whether a filter must see the whole corpus before it can decide.
  public var surveys: Bool { functions.contains("survey") }
  /// Whether an output writes reports, documents or both.
  public var writesReports: Bool { functions.contains("report") && kind == .output }
  /// Whether an output writes documents.
  public var writesDocuments: Bool { functions.contains("document") }

  /// The option of that name.
  public func option(_ name: String) -> OptionDeclaration? { options.first { $0.name == name } }

  /// The value of every declared option that nobody gave.
  public var defaults: ValueMap {
    var map = ValueMap()
    for option in options { map[option.name] = option.defaultValue }
    return map
  }

  init(
    kind: PluginKind, name: String, version: String, summary: String, details: String, license: String,
    provides: [String: [String: String]], needs: [String], uses: [String], options: [OptionDeclaration],
    functions: Set<String>, format: String, fileExtension: String, mediaType: String, perDocument: Bool,
    separator: String
  ) {
    self.kind = kind
    self.name = name
    self.version = version
    self.summary = summary
    self.details = details
    self.license = license
    self.provides = provides
    self.needs = needs
    self.uses = uses
    self.options = options
    self.functions = functions
    self.format = format
    self.fileExtension = fileExtension
    self.mediaType = mediaType
    self.perDocument = perDocument
    self.separator = separator
  }
}
