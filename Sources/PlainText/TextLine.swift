import Glibc

/// A line of plain text without its end and the blanks around it. Offsets are bytes of the text.
struct TextLine {
  let start: Int
  let end: Int
  /// How many blanks stand before it.
  let indent: Int
  /// A form feed stands before it.
  let beginsPage: Bool
  /// Longer than any hard wrap, and not for being one long address.
  let isLong: Bool

  var isBlank: Bool { start == end }
  var length: Int { end - start }

  /// No line of hard-wrapped text has more bytes.
  private static let longestWrapped = 200

  /// The lines of a text; "\n", "\r\n", "\r" and form feeds end them.
  ///
  /// - Complexity: O(bytes).
  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [TextLine] {
    if !has(0x0D, bytes), !has(0x0C, bytes) { return simpleLines(of: bytes) }
    var lines: [TextLine] = []
    var start = 0
    var beginsPage = false
    var index = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while index < bytes.count {
      // Eight bytes without any below 0x0E at a time; a tab is a false alarm.
      while index + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
      }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        lines.append(line(bytes, start, index, beginsPage))
        beginsPage = false
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      } else if byte == 0x0C {
        if index > start {
          lines.append(line(bytes, start, index, beginsPage))
        }
        beginsPage = true
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { lines.append(line(bytes, start, bytes.count, beginsPage)) }
    return lines
  }

  /// The lines of a text in which only "\n" ends them.
  private static func simpleLines(of bytes: UnsafeBufferPointer<UInt8>) -> [TextLine] {
    var lines: [TextLine] = []
    lines.reserveCapacity(16)
    var start = 0
    while start < bytes.count, let base = bytes.baseAddress {
      let found = memchr(base + start, 0x0A, bytes.count - start)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
      lines.append(line(bytes, start, end, false))
      start = end + 1
    }
    return lines
  }

  private static func has(_ byte: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.baseAddress.map { memchr($0, byte, bytes.count) != nil } ?? false
  }

  private static func line(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ beginsPage: Bool
  ) -> TextLine {
    var (first, last) = (start, end)
    while first < last, let length = blank(bytes, at: first, end: last) { first += length }
    while last > first, let length = blank(bytes, before: last, start: first) { last -= length }
    var isLong = false
    if last - first > longestWrapped {
      isLong = bytes[first..<first + longestWrapped].contains { $0 == 0x20 || $0 >= 0x80 }
    }
    return TextLine(start: first, end: last, indent: first - start, beginsPage: beginsPage, isLong: isLong)
  }

  /// The length of the blank that begins at an offset: a control or blank of ASCII, a no-break, wide or zero-width one.
  private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> Int? {
    if bytes[offset] <= 0x20 { return 1 }
    if bytes[offset] == 0xC2 { return offset + 1 < end && bytes[offset + 1] == 0xA0 ? 2 : nil }
    guard offset + 2 < end else { return nil }
    return isWideBlank(bytes[offset], bytes[offset + 1], bytes[offset + 2]) ? 3 : nil
  }

  private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int, start: Int) -> Int? {
    if bytes[offset - 1] <= 0x20 { return 1 }
    if offset - 2 >= start, bytes[offset - 1] == 0xA0, bytes[offset - 2] == 0xC2 { return 2 }
    guard offset - 3 >= start else { return nil }
    return isWideBlank(bytes[offset - 3], bytes[offset - 2], bytes[offset - 1]) ? 3 : nil
  }

  /// U+2000 to U+200B, U+3000, U+FEFF.
  private static func isWideBlank(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    a == 0xE2 && b == 0x80 && c >= 0x80 && c <= 0x8B || a == 0xE3 && b == 0x80 && c == 0x80
      || a == 0xEF && b == 0xBB && c == 0xBF
  }
}
