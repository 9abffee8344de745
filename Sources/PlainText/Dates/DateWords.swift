/// The words that dates are made of.
enum DateWords {
  /// The numbers of months by their names: English, and what else the press of Europe writes; shortened ones, too.
  static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, names) in names.enumerated() {
      for name in names.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()

  private static let names = [
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro января янв",
    "february feb februar février févr fév febrero febbraio fevereiro fev февраля фев",
    "march mar mär märz mrz mars marzo março марта мар",
    "april apr avril avr abril abr aprile апреля апр",
    "may mai mayo maggio maio мая май",
    "june jun juni juin junio giugno junho июня июн",
    "july jul juli juillet juil julio luglio julho июля июл",
    "august aug août aout agosto ago августа авг",
    "september sep sept septembre septiembre settembre setembro set сентября сен",
    "october oct oktober okt octobre octubre ottobre outubro out октября окт",
    "november nov novembre noviembre novembro ноября ноя",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря дек",
  ]

  /// Days of the week and small words, which add nothing.
  static let fillers: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",
    "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves",
    "viernes", "sábado", "domingo", "of", "de", "del", "di", "den", "der", "le", "the", "at", "on", "um", "à", "uhr",
    "published", "updated", "posted", "date", "г", "года", "-",
    "–", "—",
  ]

  /// Zones by their names, as RFC 822 has them.
  static let zones: [String: String] = [
    "z": "Z", "ut": "Z", "utc": "Z", "gmt": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00",
    "mez": "+01:00", "mesz": "+02:00", "bst": "+01:00", "msk": "+03:00",
  ]

  /// The words of a text in lower case, without what stands in brackets; the time of ISO 8601 is a word that begins
  /// with its T.
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    for scalar in text.lowercased().unicodeScalars {
      if scalar == "(" || scalar == "[" { depth += 1 }
      if depth > 0 {
        if scalar == ")" || scalar == "]" { depth -= 1 }
        continue
      }
      // "09:15:00,250"
      let isFraction = scalar == "," && isClock(word)
      let isBreak = !isFraction && (scalar == "," || scalar == "|" || scalar.properties.isWhitespace)
      // "2024-03-12t09:15"
      let isDivide = scalar == "t" && word.unicodeScalars.first.map(isDigit) == true && word.utf8.count >= 8
      if isBreak || isDivide {
        if !word.isEmpty { words.append(word) }
        word = isDivide ? "t" : ""
      } else {
        word.unicodeScalars.append(isFraction ? "." : scalar)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.map { $0.hasSuffix(":") ? String($0.dropLast()) : $0 }
  }

  /// Whether a word is a time with seconds.
  private static func isClock(_ word: String) -> Bool {
    word.utf8.filter { $0 == 0x3A }.count == 2 && word.utf8.last.map { $0 >= 0x30 && $0 <= 0x39 } == true
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  /// A number of at most so many digits and nothing else.
  static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
    digits.contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
  }
}
