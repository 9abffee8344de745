import PluginModel

/// What the feed hands over for one ordinal: a document, or what should have been one.
struct FeedItem {
  enum Content {
    /// A file of plain text, which a worker reads itself.
    case file
    /// A document that a reader made, in wire form.
    case document([UInt8], warnings: [String])
    /// A file or record that cannot be read.
    case failed(Problem)
  }

  /// Where it comes from; for a record, with the record's own id and path.
  var input: RunInput
  var content: Content

  /// Bytes that it keeps in memory.
  var bytes: Int { if case .document(let bytes, _) = content { bytes.count } else { 0 } }
  /// Bytes as batches count them.
  var size: Int { if case .file = content { input.size } else { bytes } }
}
