/// Dates as sources write them – pages, feeds, mails, properties of files, front matter, exports – in ISO 8601.
///
/// Read are ISO 8601 and its loose variants, the forms of RFC 822, RFC 850, `asctime` and PDF, and days with the name of
/// a month ("12 March 2024", "March 12th, 2024, 9:15 pm"). Of numbers only, "12.03.2024" begins with the day, as is the
/// custom with points; with slashes and hyphens the order is known only where one number is above 12. What is not
/// certain is `nil`.
public enum DateText {
  /// The longest text that is looked at, in bytes.
  private static let most = 200

  /// The date, or the date and time with its zone where there is one; `nil` where the text is anything else.
  ///
  /// - Complexity: O(bytes), for at most 200 of them.
  public static func iso(_ text: String) -> String? {
    guard text.utf8.count <= most else { return nil }
    if let usual = usual(text) { return usual }
    if let packed = packed(text) { return packed }
    let words = DateWords.split(text)
    guard !words.isEmpty, words.count <= 14 else { return nil }
    var date = DateParts()
    for word in words where !date.take(word) { return nil }
    return date.iso
  }

  /// The date of a field that is there for dates: what stands around the date is passed over, and so is a time that
  /// makes no sense. A year and month stay what they are, and so does a year.
  public static func declared(_ text: String) -> String? {
    guard text.utf8.count <= most else { return nil }
    return iso(text) ?? coarse(text) ?? within(text)
  }

  /// The moment so many seconds, or milliseconds where the number is that large, after 1 January 1970; `nil` where the
  /// number is not of this kind of time (before 1973, after 2100).
  public static func iso(unix number: Int64) -> String? {
    let seconds = number > 100_000_000_000 ? number / 1000 : number
    guard seconds > 100_000_000, seconds < 4_102_444_800 else { return nil }
    let day = CalendarDay(daysSince1970: Int(seconds / 86_400))
    let rest = Int(seconds % 86_400)
    var date = DateParts()
    (date.year, date.month, date.day) = (day.year, day.month, day.day)
    date.time = (rest / 3600, rest / 60 % 60, rest % 60)
    date.zone = "Z"
    return date.iso
  }

  /// The number of a month by its name, whole or shortened, in English or another language of Europe.
  public static func month(named name: some StringProtocol) -> Int? { DateWords.months[name.lowercased()] }

  // MARK: - Forms

  /// "2024-03-12" and "2024-03-12T09:15:00Z", without taking words apart.
  private static func usual(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 || bytes.count == 20, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var date = DateParts()
    (date.year, date.month, date.day) = (number(bytes, 0..<4), number(bytes, 5..<7), number(bytes, 8..<10))
    if bytes.count == 20 {
      guard bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x5A,
        let hour = number(bytes, 11..<13), hour < 24, let minute = number(bytes, 14..<16), minute < 60,
        let second = number(bytes, 17..<19), second < 60
      else { return nil }
    }
    return date.isDay ? text : nil
  }

  /// PDF's form, "D:20240312091500+02'00'", of which everything behind the year may be missing; the mark may be missing
  /// where the digits go down to seconds.
  private static func packed(_ text: String) -> String? {
    let isMarked = text.hasPrefix("D:")
    let bytes = Array(text.utf8.dropFirst(isMarked ? 2 : 0))
    let count = bytes.prefix(14).prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    guard isMarked && count >= 4 || count == 14, let year = number(bytes, 0..<4), year >= DateParts.years.lowerBound
    else { return nil }
    guard count >= 6, let month = number(bytes, 4..<6) else { return CalendarDay.digits(year, 4) }
    guard (1...12).contains(month) else { return nil }
    guard count >= 8 else { return "\(CalendarDay.digits(year, 4))-\(CalendarDay.digits(month, 2))" }
    var date = DateParts()
    (date.year, date.month, date.day) = (year, month, number(bytes, 6..<8))
    if count >= 12, let hour = number(bytes, 8..<10), hour < 24, let minute = number(bytes, 10..<12), minute < 60 {
      date.time = (hour, minute, count == 14 ? min(59, number(bytes, 12..<14) ?? 0) : 0)
      let zone = String(decoding: bytes[count...].filter { $0 != 0x27 && $0 > 0x20 }, as: UTF8.self).lowercased()
      // "Z00'00'" is the same as "Z".
      _ = date.takeZone(zone.hasPrefix("z") ? "z" : zone)
    }
    return date.iso
  }

  /// "2024" and "2024-03", which are ISO 8601 as well; "2024/03".
  private static func coarse(_ text: String) -> String? {
    let bytes = Array(text.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed())
    guard bytes.count == 4 || bytes.count == 7, let year = number(bytes, 0..<4), DateParts.years.contains(year) else {
      return nil
    }
    guard bytes.count == 7 else { return CalendarDay.digits(year, 4) }
    guard bytes[4] == 0x2D || bytes[4] == 0x2F, let month = number(bytes, 5..<7), (1...12).contains(month) else {
      return nil
    }
    return "\(CalendarDay.digits(year, 4))-\(CalendarDay.digits(month, 2))"
  }

  /// The first date among other words.
  private static func within(_ text: String) -> String? {
    var date = DateParts(isAmongWords: true)
    for word in DateWords.split(text) {
      var longer = date
      if longer.take(word) {
        date = longer
        continue
      }
      if let found = date.iso { return found }
      date = DateParts(isAmongWords: true)
      longer = date
      if longer.take(word) { date = longer }
    }
    return date.iso
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.upperBound <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[range] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
