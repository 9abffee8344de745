import DocumentModel
import PlainData
import PlainText

/// What a page declares of itself.
///
/// Where several places speak, the first that has a value wins: JSON-LD (the object of the article), Open Graph and
/// `article:…`, Highwire's `citation_…`, Dublin Core, other `<meta>`, microdata and `<time>`, Twitter, and elements such
/// as `<title>` and `<html lang>` last. The address is that of `<link rel=canonical>` before all others.
struct HTMLMetadata {
  private let tree: HTMLTree
  private let page: HTMLDeclarations
  private let linked: HTMLLinkedData

  /// Takes a page.
  init(_ tree: HTMLTree) {
    self.tree = tree
    page = tree.declarations
    linked = HTMLLinkedData(tree.declarations.linkedData)
  }

  /// Sets what the page declares.
  func fill(_ metadata: inout Metadata) {
    let single: [(String, String?)] = [
      ("title", title), ("language", language), ("published", published), ("modified", modified), ("outlet", outlet),
      ("url", address), ("description", description),
    ]
    for (key, value) in single {
      if let value { metadata.set(key, .string(value), origin: .declared) }
    }
    for (key, values) in [("authors", authors), ("keywords", keywords)] where !values.isEmpty {
      metadata.set(key, .list(values.map { .string($0) }), origin: .declared)
    }
  }

  /// The page's own address, where it declares one that names a page.
  var canonical: String? {
    HTMLAddress.absolute(page.canonical, base: page.base).flatMap { HTMLAddress.isPage($0) ? $0 : nil }
  }

  // MARK: - Values

  private var address: String? {
    HTMLAddress.absolute(page.canonical, base: page.base)
      ?? HTMLAddress.absolute(page.first("og:url", "twitter:url"), base: nil) ?? linked.address
      ?? HTMLAddress.absolute(page.first("dc.identifier", "dcterms.identifier"), base: nil)
  }

  private var outlet: String? {
    page.first("og:site_name") ?? linked.publisher ?? linked.site
      ?? page.first("citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name")
  }

  private var title: String? {
    let declared =
      linked.headline.flatMap { $0 == linked.site ? nil : $0 }
      ?? page.first("og:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
      ?? page.first("twitter:title")
    guard let title = declared ?? page.title else { return nil }
    return HTMLTitle.withoutSite(title, site: outlet, headlines: headlines)
  }

  /// The texts of the first headings of the first level.
  private var headlines: [String] {
    tree.nodes.indices.lazy.filter { tree.nodes[$0].tag == .h1 }.prefix(3).map { tree.string(of: $0, limit: 500) }
  }

  private var published: String? {
    linked.published
      ?? date("article:published_time", "og:article:published_time", "og:published_time", "published_time")
      ?? date("citation_publication_date", "citation_date", "citation_online_date")
      ?? date("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created")
      ?? date("datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date")
      ?? date(
        "publication-date", "parsely-pub-date", "sailthru.date", "article.published", "release_date", "displaydate")
      ?? date("datecreated") ?? time("datepublished", "datecreated", "pubdate") ?? onlyTime
  }

  private var modified: String? {
    linked.modified ?? date("article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified")
      ?? date("dc.date.modified", "dcterms.modified", "last-modified", "lastmod", "revised", "article.updated")
      ?? time("datemodified")
  }

  private func date(_ keys: String...) -> String? {
    for key in keys {
      if let date = Self.date(page.first(key)) { return date }
    }
    return nil
  }

  /// The date that a value of a page holds. A year alone says less than what may stand elsewhere.
  static func date(_ text: String?) -> String? {
    HTMLText.value(text, limit: 80).flatMap(DateText.declared).flatMap { $0.utf8.count > 4 ? $0 : nil }
  }

  private func time(_ properties: String...) -> String? {
    for property in properties {
      if let found = page.times.first(where: { $0.property == property }) { return Self.date(found.value) }
    }
    return nil
  }

  /// The date of `<time>` where the page has just one: several are those of teasers or comments as well.
  private var onlyTime: String? {
    let dates = page.times.filter { $0.property.isEmpty }.compactMap { Self.date($0.value) }
    let days = Set(dates.map { $0.prefix(10) })
    return days.count == 1 ? dates.first : nil
  }

  private var language: String? {
    let text =
      page.language ?? page.first("content-language", "language", "dc.language", "dcterms.language", "inlanguage")
      ?? page.first("og:locale") ?? linked.language
    guard let tag = text?.split(whereSeparator: { ",; ".contains($0) }).first else { return nil }
    let parts = tag.split { $0 == "-" || $0 == "_" }
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      return nil
    }
    let rest = parts.dropFirst().map { $0.count == 2 ? $0.uppercased() : String($0) }
    return ([first.lowercased()] + rest).joined(separator: "-")
  }

  private var authors: [String] {
    let meta =
      page.all("author", "article:author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author")
      + (page.first("article:author") == nil ? [] : page.all("article:author"))
    let names = linked.authors.isEmpty ? meta.flatMap(Self.names) : linked.authors
    return Self.distinct(names.isEmpty ? marked : names)
  }

  /// What stands in elements that say that they name the author.
  private var marked: [String] {
    page.authorNodes.compactMap { node in
      guard node < tree.nodes.count else { return nil }
      let name = tree.string(of: node, limit: 100)
      return name.isEmpty || name.count > 80 ? nil : Self.withoutBy(name)
    }
  }

  private var description: String? {
    page.first("description", "og:description", "dc.description", "dcterms.description", "twitter:description")
      ?? linked.description
  }

  private var keywords: [String] {
    let declared = page.all("keywords", "news_keywords", "citation_keywords", "dc.subject", "dcterms.subject")
      .flatMap(Self.split)
    return Self.distinct(declared + page.all("article:tag").flatMap(Self.split) + linked.keywords)
  }

  // MARK: - Lists

  /// Keywords between commas or semicolons.
  static func split(_ text: String) -> [String] {
    let separator: Character = text.contains(";") ? ";" : ","
    return text.split { $0 == separator || $0 == "،" || $0 == "、" }.prefix(100).map { HTMLText.clean(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// Names of a list: "Jane Doe and John Smith", not the address of a profile.
  private static func names(_ text: String) -> [String] {
    if HTMLAddress.isWeb(text) || text.contains("://") { return [] }
    if text.contains(";") { return text.split(separator: ";").map { withoutBy(HTMLText.clean(String($0))) } }
    return [withoutBy(text)]
  }

  private static func withoutBy(_ name: String) -> String {
    name.lowercased().hasPrefix("by ") ? String(name.dropFirst(3)) : name
  }

  private static func distinct(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
  }
}
