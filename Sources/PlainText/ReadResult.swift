import DocumentModel

/// A document and what its reader was not sure of.
public struct ReadResult: Sendable {
  /// The document, with blocks and without tokens.
  public let document: Document
  /// What a careful reader should know.
  public let warnings: [String]

  /// Takes its parts.
  public init(document: Document, warnings: [String] = []) {
    self.document = document
    self.warnings = warnings
  }
}
