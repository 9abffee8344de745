/// A line that is a date and nothing else, as it stands below the titles of reports.
public enum DateLine {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  /// From Monday, as ISO 8601 counts.
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  /// The date in ISO 8601; `nil` where the line is anything else, or where it names a weekday that the date is not.
  ///
  /// Read are "2024-01-31", "31 January 2024", "January 31, 2024" and these behind a weekday or "Published:", "Date:".
  public static func date(_ line: UnsafeBufferPointer<UInt8>) -> String? {
    guard line.count >= 8, line.count <= 60, line.allSatisfy({ $0 < 0x80 }) else { return nil }
    var words = String(decoding: line, as: UTF8.self).lowercased()
      .split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
    if words.first == "published:" || words.first == "date:" { words.removeFirst() }
    if words.first == "published", words.count > 1 { words.removeFirst() }
    var weekday: Int?
    if let first = words.first, let number = weekdays.firstIndex(of: first) {
      weekday = number
      words.removeFirst()
    }
    guard let date = date(of: words), isDate(date) else { return nil }
    if let weekday, weekday != self.weekday(date) { return nil }
    return "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))"
  }

  private typealias Parts = (year: Int, month: Int, day: Int)

  private static func date(of words: [String]) -> Parts? {
    if words.count == 1 {
      let parts = words[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
      guard let year = number(parts[0]), let month = number(parts[1]), let day = number(parts[2]) else { return nil }
      return (year, month, day)
    }
    guard words.count == 3, words[2].utf8.count == 4, let year = number(words[2]) else { return nil }
    for (day, month) in [(words[0], words[1]), (words[1], words[0])] {
      if let name = months.firstIndex(of: month), day.utf8.count <= 2, let day = number(day) {
        return (year, name + 1, day)
      }
    }
    return nil
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
  }

  private static func isDate(_ date: Parts) -> Bool {
    guard date.year >= 1800, date.year <= 2200, (1...12).contains(date.month), date.day >= 1 else { return false }
    let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return date.day <= days[date.month - 1]
  }

  /// 0 for Monday, by Sakamoto's method, which counts from Sunday.
  private static func weekday(_ date: Parts) -> Int {
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = date.month < 3 ? date.year - 1 : date.year
    let sunday = (year + year / 4 - year / 100 + year / 400 + shifts[date.month - 1] + date.day) % 7
    return (sunday + 6) % 7
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
