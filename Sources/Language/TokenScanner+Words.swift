import DocumentModel

/// Segments with letters or digits: clitics, units, numbers, names with marks inside.
extension TokenScanner {
  /// Adds the tokens of a word; the number of segments that they took.
  mutating func word(_ index: Int) -> Int {
    let segment = segments[index]
    if !segment.hasLetter { return number(index) }
    if let taken = joined(index) { return taken }
    var end = segment.end
    let traits = TokenTraits(segment.first)
    if segment.hasDigit, let unit = unitStart(segment) {
      append(segment.start, unit, .number, traits)
      append(unit, end, .word, TokenTraits(CharacterClass.at(Int(unit), bytes)))
      return 1
    }
    let word = slice(segment.start, end)
    if end - segment.start > 2, word.contains(0x2E) {
      if let glue = glue(word) {
        append(segment.start, segment.start + Int32(glue), .word, traits)
        append(segment.start + Int32(glue), segment.start + Int32(glue) + 1, .punctuation, .terminator)
        let start = segment.start + Int32(glue) + 1
        append(start, end, .word, TokenTraits(CharacterClass.at(Int(start), bytes)).union(.glued))
        return 1
      }
      if isDomain(word) {
        var taken = 1
        if isMark(next(touching: index), 0x2F) {
          while let more = next(touching: index + taken - 1), !isTrailing(index + taken) {
            end = more.end
            taken += 1
          }
        }
        append(segment.start, end, .word, [.address, .lower])
        return taken
      }
    }
    if let cut = Clitics.cut(word), cut > 0 {
      append(segment.start, segment.start + Int32(cut), .word, traits)
      append(segment.start + Int32(cut), end, .word, [.lower])
      return 1
    }
    append(segment.start, end, .word, traits)
    return 1
  }

  /// Words around a mark that are one token: "R&D", "co-operation".
  private mutating func joined(_ index: Int) -> Int? {
    guard let mark = next(touching: index), let behind = next(touching: index + 1) else { return nil }
    let segment = segments[index]
    guard behind.hasLetter || behind.hasDigit else { return nil }
    var taken: Int?
    if isMark(mark, 0x26), isCapitals(segment), isCapitals(behind) {
      taken = 3
    } else if isHyphen(mark), segment.end - segment.start <= 7, !isDash(before: segment),
      Abbreviations.prefixes.contains(text(segment.start, segment.end).lowercased())
    {
      taken = 3
    }
    guard let taken else { return nil }
    // A clitic stays a token of its own: "ex-minister's".
    let last = segments[index + taken - 1]
    let cut = Clitics.cut(slice(last.start, last.end)).map { last.start + Int32($0) } ?? last.end
    append(segment.start, cut, .word, TokenTraits(segment.first))
    if cut < last.end { append(cut, last.end, .word, [.lower]) }
    return taken
  }

  /// "-", or one of the two hyphens of Unicode.
  private func isHyphen(_ mark: WordSegment) -> Bool {
    let start = Int(mark.start)
    return isMark(mark, 0x2D)
      || mark.end - mark.start == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
        && (bytes[start + 2] == 0x90 || bytes[start + 2] == 0x91)
  }

  /// Whether a hyphen touches the segment from before, so that it is a later part of a compound.
  private func isDash(before segment: WordSegment) -> Bool {
    segment.start > 0 && bytes[Int(segment.start) - 1] == 0x2D
  }

  private func isCapitals(_ segment: WordSegment) -> Bool {
    segment.end - segment.start <= 4 && slice(segment.start, segment.end).allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// Where the unit begins in "5pm", "10bn", "35mm"; `nil` for "30th", "1990s" and names such as "A320".
  private func unitStart(_ segment: WordSegment) -> Int32? {
    guard segment.first.isDigit else { return nil }
    var offset = segment.start
    while offset < segment.end, isNumeral(bytes[Int(offset)]) { offset += 1 }
    guard segment.end - offset <= 3, offset < segment.end else { return nil }
    return KnownEndings.units.contains(text(offset, segment.end).lowercased()) ? offset : nil
  }

  private func isNumeral(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 || byte == 0x2E || byte == 0x2C }

  /// The stop in "the region.The", where the blank behind a sentence is missing.
  private func glue(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let stop = word.firstIndex(of: 0x2E), stop >= 2, stop + 2 < word.count else { return nil }
    let isLower: (UInt8) -> Bool = { $0 >= 0x61 && $0 <= 0x7A }
    guard isLower(word[stop - 1]), isLower(word[stop - 2]), word[stop + 1] >= 0x41, word[stop + 1] <= 0x5A,
      isLower(word[stop + 2])
    else { return nil }
    return word[(stop + 1)...].contains(0x2E) ? nil : stop
  }

  private func isDomain(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let stop = word.lastIndex(of: 0x2E), stop > 1, word.count - stop <= 5 else { return false }
    return KnownEndings.domains.contains(String(decoding: word[(stop + 1)...], as: UTF8.self))
  }

  /// Whether only punctuation follows before the next blank.
  private func isTrailing(_ index: Int) -> Bool {
    var index = index
    while index < segments.count {
      let segment = segments[index]
      if segment.hasLetter || segment.hasDigit || isMark(segment, 0x2F) { return false }
      // An opening bracket or a quotation mark is no part of a path either.
      if segment.first.isOpener || segment.first.isCloser || isMark(segment, 0x22) { return true }
      guard next(touching: index) != nil else { return true }
      index += 1
    }
    return true
  }

  // MARK: - Numbers

  /// Adds a number: dates, times and fractions with "/" or ":" and ISO dates are one token, ranges are three.
  private mutating func number(_ index: Int) -> Int {
    let segment = segments[index]
    var taken = 1
    if let mark = next(touching: index), mark.end == mark.start + 1 {
      let byte = bytes[Int(mark.start)]
      if byte == 0x2F || byte == 0x3A {
        while taken <= 4, isMark(next(touching: index + taken - 1), byte), let more = next(touching: index + taken),
          more.hasDigit, !more.hasLetter || byte == 0x3A
        { taken += 2 }
      } else if byte == 0x2D {
        taken = hyphenated(index)
      }
    }
    let last = segments[index + taken - 1]
    // "7:30PM"
    if taken > 1, last.hasLetter {
      let unit = unitStart(last) ?? last.end
      append(segment.start, unit, .number, .digit)
      if unit < last.end { append(unit, last.end, .word, TokenTraits(CharacterClass.at(Int(unit), bytes))) }
      return taken
    }
    append(segment.start, last.end, segment.first.wordBreak == 6 ? .symbol : .number, .digit)
    return taken
  }

  /// How many segments a number with hyphens takes: "2024-01-31" and telephone numbers are one token.
  private func hyphenated(_ index: Int) -> Int {
    var lengths: [Int32] = [segments[index].end - segments[index].start]
    var position = index
    while lengths.count < 5, isMark(next(touching: position), 0x2D), let more = next(touching: position + 1),
      more.hasDigit,
      !more.hasLetter
    {
      lengths.append(more.end - more.start)
      position += 2
    }
    let isOne = [[4, 2, 2], [2, 2, 4], [3, 3, 4], [1, 3, 3, 4]].contains(lengths.map(Int.init))
    return isOne ? position - index + 1 : 1
  }
}
