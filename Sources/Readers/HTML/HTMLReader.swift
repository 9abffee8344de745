import DocumentModel
import PlainText

/// Reads a web page: its main content as blocks, and what it says of itself as metadata.
public enum HTMLReader {
  /// Reads a document.
  ///
  /// The document's id is the page's canonical address where it declares one, else the request's.
  ///
  /// - Throws: `ReaderError` for an empty page, one whose encoding cannot be told, or one beyond a limit.
  /// - Complexity: O(bytes).
  public static func read(_ bytes: [UInt8], _ request: ReadRequest) throws(ReaderError) -> ReadResult {
    let decoded = try HTMLDecoding.decode(bytes, declared: request.metadata["charset"]?.string)
    let tree = try HTMLTreeBuilder.tree(of: decoded.utf8, depth: request.limits.depth)
    var builder = DocumentBuilder(limits: request.limits)
    for warning in decoded.warnings { builder.warn(warning) }
    HTMLFragment.write(tree, dropped: HTMLMainContent.dropped(tree), to: &builder, part: nil)
    if builder.isEmpty {
      HTMLFragment.write(tree, dropped: HTMLMainContent.hidden(tree), to: &builder, part: nil)
    }
    var metadata = request.metadata
    metadata.set("format", "html", origin: .inferred)
    if let encoding = decoded.encoding { metadata.set("encoding", .string(encoding), origin: .inferred) }
    let found = HTMLMetadata(tree)
    found.fill(&metadata)
    return try builder.build(id: found.canonical ?? request.id, metadata: metadata)
  }
}
