import CUnicode

/// ICU's word boundaries, for text that `WordBreaks` leaves to it.
final class BoundaryFinder {
  private let handle: OpaquePointer

  /// Opens ICU's rules, which takes about a millisecond.
  init() throws {
    guard let opened = cuni_breaker_open("en") else {
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
      let end = Int(cuni_breaker_next(handle))
      guard end > start else { return }
      // ICU takes "@" for a letter. Here it is a mark, as in text that ICU does not see.
      for at in start..<end where bytes[at] == 0x40 {
        add(bytes, start, at, &segments)
        add(bytes, at, at + 1, &segments)
        start = at + 1
      }
      add(bytes, start, end, &segments)
      start = end
    }
  }

  /// Adds a segment without the blanks that ICU may have at its beginning.
  private func add(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ segments: inout [WordSegment]) {
    var first: (offset: Int, kind: CharacterClass)?
    var hasLetter = false
    var hasDigit = false
    var offset = start
    while offset < end {
      let (scalar, length) = CharacterClass.decode(bytes, offset)
      let kind = CharacterClass.of(scalar)
      if first == nil, !kind.isBlank { first = (offset, kind) }
      if kind.wordBreak == 2 { hasDigit = true } else if kind.isWordLetter { hasLetter = true }
      offset += length
    }
    guard let first else { return }
    segments.append(
      WordSegment(
        start: Int32(first.offset), end: Int32(end), first: first.kind, hasLetter: hasLetter, hasDigit: hasDigit))
  }
}
