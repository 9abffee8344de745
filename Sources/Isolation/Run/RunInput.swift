import PlainData
import PluginModel

/// One input of a run as the supervisor knows it: where it is and what is known of it before it is read.
public struct RunInput: Sendable {
  /// Where the bytes come from.
  public enum Source: Sendable {
    /// A file that the command line names, or that was found in a folder (whose links are not followed).
    case file(path: String, followLinks: Bool)
    /// An open descriptor, as standard input spooled; it stays open for the run.
    case descriptor(Int32)
  }

  /// Where its bytes come from.
  public var source: Source
  /// The document's id.
  public var id: String
  /// The path as the user would write it.
  public var path: String
  /// Bytes, as far as known before opening; for batches.
  public var size: Int
  /// Metadata from the command line.
  public var commandLine: ValueMap
  /// Metadata from a table.
  public var table: ValueMap

  /// Takes its parts.
  public init(
    source: Source, id: String, path: String, size: Int, commandLine: ValueMap = ValueMap(),
    table: ValueMap = ValueMap()
  ) {
    self.source = source
    self.id = id
    self.path = path
    self.size = size
    self.commandLine = commandLine
    self.table = table
  }
}
