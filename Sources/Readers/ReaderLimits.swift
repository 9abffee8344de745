import PlainData

/// What one file may cost. Every limit has its name here and nowhere else; `--limit NAME=VALUE` sets them.
public struct ReaderLimits: Sendable, Equatable {
  /// Bytes of one document as stored, and of its text.
  public var document = 64 << 20
  /// Elements that may be open at a time in HTML, XML and Markdown; deeper ones are read as if they were siblings.
  public var depth = 256
  /// How many times larger than its packed form a member may be, once it is past 1 MB.
  public var ratio = 200
  /// Members of an archive.
  public var members = 100_000
  /// Bytes of one unpacked member.
  public var member = 256 << 20
  /// Containers inside containers.
  public var nesting = 4
  /// Cells of a document's tables.
  public var cells = 200_000
  /// Bytes of one record of a mailbox, JSON Lines file or table.
  public var record = 64 << 20

  /// The defaults.
  public init() {}
}
