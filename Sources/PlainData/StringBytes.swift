import Glibc

extension String {
  /// Whether two strings have the same bytes: "é" in its two encodings is one string to Swift, not to Lua nor on disk.
  ///
  /// - Complexity: O(bytes).
  @inlinable
  public func hasBytes(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return hasSameBytes(as: other)
  }

  @usableFromInline
  func hasSameBytes(as other: String) -> Bool {
    order(of: other) { a, b, common in common == 0 || memcmp(a, b, common) == 0 }
      ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether the string stands before another one by their bytes.
  ///
  /// - Complexity: O(bytes).
  func precedes(_ other: String) -> Bool {
    let (ours, theirs) = (utf8.count, other.utf8.count)
    return order(of: other) { a, b, common in
      let order = common == 0 ? 0 : memcmp(a, b, common)
      return order == 0 ? ours < theirs : order < 0
    } ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Compares the bytes that both have.
  @inline(__always)
  private func order(of other: String, _ compare: (UnsafeRawPointer, UnsafeRawPointer, Int) -> Bool) -> Bool? {
    let result = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b -> Bool? in
        guard let first = a.baseAddress, let second = b.baseAddress else { return nil }
        return compare(first, second, min(a.count, b.count))
      } ?? nil
    }
    return result ?? nil
  }
}
