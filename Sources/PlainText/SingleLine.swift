extension StringProtocol {
  /// The text on one line: white space, of Unicode as well, made one blank, none at the ends.
  ///
  /// - Complexity: O(bytes).
  public var singleSpaced: String {
    let result = utf8.withContiguousStorageIfAvailable { bytes -> String? in
      Self.isOnOneLine(bytes) ? nil : Self.joined(bytes)
    }
    guard let result else { return split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return result ?? String(self)
  }

  /// Whether nothing is to be done: no white space but single blanks inside, and nothing that would have to be looked at.
  private static func isOnOneLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var wasBlank = true
    for byte in bytes {
      if byte < 0x20 || byte == 0x20 && wasBlank || byte == 0xC2 || byte >= 0xE1 && byte <= 0xE3 { return false }
      wasBlank = byte == 0x20
    }
    return !wasBlank || bytes.isEmpty
  }

  private static func joined(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count) { target in
      var count = 0
      var isPending = false
      var index = 0
      while index < bytes.count {
        let blank = blank(bytes, at: index)
        if blank > 0 {
          isPending = count > 0
          index += blank
          continue
        }
        if isPending {
          target[count] = 0x20
          count += 1
          isPending = false
        }
        target[count] = bytes[index]
        count += 1
        index += 1
      }
      return count
    }
  }

  /// The length of the white space that begins at an offset; 0 where there is none.
  private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return first == 0x20 || first >= 0x09 && first <= 0x0D ? 1 : 0 }
    guard index + 1 < bytes.count else { return 0 }
    let second = bytes[index + 1]
    // U+0085, U+00A0.
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard first >= 0xE1, first <= 0xE3, index + 2 < bytes.count else { return 0 }
    let third = bytes[index + 2]
    switch (first, second) {
    // U+1680, U+3000.
    case (0xE1, 0x9A), (0xE3, 0x80): return third == 0x80 ? 3 : 0
    // U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F.
    case (0xE2, 0x80): return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    default: return 0
    }
  }
}
