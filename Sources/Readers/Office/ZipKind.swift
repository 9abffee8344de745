import DocumentModel
import PlainText

/// Tells a ZIP file that is one document from one that is an archive, by the names in its directory.
enum ZipKind {
  /// The format of the document; `nil` for an archive, and for what is damaged.
  ///
  /// Spreadsheets and slides count as documents of their family, whose reader says what they are.
  static func document(_ bytes: InputBytes, _ limits: ReaderLimits) -> InputFormat? {
    // What is larger is not read as one document anyhow.
    guard bytes.count <= limits.document, var directory = try? ZipDirectory(bytes, title: "ZIP file") else {
      return nil
    }
    var found: Set<String> = []
    var isOffice = false
    var seen = 0
    while seen < limits.members, let entry = try? directory.next() {
      seen += 1
      let name = entry.name
      if markers.contains(name) { found.insert(name) }
      if name.hasPrefix("word/") || name.hasPrefix("xl/") || name.hasPrefix("ppt/") { isOffice = true }
    }
    if isOffice, found.contains("[Content_Types].xml"), found.contains("_rels/.rels") { return .docx }
    guard found.contains("mimetype") else { return nil }
    if found.contains("META-INF/container.xml") { return .epub }
    return found.contains("META-INF/manifest.xml") && found.contains("content.xml") ? .odt : nil
  }

  private static let markers: Set<String> = [
    "[Content_Types].xml", "_rels/.rels", "mimetype", "content.xml", "META-INF/container.xml", "META-INF/manifest.xml",
  ]
}
