import CUnicode

/// ICU's word boundaries, for text that `WordBreaks` leaves to it.
final class BoundaryFinder {
  private let handle: OpaquePointer

  /// Opens ICU's rules, which takes about a millisecond.
  init() throws {
    guard let code = Character("w").asciiValue, let opened = cuni_breaker_open(CChar(bitPattern: code), "en") else {
      throw SegmentationError(description: "ICU has no rules for the boundaries of words")
    }
    handle = opened
  }

  deinit { cuni_breaker_close(handle) }

  /// Adds the segments of a text.
  func segments(_ bytes: UnsafeBufferPointer<UInt8>, into segments: inout [WordSegment]) throws {
    guard cuni_breaker_set(handle, bytes.baseAddress, bytes.count) == 0 else {
      throw SegmentationError(description: "ICU does not take the text")
    }
    // The iterator must not keep the text, which goes after this.
    defer { _ = cuni_breaker_set(handle, nil, 0) }
    var start = 0
    while true {
      var status: Int32 = 0
      let end = Int(cuni_breaker_next(handle, &status))
      guard end > start else { return }
      add(bytes, start, end, status: status, &segments)
      start = end
    }
  }

  /// Adds a segment without the blanks that ICU may have at its beginning.
  private func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, status: Int32, _ segments: inout [WordSegment]
  ) {
    var start = start
    while start < end {
      let (scalar, length) = CharacterClass.decode(bytes, start)
      let first = CharacterClass.of(scalar)
      if first.isBlank {
        start += length
        continue
      }
      // ICU's tags: from 100 numbers, from 200 letters, kana and ideographs; dictionaries leave letters untagged.
      let hasLetter = status >= 200 || first.isAlphabetic
      let hasDigit = status >= 100 && status < 200 || status >= 200 && Self.hasDigit(bytes, start, end)
      segments.append(
        WordSegment(start: Int32(start), end: Int32(end), first: first, hasLetter: hasLetter, hasDigit: hasDigit))
      return
    }
  }

  private static func hasDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    bytes[start..<end].contains { $0 >= 0x30 && $0 <= 0x39 }
  }
}
