/// A date that is put together word by word.
struct DateParts {
  /// The years that are taken for ones.
  static let years = 1000...2999

  /// Whether other words may stand around the date: a year then has four digits, lest any number be one.
  var isAmongWords = false
  var year: Int?
  var month: Int?
  var day: Int?
  var time: (hour: Int, minute: Int, second: Int)?
  var zone: String?

  /// Whether it is a day of the calendar.
  var isDay: Bool {
    guard let year, let month, let day else { return false }
    return Self.years.contains(year) && CalendarDay(year: year, month: month, day: day) != nil
  }

  /// The date in ISO 8601; `nil` where a part is missing or it is no day of the calendar.
  var iso: String? {
    guard let year, let month, let day, Self.years.contains(year),
      let date = CalendarDay(year: year, month: month, day: day)?.iso
    else { return nil }
    guard let time else { return date }
    let clock = [time.hour, time.minute, time.second].map { CalendarDay.digits($0, 2) }.joined(separator: ":")
    return "\(date)T\(clock)\(zone ?? "")"
  }

  /// Takes a word, in lower case; `false` where it does not belong to a date.
  mutating func take(_ word: String) -> Bool {
    if DateWords.fillers.contains(word)
      || DateWords.fillers.contains(String(word.drop { $0 == "." }.prefix { $0 != "." })),
      !word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 })
    {
      return true
    }
    if let name = DateWords.months[word.hasSuffix(".") ? String(word.dropLast()) : word] {
      guard month == nil else { return false }
      month = name
      return true
    }
    if let zone = DateWords.zones[word], time != nil {
      // "GMT+0200" of a browser gives its offset in a word of its own or behind the name.
      if self.zone == nil { self.zone = zone }
      return true
    }
    return takeHalf(word) || takeTime(word) || takeOffset(word) || takeDate(word) || takeNumber(word)
  }

  /// Takes a zone by its name or as an offset, or nothing; `false` where the text is anything else.
  mutating func takeZone(_ text: String) -> Bool {
    if text.isEmpty { return true }
    guard let known = DateWords.zones[text] else { return takeOffset(text) }
    zone = known
    return true
  }

  // MARK: - Words

  private mutating func takeHalf(_ word: String) -> Bool {
    let isAfternoon = ["pm", "p.m."].contains(word)
    guard isAfternoon || ["am", "a.m."].contains(word), let known = time, (1...12).contains(known.hour) else {
      return false
    }
    time = (known.hour % 12 + (isAfternoon ? 12 : 0), known.minute, known.second)
    return true
  }

  /// "9:15", "09:15:00.123+01:00", "9:15pm", and behind the T of ISO 8601 "t0915", "t091500z"
  private mutating func takeTime(_ word: String) -> Bool {
    guard time == nil else { return false }
    var rest = word[...]
    let isMarked = rest.first == "t"
    if isMarked { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let isSplit = rest.dropFirst(digits.count).first == ":"
    guard isSplit || isMarked && digits.utf8.count >= 4, let hour = DateWords.number(digits.prefix(2), digits: 1...2),
      hour < 24, !isSplit || digits.utf8.count <= 2
    else { return false }
    rest = rest.dropFirst(isSplit ? digits.count + 1 : 2)
    guard let minute = Self.leading(&rest), minute < 60 else { return false }
    var second = 0
    if isSplit ? rest.first == ":" : rest.first?.isNumber == true {
      if isSplit { rest = rest.dropFirst() }
      guard let seconds = Self.leading(&rest), seconds <= 60 else { return false }
      second = min(seconds, 59)
      if rest.first == "." { rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber } }
    }
    time = (hour, minute, second)
    return takeHalf(String(rest)) || takeZone(String(rest))
  }

  /// Two digits at the beginning, which are taken off.
  private static func leading(_ rest: inout Substring) -> Int? {
    guard let number = DateWords.number(rest.prefix(2), digits: 2...2) else { return nil }
    rest = rest.dropFirst(2)
    return number
  }

  /// "+0100", "-05:00", "+02", "gmt+0200"
  private mutating func takeOffset(_ word: String) -> Bool {
    guard time != nil else { return false }
    var text = word[...]
    for name in ["gmt", "utc"] where text.hasPrefix(name) { text = text.dropFirst(3) }
    guard let sign = text.first, sign == "+" || sign == "-" || sign == "\u{2212}" else { return false }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count <= 4, let hours = DateWords.number(digits.prefix(2), digits: 2...2), hours <= 14 else {
      return false
    }
    let minutes = digits.count > 2 ? DateWords.number(digits.dropFirst(2), digits: 2...2) : 0
    guard let minutes, minutes < 60 else { return false }
    let offset = "\(sign == "+" ? "+" : "-")\(CalendarDay.digits(hours, 2)):\(CalendarDay.digits(minutes, 2))"
    zone = hours == 0 && minutes == 0 ? "Z" : offset
    return true
  }

  /// "2024-03-12", "2024/3/12", "20240312", "12.03.2024", "13/03/2024", "12-mar-2024", "2024-03-12z"
  private mutating func takeDate(_ word: String) -> Bool {
    guard year == nil, day == nil else { return false }
    if let number = DateWords.number(word, digits: 8...8) {
      (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
      return true
    }
    let word = Self.withoutZone(word)
    guard let separator = word.first(where: { $0 == "-" || $0 == "/" || $0 == "." }) else { return false }
    let parts = word.split(separator: separator)
    guard parts.count == 3 else { return false }
    if let named = DateWords.months[String(parts[1])], let first = DateWords.number(parts[0], digits: 1...2) {
      (day, month) = (first, named)
      return takeYear(parts[2])
    }
    let numbers = parts.compactMap { DateWords.number($0, digits: 1...4) }
    guard numbers.count == 3 else { return false }
    if parts[0].utf8.count == 4 {
      (year, month, day) = (numbers[0], numbers[1], numbers[2])
      return true
    }
    guard parts[2].utf8.count == 4 else { return false }
    year = numbers[2]
    if separator == "." || numbers[0] > 12 || numbers[0] == numbers[1] {
      (day, month) = (numbers[0], numbers[1])
    } else if numbers[1] > 12 {
      (month, day) = (numbers[0], numbers[1])
    } else {
      return false
    }
    return true
  }

  /// A day of ISO 8601 without the zone that XML Schema lets it have.
  private static func withoutZone(_ word: String) -> Substring {
    let bytes = word.utf8
    guard bytes.count > 10, bytes.first != 0x74, bytes.prefix(10).filter({ $0 == 0x2D }).count == 2 else {
      return word[...]
    }
    let day = word.prefix(10)
    var clock = DateParts(time: (0, 0, 0))
    return clock.takeZone(String(word.dropFirst(10))) ? day : word[...]
  }

  private mutating func takeYear(_ text: Substring) -> Bool {
    if let number = DateWords.number(text, digits: 4...4) {
      year = number
    } else if !isAmongWords, let number = DateWords.number(text, digits: 2...2) {
      // RFC 5322, 4.3: two digits from 50 are of the last century.
      year = number < 50 ? 2000 + number : 1900 + number
    } else {
      return false
    }
    return true
  }

  /// A day ("12", "12th", "12.") or a year.
  private mutating func takeNumber(_ word: String) -> Bool {
    var text = word[...]
    for suffix in ["st", "nd", "rd", "th", "er", ".", "º"] where text.hasSuffix(suffix) {
      text = text.dropLast(suffix.count)
    }
    if day == nil, let number = DateWords.number(text, digits: 1...2), number >= 1 {
      day = number
      return true
    }
    return year == nil && (day != nil || text.utf8.count == 4) && takeYear(text)
  }
}
