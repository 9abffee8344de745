/// What an XML file says of itself in its first line.
enum XMLDeclaration {
  /// The encoding that the declaration names, if any.
  static func encoding(_ bytes: [UInt8]) -> String? {
    // A UTF-16 declaration has zeros; the decoder sees those itself.
    let head = String(decoding: bytes.prefix(512).filter { $0 != 0 }, as: UTF8.self)
    guard let end = head.range(of: "?>"), let start = head.range(of: "<?xml"), start.upperBound < end.lowerBound,
      let name = head.range(of: "encoding", in: start.upperBound..<end.lowerBound)
    else { return nil }
    let rest = head[name.upperBound..<end.lowerBound].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    let value = rest.dropFirst().prefix { $0 != quote }
    return value.isEmpty || value.lowercased().hasPrefix("utf-16") ? nil : String(value)
  }
}

extension String {
  /// Where a string stands first.
  fileprivate func range(of wanted: String, in bounds: Range<Index>? = nil) -> Range<Index>? {
    let bounds = bounds ?? startIndex..<endIndex
    var start = bounds.lowerBound
    while start < bounds.upperBound {
      let rest = self[start..<bounds.upperBound]
      if rest.hasPrefix(wanted) { return start..<index(start, offsetBy: wanted.count) }
      start = index(after: start)
    }
    return nil
  }
}
