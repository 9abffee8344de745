import DocumentModel
import PlainData
import PlainText

/// Metadata of an office document or e-book, by the keys that all readers share.
struct OfficeProperties {
  /// What was found; what was known before wins.
  private(set) var metadata: Metadata
  private var authors: [Value] = []
  private var keywords: [Value] = []

  /// Begins with what is known.
  init(_ known: Metadata, format: InputFormat) {
    metadata = known
    metadata.set("format", .string(format.rawValue), origin: .inferred)
  }

  /// Sets a text unless it is empty.
  mutating func set(_ key: String, _ text: String, origin: MetadataOrigin = .declared) {
    let text = text.onOneLine
    if !text.isEmpty { metadata.set(key, .string(text), origin: origin) }
  }

  /// Sets a text unless the key has one.
  mutating func setFirst(_ key: String, _ text: String, origin: MetadataOrigin = .declared) {
    if metadata[key] == nil { set(key, text, origin: origin) }
  }

  /// Whether anybody is named as author.
  var hasAuthors: Bool { !authors.isEmpty }

  /// Adds authors that semicolons set apart.
  mutating func addAuthors(_ text: String) { Self.add(text.split(separator: ";"), to: &authors) }

  /// Adds keywords that commas or semicolons set apart.
  mutating func addKeywords(_ text: String) {
    Self.add(text.split { $0 == ";" || $0 == "," || $0 == "\n" }, to: &keywords)
  }

  /// Adds one keyword as it stands.
  mutating func addKeyword(_ text: String) { Self.add([text[...]], to: &keywords) }

  /// The date of making. It is as good as a file's time: a date in the text is better.
  mutating func setCreated(_ text: String) {
    guard let date = ISODate.normalised(text) else { return }
    metadata.set("created", .string(date), origin: .declared)
    metadata.set("published", .string(date), origin: .file)
  }

  /// Sets a date unless it is none.
  mutating func setDate(_ key: String, _ text: String) {
    if let date = ISODate.normalised(text) { metadata.set(key, .string(date), origin: .declared) }
  }

  /// All that was found.
  consuming func finished() -> Metadata {
    if !authors.isEmpty { metadata.set("authors", .list(authors), origin: .declared) }
    if !keywords.isEmpty { metadata.set("keywords", .list(keywords), origin: .declared) }
    return metadata
  }

  private static func add(_ parts: [Substring], to list: inout [Value]) {
    for part in parts where list.count < 1000 {
      let text = String(part).onOneLine
      if !text.isEmpty, !list.contains(.string(text)) { list.append(.string(text)) }
    }
  }
}
