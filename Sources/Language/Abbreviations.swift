/// Words that end in a stop which does not end a sentence.
///
/// Own compilation of what news and state papers use; lower case, without the last stop.
enum Abbreviations {
  /// Before a name: never the end of a sentence.
  static let titles: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "cmdr", "adm", "maj",
    "hon", "rev", "st", "messrs", "amb", "pres", "vs", "v", "cf", "e.g", "i.e", "approx", "ca", "viz", "mt", "ft",
    "brig", "fr", "supt", "insp",
  ]
  /// Before a number only: "No. 5", but "No." by itself is an answer.
  static let beforeNumber: Set<String> = [
    "no", "nos", "art", "arts", "sec", "secs", "fig", "figs", "vol", "vols", "p", "pp", "para", "paras", "ch", "res",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "doc", "ser",
  ]
  /// May stand at the end of a sentence or inside one.
  static let either: Set<String> = [
    "etc", "al", "inc", "ltd", "co", "corp", "bros", "jr", "sr", "a.m", "p.m", "dept", "est", "ave", "blvd", "min",
    "max", "govt", "intl", "assn", "univ",
  ]

  /// Whether a stop behind the word belongs to it, whatever follows.
  static func takesStop(_ word: String) -> Bool {
    let lower = word.lowercased()
    return titles.contains(lower) || either.contains(lower) || isAcronym(word)
  }

  /// Single letters with stops between them: U.S, e.g, J.R
  static func isAcronym(_ word: String) -> Bool {
    var expectsLetter = true
    var letters = 0
    for scalar in word.unicodeScalars {
      if expectsLetter {
        guard scalar.properties.isAlphabetic else { return false }
        letters += 1
      } else if scalar != "." {
        return false
      }
      expectsLetter.toggle()
    }
    return letters >= 2 && !expectsLetter
  }

  /// Words that begin a sentence behind an abbreviation that may end one: "… in the U.S. The minister …".
  static let starters: Set<String> = [
    "the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "we", "this", "that", "these", "those", "but",
    "and", "if", "when", "while", "as", "for", "from", "there", "his", "her", "its", "their", "our", "however", "by",
    "under", "after", "before", "with", "to", "you", "i", "what", "who", "so", "yet", "no", "not", "one", "some",
    "many", "all", "both", "since", "during", "according", "also",
  ]
}
