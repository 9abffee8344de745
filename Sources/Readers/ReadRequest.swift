import DocumentModel

/// What is known of a file before it is read, and how it is wanted.
public struct ReadRequest: Sendable {
  /// The document's id where the source has none of its own: the path relative to the INPUT.
  public var id: String
  /// The path as the user would write it.
  public var path: String
  /// Metadata of the command line and of tables.
  public var metadata: Metadata
  /// The format that `--format` forces; `nil`: by content and extension.
  public var format: InputFormat?
  /// The field of a record (JSON, JSON Lines, CSV) that holds its text; `nil`: a sensible guess.
  public var textField: String?
  /// Whether plain text has words joined that a hyphen and a line break cut.
  public var joinsHyphens: Bool
  /// What the file may cost.
  public var limits: ReaderLimits
  /// How many containers the file lies in.
  public var nesting: Int

  /// Takes its parts.
  public init(
    id: String, path: String, metadata: Metadata = Metadata(), format: InputFormat? = nil, textField: String? = nil,
    joinsHyphens: Bool = false,
    limits: ReaderLimits = ReaderLimits(), nesting: Int = 0
  ) {
    self.id = id
    self.path = path
    self.metadata = metadata
    self.format = format
    self.textField = textField
    self.joinsHyphens = joinsHyphens
    self.limits = limits
    self.nesting = nesting
  }

  /// The request for a member of this container: `archive.zip!folder/a.html`.
  public func member(_ name: String) -> ReadRequest { part("!" + name) }

  /// The request for a record of this container, counted from 1: `mail.mbox#3`.
  public func record(_ number: Int) -> ReadRequest { part("#\(number)") }

  private func part(_ suffix: String) -> ReadRequest {
    var request = self
    request.id += suffix
    request.path += suffix
    request.metadata.set("path", .string(request.path), origin: .file)
    request.format = nil
    request.nesting += 1
    return request
  }
}
