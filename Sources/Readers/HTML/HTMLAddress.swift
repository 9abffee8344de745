/// Web addresses, as far as a page's own address needs them.
enum HTMLAddress {
  /// An absolute address of the web; a relative one is resolved against a base that is absolute.
  static func absolute(_ address: String?, base: String?) -> String? {
    guard let address = HTMLText.value(address, limit: 2_000), !address.contains(" ") else { return nil }
    if isWeb(address) { return address }
    guard let base, isWeb(base), let scheme = base.range(of: "://") else { return nil }
    if address.hasPrefix("//") { return String(base[..<base.index(scheme.lowerBound, offsetBy: 1)]) + address }
    // Another scheme, or nothing but a place in the page.
    let head = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if head.contains(":") || address.hasPrefix("#") { return nil }
    let rest = base[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let host = rest.prefix { $0 != "/" }
    let origin = base[..<scheme.upperBound] + host
    if address.hasPrefix("/") { return origin + path([], address) }
    let folders = rest.dropFirst(host.count).split(separator: "/", omittingEmptySubsequences: false).dropLast().map(
      String.init)
    return origin + path(folders.filter { !$0.isEmpty }, address)
  }

  /// Whether it names more than a host: many pages declare their site's front page.
  static func isPage(_ address: String) -> Bool {
    guard let scheme = address.range(of: "://") else { return false }
    let rest = address[scheme.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return false }
    return rest.index(after: slash) != rest.endIndex
  }

  static func isWeb(_ address: String) -> Bool {
    let lower = address.prefix(8).lowercased()
    return (lower.hasPrefix("http://") || lower.hasPrefix("https://")) && address.count > 10
  }

  private static func path(_ folders: [String], _ address: String) -> String {
    let cut = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    var parts = folders
    let names = address[..<cut].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      switch name {
      case "..":
        if !parts.isEmpty { parts.removeLast() }
        if isLast { parts.append("") }
      case ".", "": if isLast { parts.append("") }
      default: parts.append(name)
      }
    }
    return "/" + parts.joined(separator: "/") + address[cut...]
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
