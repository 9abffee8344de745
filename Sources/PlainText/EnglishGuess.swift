import DocumentModel

/// Whether a text is English, by its commonest words; only where that is beyond doubt.
public enum EnglishGuess {
  private static let words: Set<String> = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "by", "was", "are", "be", "at",
    "from", "will", "this", "which", "it", "an", "its", "has", "have",
  ]

  /// Whether the first 20,000 bytes are beyond doubt English.
  public static func isEnglish(_ text: Text) -> Bool {
    var seen = 0
    var hits = 0
    var distinct: Set<String> = []
    let sample = String(decoding: text.utf8.buffer.prefix(20_000), as: UTF8.self)
    for word in sample.split(whereSeparator: { !$0.isLetter }) {
      seen += 1
      let lower = word.lowercased()
      if words.contains(lower) {
        hits += 1
        distinct.insert(lower)
      }
    }
    return seen >= 20 && hits * 6 >= seen && distinct.count >= 4 && distinct.contains("the")
  }
}
