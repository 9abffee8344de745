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
    guard let date = date(of: words), (1800...2200).contains(date.year) else { return nil }
    return weekday == nil || weekday == date.weekday ? date.iso : nil
  }

  private static func date(of words: [String]) -> CalendarDay? {
    if words.count == 1 {
      let parts = words[0].split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, let year = DateWords.number(parts[0], digits: 4...4),
        let month = DateWords.number(parts[1], digits: 2...2), let day = DateWords.number(parts[2], digits: 2...2)
      else { return nil }
      return CalendarDay(year: year, month: month, day: day)
    }
    guard words.count == 3, let year = DateWords.number(words[2], digits: 4...4) else { return nil }
    for (day, month) in [(words[0], words[1]), (words[1], words[0])] {
      if let name = months.firstIndex(of: month), let day = DateWords.number(day, digits: 1...2) {
        return CalendarDay(year: year, month: name + 1, day: day)
      }
    }
    return nil
  }
}
