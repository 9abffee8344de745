import DocumentModel
import PlainData
import PlainText

/// HTML that is part of something else: the body of a mail, an entry of a feed, a chapter of a book.
public enum HTMLFragment {
  /// Adds a fragment or a whole page to a document, block by block. All that is shown is kept; the main content is not
  /// searched for.
  ///
  /// - Parameters:
  ///   - html: UTF-8, whatever charset is named in it; bytes that are none become U+FFFD.
  ///   - builder: The document.
  ///   - part: The part of the container that the blocks come from.
  /// - Complexity: O(bytes); deeply nested and overlong markup is read without structure, with a warning.
  public static func append(_ html: [UInt8], to builder: inout DocumentBuilder, part: String?) {
    append(html, to: &builder, part: part, depth: ReaderLimits().depth)
  }

  static func append(_ html: [UInt8], to builder: inout DocumentBuilder, part: String?, depth: Int) {
    do throws(ReaderError) {
      let tree = try HTMLTreeBuilder.tree(of: sound(html), depth: depth)
      write(tree, dropped: HTMLMainContent.hidden(tree), to: &builder, part: part)
    } catch {
      builder.warn("\(error)")
    }
  }

  /// Writes the nodes of a page that are not dropped.
  static func write(_ tree: HTMLTree, dropped: [Bool], to builder: inout DocumentBuilder, part: String?) {
    builder.end()
    builder.reserve(tree.text.count)
    let tables = builder.finished.last { $0.cell != nil }?.cell?.table ?? 0
    var writer = HTMLBlockWriter(tree, dropped: dropped, part: part, tables: tables)
    writer.write(to: &builder)
    for warning in tree.warnings { builder.warn(warning) }
  }

  /// Valid UTF-8 without zero bytes.
  private static func sound(_ html: [UInt8]) -> [UInt8] {
    let bytes = html.contains(0) ? html.filter { $0 != 0 } : html
    return UTF8Check.isValid(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
