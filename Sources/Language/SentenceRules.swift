import DocumentModel

/// Decides where sentences end inside a block.
///
/// A sentence ends behind a terminator and the quotation marks and brackets that close with it, when a blank and
/// something that can begin a sentence follow. Abbreviations that lead to a word never end one; those that may stand
/// anywhere ("U.S.", "etc.") end one only before a word that commonly begins sentences.
struct SentenceRules {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: [RawToken]

  init(bytes: UnsafeBufferPointer<UInt8>, tokens: [RawToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// The numbers of the tokens that begin sentences; the first is 0.
  func starts() -> [Int32] {
    var starts: [Int32] = [0]
    var begin = 0
    var quotes = 0
    var index = 0
    while index + 1 < tokens.count {
      if tokens[index].traits.contains(.quote) { quotes += 1 }
      guard tokens[index].traits.isEnding else {
        index += 1
        continue
      }
      let last = closing(index, quotes: &quotes)
      let next = last + 1
      if next < tokens.count, ends(index, last, next, begin) {
        starts.append(Int32(next))
        begin = next
        quotes = 0
      }
      index = next
    }
    return starts
  }

  /// The last token that still belongs to a sentence that ends at one: further terminators, marks that close.
  private func closing(_ index: Int, quotes: inout Int) -> Int {
    var last = index
    while last + 1 < tokens.count {
      let next = tokens[last + 1]
      let touches = next.start == tokens[last].end
      if next.traits.contains(.terminator) && (touches || next.traits.contains(.dots) || isSpacedDot(last)) {
        last += 1
      } else if next.traits.contains(.closer), touches || isBracket(next) {
        last += 1
      } else if next.traits.contains(.quote), touches || quotes % 2 == 1 && !touchesNext(last + 1) {
        quotes += 1
        last += 1
      } else {
        return last
      }
    }
    return last
  }

  /// ". . ."
  private func isSpacedDot(_ index: Int) -> Bool {
    bytes[Int(tokens[index].start)] == 0x2E && bytes[Int(tokens[index + 1].start)] == 0x2E
  }

  private func isBracket(_ token: RawToken) -> Bool {
    let byte = bytes[Int(token.start)]
    return byte == 0x29 || byte == 0x5D || byte == 0x7D
  }

  private func touchesNext(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].start == tokens[index].end
  }

  /// Whether the sentence ends between `last`, which closes what ended at `index`, and `next`.
  private func ends(_ index: Int, _ last: Int, _ next: Int, _ begin: Int) -> Bool {
    let token = tokens[index]
    let following = tokens[next]
    if following.traits.contains(.glued) { return true }
    guard following.start > tokens[last].end || isWide(tokens[last]) else { return false }
    if token.kind != .punctuation { return endsAbbreviation(index, last, next) }
    if isListMark(index, begin) { return false }
    return canBegin(next, behind: index, closed: last > index)
  }

  /// "。" and its like need no blank behind them.
  private func isWide(_ token: RawToken) -> Bool { bytes[Int(token.start)] >= 0xE3 }

  private func endsAbbreviation(_ index: Int, _ last: Int, _ next: Int) -> Bool {
    let token = tokens[index]
    let word = text(next).lowercased()
    if token.traits.contains(.leading) {
      // "Plan B. The government": an initial is no article's neighbour.
      return token.length == 2 && next < tokens.count
        && ["the", "this", "it", "he", "she", "they", "we"].contains(word)
        && tokens[next].traits.contains(.upper)
    }
    guard tokens[next].traits.contains(.upper) else {
      return last > index && tokens[next].traits.contains(.upper)
    }
    let stem = String(text(index).dropLast()).lowercased()
    return Abbreviations.closing.contains(stem) || Abbreviations.starters.contains(word)
  }

  /// "1.", "IV.", "a)." at the beginning of a sentence: the stop of a list's mark.
  private func isListMark(_ index: Int, _ begin: Int) -> Bool {
    guard bytes[Int(tokens[index].start)] == 0x2E, tokens[index].length == 1, index > 0 else { return false }
    let mark = tokens[index - 1]
    if isBracket(mark) { return index - begin <= 3 }
    let isShort = mark.kind == .number ? mark.length <= 3 : mark.length == 1 || isRoman(mark)
    if index - begin == 1 || index - begin == 2 && tokens[begin].kind != .word { return isShort }
    guard isShort, mark.kind == .number, index >= 2 else { return false }
    // "three problems: 1. The …"
    let before = bytes[Int(tokens[index - 2].start)]
    return before == 0x3A || before == 0x3B || tokens[index - 2].traits.contains(.terminator)
  }

  private func isRoman(_ token: RawToken) -> Bool {
    token.length <= 5 && bytes[Int(token.start)..<Int(token.end)].allSatisfy { "IVXivx".utf8.contains($0) }
  }

  /// Whether a sentence can begin with a token, behind a terminator.
  private func canBegin(_ next: Int, behind index: Int, closed: Bool) -> Bool {
    let following = tokens[next]
    if following.traits.contains(.address) { return true }
    if following.traits.contains(.lower) { return !closed && beginsSmall(index) }
    if following.kind != .punctuation { return true }
    if !following.traits.isDisjoint(with: [.opener, .quote]) { return true }
    let byte = bytes[Int(following.start)]
    switch byte {
    case 0x2C, 0x3B, 0x3A, 0x29, 0x5D, 0x7D, 0x2F, 0x25: return false
    // A dash goes on, as in a report's head ("Calif. -- The …"); a line of them does not.
    case 0x2D: return following.length >= 4
    case 0xE2 where isDash(following): return false
    default: return !following.traits.contains(.terminator)
    }
  }

  /// – and —
  private func isDash(_ token: RawToken) -> Bool {
    token.length == 3 && bytes[Int(token.start) + 1] == 0x80 && (0x90...0x95).contains(bytes[Int(token.start) + 2])
  }

  /// Whether a sentence that begins with a small letter may follow: behind "!" and "?", and a stop after a whole word.
  private func beginsSmall(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let byte = bytes[Int(tokens[index].start)]
    if byte == 0x21 || byte == 0x3F { return tokens[index - 1].end == tokens[index].start }
    guard tokens[index].length == 1, byte == 0x2E else { return false }
    let before = tokens[index - 1]
    return before.kind == .word && before.length >= 4 && before.traits.contains(.lower)
  }

  private func text(_ index: Int) -> String {
    String(decoding: bytes[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self)
  }
}

extension TokenTraits {
  /// Whether a sentence may end behind the token.
  var isEnding: Bool { !isDisjoint(with: [.terminator, .leading, .eitherWay, .dots]) }
}
