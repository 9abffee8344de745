import DocumentModel

/// Segments without letters and digits: stops, runs of marks, apostrophes, currencies.
extension TokenScanner {
  /// Adds the token of a mark, or lengthens the last one; the number of segments that it took.
  mutating func mark(_ index: Int) -> Int {
    let segment = segments[index]
    let byte = bytes[Int(segment.start)]
    if byte == 0x2E { return stop(index) }
    if byte == 0x27 || isCurlyApostrophe(segment), let taken = apostrophe(index) { return taken }
    var traits = TokenTraits(segment.first)
    if let last = last(touching: segment.start), joins(last, segment, byte) {
      tokens[tokens.count - 1].end = segment.end
      return 1
    }
    if byte == 0x24, let last = last(touching: segment.start), isCountry(last) {
      tokens[tokens.count - 1].end = segment.end
      tokens[tokens.count - 1].kind = .symbol
      return 1
    }
    if byte == 0x22 || byte == 0x27 { traits.insert(.quote) }
    if byte == 0xE2, segment.end - segment.start == 3, bytes[Int(segment.start) + 2] == 0xA6,
      bytes[Int(segment.start) + 1] == 0x80
    {
      traits.insert(.dots)
    }
    append(segment.start, segment.end, kind(segment), traits)
    return 1
  }

  private func kind(_ segment: WordSegment) -> TokenKind {
    if segment.first.isAlphabetic { return .word }
    if segment.first.isDigit { return .number }
    return segment.first.isSymbol ? .symbol : .punctuation
  }

  /// Whether a mark continues a run: "--", "!?!", "***", "''".
  private func joins(_ last: RawToken, _ segment: WordSegment, _ byte: UInt8) -> Bool {
    guard segment.end == segment.start + 1, last.kind == .punctuation || last.kind == .symbol else { return false }
    let before = bytes[Int(last.end) - 1]
    switch byte {
    case 0x21, 0x3F: return before == 0x21 || before == 0x3F
    case 0x2D, 0x2A, 0x3D, 0x5F, 0x7E, 0x23, 0x2B, 0x3C, 0x3E, 0x60: return before == byte
    case 0x27: return before == byte && last.length == 1
    default: return false
    }
  }

  /// "US$", "A$".
  private func isCountry(_ token: RawToken) -> Bool {
    guard token.kind == .word, token.length <= 2 else { return false }
    return ["US", "A", "C", "NZ", "HK", "S", "R"].contains(text(token.start, token.end))
  }

  // MARK: - Apostrophes

  private func isCurlyApostrophe(_ segment: WordSegment) -> Bool {
    guard segment.end - segment.start == 3 else { return false }
    let start = Int(segment.start)
    return bytes[start] == 0xE2 && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x99
  }

  /// A clitic whose word is a number or has a stop, or stands apart: "2024's", "U.S.'s", "it 's".
  private mutating func apostrophe(_ index: Int) -> Int? {
    let segment = segments[index]
    guard let tail = next(touching: index), tail.hasLetter, Clitics.isTail(slice(tail.start, tail.end)) else {
      return nil
    }
    if let behind = next(touching: index + 1), behind.hasLetter || behind.hasDigit { return nil }
    if let last = last(touching: segment.start), last.kind != .word && last.kind != .number { return nil }
    append(segment.start, tail.end, .word, .lower)
    return 2
  }

  // MARK: - Stops

  /// A full stop: part of an abbreviation, one of several dots, or a token.
  private mutating func stop(_ index: Int) -> Int {
    let segment = segments[index]
    guard let last = last(touching: segment.start) else {
      append(segment.start, segment.end, .punctuation, .terminator)
      return 1
    }
    if last.kind == .punctuation, bytes[Int(last.end) - 1] == 0x2E {
      tokens[tokens.count - 1].end = segment.end
      tokens[tokens.count - 1].traits.insert(.dots)
      return 1
    }
    if last.kind == .word, last.length <= 12, !last.traits.contains(.address), !isMark(next(touching: index), 0x2E),
      let trait = abbreviation(last, index)
    {
      tokens[tokens.count - 1].end = segment.end
      tokens[tokens.count - 1].traits.insert(trait)
      return 1
    }
    append(segment.start, segment.end, .punctuation, .terminator)
    return 1
  }

  /// What a word with the stop at `index` is, when the stop belongs to it.
  private func abbreviation(_ word: RawToken, _ index: Int) -> TokenTraits? {
    let text = text(word.start, word.end)
    switch Abbreviations.stop(behind: text) {
    case .leading: return .leading
    case .eitherWay: return .eitherWay
    case .apart: break
    }
    guard index + 1 < segments.count else { return nil }
    let behind = segments[index + 1]
    if behind.hasDigit, behind.first.isDigit, Abbreviations.beforeNumber.contains(text.lowercased()) { return .leading }
    // An initial: one capital, then a name. Roman numerals and a list's letters stand first in their block.
    guard word.traits.contains(.upper), isOneCharacter(word), behind.first.isUpper, tokens.count > 1 || text != "I"
    else {
      return nil
    }
    guard tokens.count > 1 || bytes[Int(segments[index].end)] != 0x20 || isInitialBehind(index + 1) else { return nil }
    return .leading
  }

  /// At the beginning of a block "A. Smith" and the list's letter in "A. Security" look alike: "A. B. Smith" does not.
  private func isInitialBehind(_ index: Int) -> Bool {
    segments[index].end - segments[index].start == 1 && isMark(next(touching: index), 0x2E)
  }

  private func isOneCharacter(_ token: RawToken) -> Bool {
    CharacterClass.decode(bytes, Int(token.start)).length == token.length
  }
}
