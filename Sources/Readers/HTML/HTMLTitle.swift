/// Titles of pages, less the name of the site that many add.
enum HTMLTitle {
  private static let separators = [
    " | ", " - ", " – ", " — ", " · ", " :: ", " « ", " » ", " • ", " ‹ ", " / ", "｜", " : ",
  ]

  /// The title without the site's name.
  ///
  /// A part behind (or before) a separator goes only where it is known: because it is the site's name, or because the
  /// page's headline is the rest. "Trade – a new beginning" stays.
  static func withoutSite(_ title: String, site: String?, headlines: [String]) -> String {
    let known = headlines.map(fold).filter { !$0.isEmpty }
    if known.contains(fold(title)) { return title }
    for separator in separators {
      let parts = split(title, separator)
      guard parts.count > 1 else { continue }
      for cut in stride(from: parts.count - 1, through: 1, by: -1) {
        let head = parts[..<cut].joined(separator: separator)
        let tail = parts[cut...].joined(separator: separator)
        if isSite(tail, site) || known.contains(fold(head)) {
          return withoutSite(head, site: site, headlines: headlines)
        }
        if isSite(head, site) || known.contains(fold(tail)) { return tail }
      }
    }
    return title
  }

  private static func isSite(_ text: String, _ site: String?) -> Bool {
    guard let site else { return false }
    return fold(text) == fold(site)
  }

  private static func fold(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  private static func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    var start = rest.startIndex
    while start < rest.endIndex {
      if rest[start...].hasPrefix(separator) {
        parts.append(String(rest[..<start]))
        rest = rest[rest.index(start, offsetBy: separator.count)...]
        start = rest.startIndex
      } else {
        start = rest.index(after: start)
      }
    }
    return parts + [String(rest)]
  }
}
