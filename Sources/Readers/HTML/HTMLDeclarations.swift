/// What a page says of itself, as it stands there.
struct HTMLDeclarations {
  /// The most entries of a kind that are kept.
  private static let most = 500
  /// The most bytes of linked data that are kept.
  private static let mostLinkedData = 4 << 20

  /// `<meta>`: name, property, itemprop or http-equiv in lower case, and content.
  private(set) var metas: [(key: String, value: String)] = []
  /// JSON-LD.
  private(set) var linkedData: [[UInt8]] = []
  /// `<title>`.
  var title: String?
  /// `<html lang>`.
  var language: String?
  /// `<link rel=canonical>`.
  private(set) var canonical: String?
  /// `<base href>`.
  private(set) var base: String?
  /// `<time datetime>` with its `itemprop`, and where it stands.
  private(set) var times: [(value: String, property: String, node: Int)] = []
  /// The texts of elements with `rel=author` or `itemprop=author`: their nodes.
  private(set) var authorNodes: [Int] = []
  private var linkedDataCount = 0

  typealias Attributes = [(name: String, value: String)]

  private static func value(_ attributes: Attributes, _ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// Takes a `<meta>`.
  mutating func takeMeta(_ attributes: Attributes) {
    guard metas.count < Self.most, let content = HTMLText.value(Self.value(attributes, "content")) else { return }
    for name in ["property", "name", "itemprop", "http-equiv"] {
      guard let key = Self.value(attributes, name), key.utf8.count <= 100 else { continue }
      metas.append((HTMLText.clean(key).lowercased(), content))
    }
  }

  /// Takes a `<link>`.
  mutating func takeLink(_ attributes: Attributes) {
    let relations = Self.value(attributes, "rel")?.lowercased().split(separator: " ") ?? []
    guard let address = HTMLText.value(Self.value(attributes, "href")) else { return }
    if relations.contains("canonical"), canonical == nil { canonical = address }
    // Dublin Core also writes `<link rel="DC.…">`; its addresses are of no use here.
  }

  /// Takes a `<base>`.
  mutating func takeBase(_ attributes: Attributes) {
    if base == nil { base = HTMLText.value(Self.value(attributes, "href")) }
  }

  /// Takes a `<time>`.
  mutating func takeTime(_ attributes: Attributes, node: Int) {
    guard times.count < Self.most, let value = HTMLText.value(Self.value(attributes, "datetime"), limit: 40) else {
      return
    }
    let property =
      Self.value(attributes, "itemprop") ?? (Self.value(attributes, "pubdate") == nil ? "" : "datepublished")
    times.append((value, property.lowercased(), node))
  }

  /// Takes an element of the text that names an author.
  mutating func takeAuthor(node: Int) {
    if authorNodes.count < 20 { authorNodes.append(node) }
  }

  /// Takes the content of a script of JSON-LD.
  mutating func takeLinkedData(_ bytes: [UInt8]) {
    linkedDataCount += bytes.count
    if linkedData.count < Self.most, linkedDataCount <= Self.mostLinkedData { linkedData.append(bytes) }
  }

  /// The first value of the first of some names of `<meta>` that has one.
  func first(_ keys: String...) -> String? {
    for key in keys {
      if let found = metas.first(where: { $0.key == key }) { return found.value }
    }
    return nil
  }

  /// All values of a name of `<meta>`.
  func all(_ keys: String...) -> [String] {
    for key in keys {
      let found = metas.filter { $0.key == key }.map(\.value)
      if !found.isEmpty { return found }
    }
    return []
  }
}
