import DocumentModel

/// Which language a text is in, by its script and its commonest words; only where that is beyond doubt.
///
/// The method is the oldest one for whole texts: scripts that serve one language decide by themselves; of languages
/// that share a script that one is taken whose function words are most frequent, if the next one is far behind.
public enum LanguageGuess {
  /// How many bytes are looked at, at the most.
  private static let sample = 20_000
  /// Four places of this many bytes are looked at first: a clear answer is mostly there.
  private static let window = 256

  /// The BCP 47 code of the language of the first 20,000 bytes; `nil` where there is doubt.
  ///
  /// - Complexity: O(1) in the length of the text.
  public static func language(of text: Text) -> String? {
    if EnglishGuess.isEnglish(text) { return "en" }
    let sample = UnsafeBufferPointer(rebasing: text.utf8.buffer.prefix(sample))
    if sample.count > 4 * window {
      var census = LanguageCensus()
      for place in 0..<4 {
        let start = place * (sample.count - window) / 3
        census.count(sample, start..<start + window)
      }
      if let clear = census.words(lead: 2) { return clear }
    }
    var census = LanguageCensus()
    census.count(sample, 0..<sample.count)
    return language(census)
  }

  private static func language(_ census: LanguageCensus) -> String? {
    guard census.letters >= 40, let script = census.commonest else { return nil }
    switch script {
    // Close relatives share many of these words: the best must lead by a fifth.
    case .latin, .cyrillic: return census.words(lead: 1.2)
    case .arabic:
      if census.urdu * 100 > census.letters { return "ur" }
      return census.persian * 50 > census.letters ? "fa" : "ar"
    // Japanese mixes kana with Chinese characters; Chinese has no kana at all.
    case .han: return census[.kana] * 20 > census.letters ? "ja" : "zh"
    case .kana: return "ja"
    case .hangul: return "ko"
    case .greek: return "el"
    case .hebrew: return "he"
    case .armenian: return "hy"
    case .georgian: return "ka"
    case .thai: return "th"
    case .devanagari: return "hi"
    }
  }
}
