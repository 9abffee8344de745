/// The words that segmentation knows by heart. An own compilation of what news and state papers use.
///
/// Abbreviations are in small letters, without the last stop. A stop that belongs to an abbreviation is part of its
/// token, also at the end of a sentence: "U.S." and "Inc." are one token wherever they stand, so that lists of names
/// and queries find them.
enum Abbreviations {
  /// Stands before a name or a word that it explains, and never ends a sentence.
  static let leading: Set<String> = [
    // titles and ranks
    "mr", "mrs", "ms", "mme", "mlle", "messrs", "dr", "prof", "hon", "rev", "fr", "st", "ste", "sr", "amb", "pres",
    "sen", "sens", "rep", "reps", "gov", "govs", "del", "atty", "supt", "insp", "det", "dep", "asst", "exec",
    "gen", "lt", "col", "maj", "brig", "capt", "cmdr", "cdr", "adm", "sgt", "cpl", "pvt", "sec.-gen",
    // places
    "mt", "ft", "pt",
    // before an explanation
    "vs", "v", "cf", "e.g", "i.e", "eg", "ie", "viz", "approx", "ca", "incl", "esp", "resp", "est",
  ]
  /// Takes a stop only before a number: "No. 5", but "No." by itself is an answer.
  static let beforeNumber: Set<String> = [
    "no", "nos", "nr", "art", "arts", "sec", "secs", "sect", "fig", "figs", "vol", "vols", "p", "pp", "para", "paras",
    "ch", "chap", "res", "doc", "docs", "ser", "add", "rev", "corr", "ed", "eds", "tel", "fax", "ext", "ph", "mar",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "c", "s", "ss", "cl", "pt", "reg",
  ]
  /// Months, which keep their stop when they begin with a capital.
  static let months: Set<String> = ["jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
  /// May stand at the end of a sentence or inside one.
  static let eitherWay: Set<String> = [
    "etc", "al", "inc", "ltd", "llc", "plc", "co", "corp", "cos", "bros", "jr", "esq", "a.m", "p.m", "dept", "ave",
    "blvd", "rd", "min", "max", "govt", "gov't", "intl", "int'l", "assn", "assoc", "univ", "natl", "nat'l", "mln",
    "bln", "ph.d", "m.d", "b.a", "m.a",
    // states of the United States, as news agencies shorten them
    "ala", "ariz", "calif", "colo", "conn", "fla", "ky", "md", "mich", "minn", "mont", "neb", "nev", "okla", "tenn",
    "tex", "va", "vt", "wis", "wyo",
  ]
  /// What "etc." and its like are: behind them any capital begins a sentence.
  static let closing: Set<String> = ["etc", "al", "jr", "esq"]

  /// Words that begin a sentence behind an abbreviation that may end one: "… in the U.S. The minister …".
  static let starters: Set<String> = [
    "the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "we", "this", "that", "these", "those", "but",
    "and", "if", "when", "while", "as", "for", "from", "there", "his", "her", "its", "their", "our", "however", "by",
    "under", "after", "before", "with", "to", "you", "i", "what", "who", "so", "yet", "no", "not", "one", "some",
    "many", "all", "both", "since", "during", "according", "also", "earlier", "later", "meanwhile", "moreover",
    "although", "because", "among", "about", "how", "why", "where", "or", "my", "your", "please", "thanks", "then",
    "can", "could", "would", "will", "see", "let", "do", "does", "did", "is", "are", "more", "most", "other", "such",
    "each", "every", "here", "now", "nor", "neither", "only", "even", "just", "thus", "hence", "instead", "despite",
  ]

  /// Prefixes that a hyphen joins to their word, as in Universal Dependencies: "co-operation", "non-aligned". Any
  /// other hyphen is a token: "military - technical".
  static let prefixes: Set<String> = [
    "e", "co", "non", "pre", "anti", "mid", "re", "post", "over", "pro", "multi", "ex", "sub", "semi", "neo", "inter",
    "intra", "counter", "micro", "macro", "mini", "ultra", "un", "de", "socio", "arch", "trans", "extra", "bi", "tri",
  ]

  /// What a stop does behind a word.
  enum Stop {
    /// The stop ends a sentence or a list's mark: a token of its own.
    case apart
    case leading
    case eitherWay
  }

  /// What a stop does behind a word, whatever follows it.
  static func stop(behind word: String) -> Stop {
    let lower = word.lowercased()
    if leading.contains(lower) { return .leading }
    if months.contains(lower), word.first?.isUppercase == true { return .leading }
    if eitherWay.contains(lower) { return .eitherWay }
    return isAcronym(word) ? .eitherWay : .apart
  }

  /// Single letters with stops between them: U.S, e.g, J.R
  static func isAcronym(_ word: String) -> Bool {
    var expectsLetter = true
    var letters = 0
    for scalar in word.unicodeScalars {
      if expectsLetter {
        guard CharacterClass.of(scalar.value).isAlphabetic else { return false }
        letters += 1
      } else if scalar != "." {
        return false
      }
      expectsLetter.toggle()
    }
    return letters >= 2 && !expectsLetter
  }
}

/// What stands behind a number without a blank and is a token of its own, and what the last part of a domain may be.
enum KnownEndings {
  static let units: Set<String> = [
    "am", "pm", "k", "m", "bn", "mn", "tn", "mm", "cm", "km", "kg", "ha", "ft", "mph", "mw", "gw", "kw", "kwh", "gb",
    "mb",
  ]
  static let domains: Set<String> = [
    "com", "org", "net", "gov", "edu", "int", "mil", "info", "biz", "eu", "uk", "us", "ru", "su", "by", "kz", "uz",
    "tj",
    "kg", "tm", "az", "ge", "md", "ua", "cn", "jp", "kr", "br", "za", "de", "fr", "pl", "ch", "cz", "nl", "tr", "ir",
    "ae", "sa", "eg", "au", "nz", "ca", "mx", "ar", "io", "tv", "ws",
  ]
}
