import DocumentModel

/// Decides at which of ICU's candidates a sentence really ends.
struct SentenceRules {
  private let bytes: [UInt8]
  private let tokens: [RawToken]
  private let candidates: [Int]

  init(bytes: [UInt8], tokens: [RawToken], candidates: [Int]) {
    self.bytes = bytes
    self.tokens = tokens
    self.candidates = candidates
  }

  /// For each token whether a sentence begins with it.
  func starts() -> [Bool] {
    var starts = [Bool](repeating: false, count: tokens.count)
    starts[0] = true
    var candidate = 0
    var begin = 0
    for index in tokens.indices.dropFirst() {
      while candidate < candidates.count, candidates[candidate] < tokens[index - 1].end { candidate += 1 }
      guard candidate < candidates.count, candidates[candidate] <= tokens[index].start else { continue }
      if ends(before: index, begin: begin) {
        starts[index] = true
        begin = index
      }
    }
    return starts
  }

  /// Whether the sentence that began at a token ends before another one.
  private func ends(before next: Int, begin: Int) -> Bool {
    let last = next - 1
    // Without a blank there is no boundary: "p.3", "3.5".
    guard tokens[next].start > tokens[last].end else { return false }
    let word = text(last)
    if tokens[last].kind != .punctuation, word.hasSuffix(".") {
      let stem = String(word.dropLast())
      let lower = stem.lowercased()
      if Abbreviations.titles.contains(lower) || Abbreviations.beforeNumber.contains(lower) { return false }
      if stem.unicodeScalars.count == 1 { return false }
      return Abbreviations.starters.contains(text(next).lowercased())
    }
    // "1. Text", "A. Text", "(b). Text": the stop of a list's mark.
    if word == ".", last - begin <= 2, last > begin, isListMark(last - 1) { return false }
    return true
  }

  private func isListMark(_ index: Int) -> Bool {
    let mark = text(index)
    if mark == ")" { return true }
    return tokens[index].kind == .number && mark.utf8.count <= 3
      || mark.unicodeScalars.count == 1 && tokens[index].kind == .word
  }

  private func text(_ index: Int) -> String {
    String(decoding: bytes[tokens[index].start..<tokens[index].end], as: UTF8.self)
  }
}
