extension String {
  /// The text without white space and controls around it; `nil` where nothing is left.
  var nonBlank: String? {
    guard let first = utf8.firstIndex(where: { $0 > 0x20 }), let last = utf8.lastIndex(where: { $0 > 0x20 }) else {
      return nil
    }
    return first == utf8.startIndex && utf8.index(after: last) == utf8.endIndex ? self : String(self[first...last])
  }
}
