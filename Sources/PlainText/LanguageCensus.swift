/// What a text consists of: how often letters of each script occur, and the function words of each language.
struct LanguageCensus {
  private var counts = [Int](repeating: 0, count: Script.allCases.count)
  /// Letters of a known script.
  private(set) var letters = 0
  /// Letters that Urdu has and its relatives have not, and those of Persian.
  private(set) var urdu = 0
  private(set) var persian = 0
  private var seen = 0
  private var hits = [Int](repeating: 0, count: FunctionWords.languages.count)
  /// Which of the words occurred.
  private var occurred = [Bool](repeating: false, count: FunctionWords.known.count)

  subscript(_ script: Script) -> Int { counts[script.rawValue] }

  /// The script of most letters.
  var commonest: Script? {
    Script.allCases.max { self[$0] < self[$1] }.flatMap { self[$0] * 2 > letters ? $0 : nil }
  }

  /// The language whose words are most frequent, and so many times as frequent as those of the next one.
  func words(lead: Double) -> String? {
    guard let script = commonest, script == .latin || script == .cyrillic, seen >= 20 else { return nil }
    var best = 0
    for language in hits.indices where hits[language] > hits[best] { best = language }
    guard hits[best] * 10 >= seen, FunctionWords.known.distinct(best, occurred) >= 4 else { return nil }
    let next = hits.indices.filter { $0 != best }.map { hits[$0] }.max() ?? 0
    return Double(next) * lead > Double(hits[best]) ? nil : FunctionWords.languages[best]
  }

  /// Counts a stretch of UTF-8.
  ///
  /// - Complexity: O(bytes).
  mutating func count(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    FunctionWords.known.withTable { table in
      var word = LetterHash()
      var index = range.lowerBound
      // Not in the middle of a character.
      while index < range.upperBound, bytes[index] & 0xC0 == 0x80 { index += 1 }
      while index < range.upperBound {
        let code = Self.scalar(bytes, &index, end: range.upperBound)
        note(code)
        if LetterHash.isLetter(code) {
          word.add(code)
        } else if word.count > 0 {
          end(word, table)
          word = LetterHash()
        }
      }
      if word.count > 0 { end(word, table) }
    }
  }

  private mutating func end(_ word: LetterHash, _ table: FunctionWords.Table) {
    seen += 1
    guard word.count <= FunctionWords.longest, let found = table.find(word.value) else { return }
    occurred[found.number] = true
    var languages = found.languages
    while languages != 0 {
      hits[languages.trailingZeroBitCount] += 1
      languages &= languages - 1
    }
  }

  @inline(__always)
  private mutating func note(_ code: UInt32) {
    guard let script = Script(code) else { return }
    counts[script.rawValue] += 1
    letters += 1
    guard script == .arabic else { return }
    switch code {
    case 0x679, 0x688, 0x691, 0x6BA, 0x6D2: urdu += 1
    case 0x67E, 0x686, 0x698, 0x6AF, 0x6CC: persian += 1
    default: break
    }
  }

  /// The code point at an offset of valid UTF-8, which is moved behind it; a blank where it is cut.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, end: Int) -> UInt32 {
    let first = UInt32(bytes[index])
    index += 1
    if first < 0x80 { return first }
    let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
    guard index + more <= end else {
      index = end
      return 0x20
    }
    var code = first & (0x3F >> UInt32(more))
    for _ in 0..<more {
      code = code << 6 | UInt32(bytes[index]) & 0x3F
      index += 1
    }
    return code
  }
}
