/// Finds addresses of the web and of mail, each of which becomes one token.
enum AddressFinder {
  /// The ranges of addresses in a text, in order, not overlapping.
  ///
  /// - Complexity: O(bytes): an address that begins behind the end of the last one is never looked at twice.
  static func addresses(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var floor = 0
    var offset = 0
    while offset < bytes.count {
      let range: Range<Int>? =
        switch bytes[offset] {
        case 0x40: mail(bytes, at: offset, floor: floor)
        case 0x3A: starts(bytes, offset, "://") ? web(bytes, scheme: offset, floor: floor) : nil
        case 0x77 where offset == 0 || !isNamePart(bytes[offset - 1]):
          starts(bytes, offset, "www.") ? trimmed(bytes, offset, end: runEnd(bytes, offset), least: 6) : nil
        default: nil
        }
      if let range, range.lowerBound >= floor {
        found.append(range)
        floor = range.upperBound
        offset = max(offset + 1, floor)
      } else {
        offset += 1
      }
    }
    return found
  }

  /// "https://…": the letters before the scheme's colon and all behind it.
  private static func web(_ bytes: UnsafeBufferPointer<UInt8>, scheme colon: Int, floor: Int) -> Range<Int>? {
    var start = colon
    while start > floor, colon - start < 12, isLetter(bytes[start - 1]) { start -= 1 }
    guard colon - start >= 2, colon - start < 12 else { return nil }
    return trimmed(bytes, start, end: runEnd(bytes, colon), least: colon - start + 4)
  }

  private static func mail(_ bytes: UnsafeBufferPointer<UInt8>, at: Int, floor: Int) -> Range<Int>? {
    var start = at
    while start > floor, at - start <= 64, isNamePart(bytes[start - 1]) { start -= 1 }
    var end = at + 1
    var hasDot = false
    while end < bytes.count, end - at < 256, isNamePart(bytes[end]) {
      if bytes[end] == 0x2E, end > at + 1 { hasDot = true }
      end += 1
    }
    while end > at, !isLetter(bytes[end - 1]), !isDigit(bytes[end - 1]) { end -= 1 }
    return start < at && end > at + 3 && hasDot ? start..<end : nil
  }

  /// The end of what can be part of an address: no blank, quotation mark or angle bracket.
  private static func runEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < bytes.count, end - start < 2048, bytes[end] > 0x20, bytes[end] != 0x22, bytes[end] != 0x3C,
      bytes[end] != 0x3E
    {
      // Curly quotation marks and blanks of other widths: E2 80 …
      if bytes[end] == 0xE2, end + 1 < bytes.count, bytes[end + 1] == 0x80 { break }
      if bytes[end] == 0xC2, end + 1 < bytes.count, bytes[end + 1] == 0xA0 { break }
      end += 1
    }
    while end < bytes.count, end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// Without the punctuation of the sentence around it; a closing bracket stays when it was opened inside.
  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, end: Int, least: Int) -> Range<Int>? {
    var end = end
    while end > start {
      let last = bytes[end - 1]
      if last == 0x29, bytes[start..<end].contains(0x28) { break }
      guard ".,;:!?)]}'*_".utf8.contains(last) else { break }
      end -= 1
    }
    return end - start >= least ? start..<end : nil
  }

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ text: StaticString) -> Bool {
    guard offset + text.utf8CodeUnitCount < bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] { return false }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isNamePart(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == 0x2E || byte == 0x5F || byte == 0x25 || byte == 0x2B || byte == 0x2D
  }
}
