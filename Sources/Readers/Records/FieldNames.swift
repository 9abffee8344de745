import PlainData

/// How the fields of records and of front matter are called in the wild, and which metadata they are.
enum FieldNames {
  /// For each key of metadata the names that stand for it, the better ones first; without case, blanks, "_" and "-".
  static let metadata: [(key: String, names: [String])] = [
    ("title", ["title", "headline", "webtitle", "subject", "dc:title", "name"]),
    (
      "published",
      [
        "published", "publishedat", "datepublished", "pubdate", "publicationdate", "publishdate", "publishedon",
        "webpublicationdate", "publicationtime", "date", "datetime", "dc:date", "createdat", "datecreated", "created",
        "timestamp", "time",
      ]
    ),
    (
      "modified",
      ["modified", "datemodified", "modifiedat", "lastmodified", "updated", "updatedat", "lastupdated", "lastmod"]
    ),
    ("authors", ["authors", "author", "byline", "creator", "creators", "dc:creator", "writer", "from"]),
    ("url", ["url", "link", "permalink", "weburl", "canonicalurl", "canonical", "href", "uri"]),
    (
      "outlet",
      ["outlet", "source", "publisher", "publication", "sitename", "site", "newspaper", "journal", "provider"]
    ),
    ("language", ["language", "lang", "inlanguage", "locale", "dc:language"]),
    ("description", ["description", "abstract", "summary", "excerpt", "standfirst", "subtitle", "dek"]),
    ("keywords", ["keywords", "tags", "topics", "categories", "subjects"]),
  ]

  /// The fields that hold a record's text, the better ones first.
  static let text = [
    "text", "body", "content", "articlebody", "fulltext", "maintext", "bodytext", "articletext", "contenttext",
    "plaintext",
    "contenthtml", "bodyhtml", "html", "article", "transcript", "speech", "message", "description", "abstract",
    "summary",
  ]

  /// Those of them that nothing but a document has; a description, a message may be of a whole collection.
  static let ownText = Set(text.prefix { $0 != "message" })

  /// The fields of a record that hold its id.
  static let id = ["id", "_id", "guid", "uuid"]

  /// The fields of an object that hold its records.
  static let records: Set<String> = [
    "articles", "items", "results", "documents", "records", "data", "entries", "posts", "hits", "news", "stories",
    "docs",
    "rows", "messages", "speeches", "publications", "features", "response", "feed", "channel",
  ]

  /// Whether a folded name stands for metadata.
  static func isKnown(_ name: String) -> Bool { metadata.contains { $0.names.contains(name) } }

  /// A name as these tables have it.
  static func folded(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) { return name }
    let folded = name.lowercased().filter { $0 != "_" && $0 != "-" && !$0.isWhitespace }
    // "_id" is a name of its own.
    return name.hasPrefix("_") ? "_" + folded : folded
  }
}
