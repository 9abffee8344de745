import PlainData
import PlainText

/// What a page's JSON-LD says of its text: the object of an article, report or the like.
struct HTMLLinkedData {
  private(set) var headline: String?
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var authors: [String] = []
  private(set) var publisher: String?
  private(set) var address: String?
  private(set) var description: String?
  private(set) var keywords: [String] = []
  private(set) var language: String?
  /// The name of the site, from an object of its own.
  private(set) var site: String?

  /// Kinds of objects that are a text, the most telling first.
  private static let kinds = [
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
    "liveblogposting", "blogposting", "report", "scholarlyarticle", "techarticle", "socialmediaposting", "article",
    "governmentservice", "legislation", "specialannouncement", "digitaldocument", "qapage", "interview", "statement",
    "pressrelease", "webpage", "aboutpage", "itempage", "faqpage", "creativework",
  ]

  private typealias Object = (kind: String, value: Value)

  /// Reads all scripts; what is no JSON is passed over.
  init(_ scripts: [[UInt8]]) {
    var objects: [Object] = []
    for script in scripts {
      guard let value = Self.parse(script) else { continue }
      Self.collect(value, depth: 0, &objects)
    }
    let ranked = objects.enumerated().sorted {
      (Self.rank($0.element.kind), $0.offset) < (Self.rank($1.element.kind), $1.offset)
    }
    .map(\.element).filter { Self.rank($0.kind) < Self.kinds.count }
    let names = Dictionary(
      objects.compactMap { object in
        object.value["@id"]?.string.flatMap { id in Self.text(object.value["name"]).map { (id, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    for object in ranked { take(object.value, names) }
    site = objects.first { $0.kind == "website" }.flatMap { Self.text($0.value["name"]) }
  }

  // MARK: - Objects

  /// Strict first; then without the marks that old pages put around scripts and with raw line breaks as blanks.
  private static func parse(_ script: [UInt8]) -> Value? {
    if let value = try? JSON.parse(script) { return value }
    for (opening, closing) in [(UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "["), UInt8(ascii: "]"))] {
      guard let start = script.firstIndex(of: opening), let end = script.lastIndex(of: closing), start < end else {
        continue
      }
      if let value = try? JSON.parse(script[start...end].map { $0 < 0x20 ? 0x20 : $0 }) { return value }
    }
    return nil
  }

  /// The objects of a value, its graph and its main entity, in order.
  private static func collect(_ value: Value, depth: Int, _ objects: inout [Object]) {
    guard depth < 6, objects.count < 1_000 else { return }
    if let list = value.list {
      for element in list { collect(element, depth: depth + 1, &objects) }
      return
    }
    guard value.map != nil else { return }
    for kind in strings(value["@type"]) {
      let name = kind.split { $0 == "/" || $0 == ":" || $0 == "#" }.last.map { $0.lowercased() } ?? ""
      objects.append((name, value))
    }
    for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
      if let inner = value[key] { collect(inner, depth: depth + 1, &objects) }
    }
  }

  private static func rank(_ kind: String) -> Int { kinds.firstIndex(of: kind) ?? kinds.count }

  private mutating func take(_ value: Value, _ names: [String: String]) {
    headline = headline ?? Self.text(value["headline"]) ?? Self.text(value["name"])
    published = published ?? HTMLMetadata.date(Self.text(value["datePublished"]))
    modified = modified ?? HTMLMetadata.date(Self.text(value["dateModified"]))
    if authors.isEmpty { authors = Self.people(value["author"] ?? value["creator"], names) }
    publisher = publisher ?? Self.people(value["publisher"], names).first
    description = description ?? Self.text(value["description"])
    language = language ?? Self.text(value["inLanguage"]) ?? Self.text(value["inLanguage"]?["alternateName"])
    if keywords.isEmpty { keywords = Self.strings(value["keywords"]).flatMap(HTMLMetadata.split) }
    for candidate in [value["mainEntityOfPage"]?["@id"], value["mainEntityOfPage"], value["url"]] {
      if address == nil { address = HTMLAddress.absolute(candidate?.string, base: nil) }
    }
  }

  // MARK: - Values

  private static func text(_ value: Value?) -> String? {
    switch value {
    case .string(let text): HTMLText.value(unescape(text))
    case .list(let list): list.lazy.compactMap { text($0) }.first
    default: value?["@value"]?.string.flatMap { HTMLText.value(unescape($0)) }
    }
  }

  private static func strings(_ value: Value?) -> [String] {
    switch value {
    case .string(let text): HTMLText.value(unescape(text)).map { [$0] } ?? []
    case .list(let list): list.prefix(100).compactMap { text($0) }
    default: []
    }
  }

  /// Names of persons and organisations: texts, objects with a name, or references to such objects.
  private static func people(_ value: Value?, _ names: [String: String]) -> [String] {
    guard let value else { return [] }
    let list = value.list ?? [value]
    return list.prefix(50).compactMap { person in
      if let text = person.string { return HTMLAddress.isWeb(text) ? names[text] : HTMLText.value(unescape(text)) }
      return text(person["name"]) ?? person["@id"]?.string.flatMap { names[$0] }
    }
  }

  /// Some pages escape for HTML what JSON does not need.
  private static func unescape(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = text
    for (name, character) in [
      ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&apos;", "'"), ("&nbsp;", " "), ("&amp;", "&"),
    ] {
      result = result.split(separator: name, omittingEmptySubsequences: false).joined(separator: character)
    }
    return result
  }
}
