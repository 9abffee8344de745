/// Takes hyphens out that only stand there because a line ended.
enum HyphenJoining {
  /// The text with words in one piece that a hyphen and a line break cut in two; see `LineHyphens` for what decides.
  ///
  /// The line break goes with the hyphen; where the hyphen belongs to the word, the line break alone. Before anything but
  /// a small letter nothing is changed.
  ///
  /// - Complexity: O(bytes).
  static func joined(_ text: [UInt8]) -> [UInt8] {
    let cuts = cuts(text)
    guard !cuts.isEmpty else { return text }
    var hyphens = LineHyphens()
    var rest = 0
    for cut in cuts {
      if rest < cut.head.lowerBound { learn(text, rest..<cut.head.lowerBound, &hyphens) }
      rest = cut.tail.upperBound
    }
    learn(text, rest..<text.count, &hyphens)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var done = 0
    for cut in cuts {
      let head = text[cut.head]
      let stays = hyphens.stays(head, text[cut.tail])
      result.append(contentsOf: text[done..<cut.head.upperBound - (stays ? 0 : LineHyphens.length(head))])
      done = cut.tail.lowerBound
    }
    result.append(contentsOf: text[done...])
    return result
  }

  /// A word that ends with a hyphen at the end of a line, and the word that the next line begins with.
  private typealias Cut = (head: Range<Int>, tail: Range<Int>)

  private static func cuts(_ text: [UInt8]) -> [Cut] {
    var cuts: [Cut] = []
    var index = 0
    while index < text.count {
      guard text[index] == 0x0A || text[index] == 0x0D else {
        index += 1
        continue
      }
      let lineEnd = index
      index += text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
      let head = wordEnding(at: lineEnd, text)
      let tail = wordBeginning(at: index, text)
      // A hyphen by itself is a dash, and a cut word has some letters before it.
      guard head.count > 2, !tail.isEmpty, head.lowerBound >= (cuts.last?.tail.lowerBound ?? 0),
        LineHyphens.length(text[head]) > 0, LineHyphens.beginsSmall(text[tail])
      else { continue }
      cuts.append((head, tail))
    }
    return cuts
  }

  private static func wordEnding(at end: Int, _ text: [UInt8]) -> Range<Int> {
    var end = end
    while end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    var start = end
    while start > 0, !isBlank(text[start - 1]), end - start < 64 { start -= 1 }
    return start..<end
  }

  private static func wordBeginning(at start: Int, _ text: [UInt8]) -> Range<Int> {
    var start = start
    while start < text.count, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
    var end = start
    while end < text.count, !isBlank(text[end]), end - start < 64 { end += 1 }
    return start..<end
  }

  private static func learn(_ text: [UInt8], _ range: Range<Int>, _ hyphens: inout LineHyphens) {
    for word in text[range].split(whereSeparator: isBlank) where word.count < 64 { hyphens.add(word) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
}
