import DocumentModel

/// Makes tokens of word segments: puts together what belongs together, takes apart what does not.
struct TokenScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let segments: [WordSegment]
  /// Addresses of the web and of mail.
  let addresses: [Range<Int>]
  var tokens: [RawToken] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ segments: [WordSegment], addresses: [Range<Int>]) {
    self.bytes = bytes
    self.segments = segments
    self.addresses = addresses
    tokens.reserveCapacity(segments.count)
  }

  /// Fills `tokens`, in order of text.
  mutating func scan() {
    var index = 0
    var address = 0
    while index < segments.count {
      let segment = segments[index]
      if address < addresses.count, Int(segment.start) >= addresses[address].lowerBound {
        index = take(address: addresses[address], from: index)
        address += 1
      } else if segment.hasLetter || segment.hasDigit {
        index += word(index)
      } else {
        index += mark(index)
      }
    }
  }

  /// Adds an address as one token; what its last segment has behind it stays.
  private mutating func take(address: Range<Int>, from index: Int) -> Int {
    var index = index
    let (start, end) = (Int32(address.lowerBound), Int32(address.upperBound))
    // A segment that began before the address has been taken whole: then there is nothing left to take.
    guard (tokens.last?.end ?? 0) <= start else { return index }
    while index < segments.count, segments[index].start < end { index += 1 }
    append(start, end, .word, [.address, .lower])
    if index > 0, segments[index - 1].end > end { rest(from: end, to: segments[index - 1].end) }
    return index
  }

  /// What stands behind an address in the same segment: a stop or another mark, each by itself.
  private mutating func rest(from start: Int32, to end: Int32) {
    var offset = Int(start)
    while offset < Int(end) {
      let (scalar, length) = CharacterClass.decode(bytes, offset)
      let first = CharacterClass.of(scalar)
      if first.isAlphabetic || first.isDigit {
        append(Int32(offset), end, .word, TokenTraits(first))
        return
      }
      if !first.isBlank { append(Int32(offset), Int32(offset + length), .punctuation, TokenTraits(first)) }
      offset += length
    }
  }

  mutating func append(_ start: Int32, _ end: Int32, _ kind: TokenKind, _ traits: TokenTraits) {
    tokens.append(RawToken(start: start, end: end, kind: kind, traits: traits))
  }

  // MARK: - What rules look at

  /// The last token when it touches an offset.
  func last(touching start: Int32) -> RawToken? {
    guard let last = tokens.last, last.end == start else { return nil }
    return last
  }

  /// The segment behind one when they touch.
  func next(touching index: Int) -> WordSegment? {
    guard index + 1 < segments.count, segments[index + 1].start == segments[index].end else { return nil }
    return segments[index + 1]
  }

  func slice(_ start: Int32, _ end: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
  }

  func text(_ start: Int32, _ end: Int32) -> String { String(decoding: slice(start, end), as: UTF8.self) }

  /// A segment that is one ASCII character.
  func isMark(_ segment: WordSegment?, _ byte: UInt8) -> Bool {
    guard let segment else { return false }
    return segment.end == segment.start + 1 && bytes[Int(segment.start)] == byte
  }
}
