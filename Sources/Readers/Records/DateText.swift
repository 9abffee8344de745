/// Dates as metadata have them – of mails, feeds, front matter, exports – in ISO 8601.
///
/// Read are ISO 8601 and its loose variants, the forms of RFC 822, RFC 850 and `asctime`, and days with the name of a
/// month ("12 March 2024", "March 12th, 2024, 9:15 pm"). Of numbers only, "12.03.2024" begins with the day, as is the
/// custom with points; with slashes the order is known only where one number is above 12. What is not certain is `nil`.
public enum DateText {
  /// The date, or the date and time with its zone where there is one; `nil` where the text is anything else.
  ///
  /// - Complexity: O(bytes), for at most 100 of them.
  public static func iso(_ text: String) -> String? {
    guard text.utf8.count <= 100 else { return nil }
    if let strict = strict(text) { return strict }
    let words = DateWords.split(text)
    guard !words.isEmpty, words.count <= 14 else { return nil }
    var date = DateParts()
    for word in words where !date.take(word) { return nil }
    return date.iso
  }

  /// The usual "2024-03-12" and "2024-03-12T09:15:00Z", without taking words apart.
  private static func strict(_ text: String) -> String? {
    let isStrict = text.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.count == 10 || bytes.count == 20, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
      var date = DateParts()
      (date.year, date.month, date.day) = (number(bytes, 0..<4), number(bytes, 5..<7), number(bytes, 8..<10))
      return date.isDay && (bytes.count == 10 || isTime(bytes))
    }
    return isStrict == true ? text : nil
  }

  /// "T09:15:00Z" behind a date.
  private static func isTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x5A, let hour = number(bytes, 11..<13),
      let minute = number(bytes, 14..<16), let second = number(bytes, 17..<19)
    else { return false }
    return hour < 24 && minute < 60 && second < 60
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }

  /// The moment so many seconds, or milliseconds where the number is that large, after 1 January 1970; `nil` where the
  /// number is not of this kind of time (before 1973, after 2100).
  public static func iso(unix number: Int64) -> String? {
    let seconds = number > 100_000_000_000 ? number / 1000 : number
    guard seconds > 100_000_000, seconds < 4_102_444_800 else { return nil }
    let (year, month, day) = civil(days: Int(seconds / 86_400))
    let rest = Int(seconds % 86_400)
    var date = DateParts()
    (date.year, date.month, date.day) = (year, month, day)
    date.time = (rest / 3600, rest / 60 % 60, rest % 60)
    date.zone = "Z"
    return date.iso
  }

  /// The day so many days after 1 January 1970, in the Gregorian calendar.
  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    // Years are taken to begin in March, so that the odd day of February comes last.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
  }
}
