import CMarkdown
import DocumentModel
import PlainData
import PlainText

/// Reads Markdown: CommonMark with GitHub's tables, task lists, strikethrough, bare links and footnotes.
///
/// Markup is left out, the text of links and the descriptions of images are kept. HTML between the paragraphs is read as
/// HTML; tags inside a line are left out.
public enum MarkdownReader {
  /// Reads a document.
  ///
  /// - Throws: `ReaderError` for an empty or binary file.
  /// - Complexity: O(bytes) for what people write; cmark bounds what they do not.
  public static func read(_ bytes: [UInt8], _ request: ReadRequest) throws(ReaderError) -> ReadResult {
    let decoded = try TextDecoder.decode(bytes, declared: request.metadata["charset"]?.string)
    var metadata = request.metadata
    metadata.set("format", "markdown", origin: .inferred)
    if let encoding = decoded.encoding { metadata.set("encoding", .string(encoding), origin: .inferred) }
    var builder = DocumentBuilder(limits: request.limits)
    for warning in decoded.warnings { builder.warn(warning) }
    var start = 0
    if let front = FrontMatter(decoded.utf8) {
      start = front.end
      for warning in front.warnings + FieldMetadata.add(front.fields, to: &metadata) { builder.warn(warning) }
    }
    let divided = MarkdownGuard.divided(decoded.utf8[start...])
    if divided != nil { builder.warn("a paragraph that is long beyond measure was divided") }
    var walker = MarkdownWalker(builder: builder, limits: request.limits)
    try walker.walk(divided?[...] ?? decoded.utf8[start...])
    return try walker.builder.build(id: request.id, metadata: metadata)
  }
}
