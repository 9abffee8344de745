import DocumentModel
import PlainData
import PlainText

/// The properties of a PDF file as metadata.
enum PDFProperties {
  /// What programs write for want of anything better.
  private static let nothing: Set<String> = [
    "", "untitled", "unspecified", "(unspecified)", "anonymous", "(anonymous)",
  ]

  /// Adds the properties that say something. Its dates are the file's own: when it was made, which need not be when the
  /// text was published.
  static func add(_ properties: [(name: String, value: String)], to metadata: inout Metadata) {
    for (name, value) in properties {
      let value = value.singleSpaced
      guard !nothing.contains(value.lowercased()) else { continue }
      switch name {
      case "Title": if let title = title(value) { metadata.set("title", .string(title), origin: .declared) }
      case "Author": metadata.set("authors", .list(authors(value).map { .string($0) }), origin: .declared)
      case "Subject": metadata.set("description", .string(value), origin: .declared)
      case "Keywords": metadata.set("keywords", .list(list(value, ",;").map { .string($0) }), origin: .declared)
      case "Producer": metadata.set("producer", .string(value), origin: .declared)
      case "Creator": metadata.set("creator", .string(value), origin: .declared)
      case "CreationDate": DateText.declared(value).map { metadata.set("published", .string($0), origin: .file) }
      case "ModDate": DateText.declared(value).map { metadata.set("modified", .string($0), origin: .file) }
      default: break
      }
    }
  }

  /// The title without the program's name before it; `nil` for the name of a file.
  private static func title(_ value: String) -> String? {
    var title = value
    for prefix in ["Microsoft Word - ", "Microsoft PowerPoint - "] where title.hasPrefix(prefix) {
      title.removeFirst(prefix.count)
    }
    let isFile =
      !title.contains(" ")
      && [".doc", ".docx", ".pdf", ".tex", ".dvi", ".indd", ".odt", ".rtf"].contains {
        title.lowercased().hasSuffix($0)
      }
    return isFile || title.isEmpty ? nil : title
  }

  /// Several authors are set apart by semicolons; commas belong to names ("Verin, Alma") as well.
  private static func authors(_ value: String) -> [String] { list(value, ";") }

  private static func list(_ value: String, _ separators: String) -> [String] {
    value.split { separators.contains($0) }
      .map { $0.singleSpaced }.filter { !$0.isEmpty }
  }
}
