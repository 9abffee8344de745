/// Dates of feeds: ISO 8601, and RFC 822 with what publishers make of it.
enum FeedDate {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private static let zones = [
    "ut": "Z", "utc": "Z", "gmt": "Z", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00",
    "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
  ]

  /// The date in ISO 8601; `nil` where the text is none.
  static func iso(_ text: String) -> String? {
    if let date = ISODate.normalised(text) { return date }
    guard text.utf8.count <= 100 else { return nil }
    let words = text.split { $0 == "," || $0.isWhitespace }.map { $0.lowercased() }
    guard let index = words.firstIndex(where: { month($0) != nil }), let month = month(words[index]), index > 0,
      index + 1 < words.count, let day = Int(words[index - 1]), var year = Int(words[index + 1])
    else { return nil }
    if words[index + 1].utf8.count == 2 { year += year < 70 ? 2000 : 1900 }
    guard (1000...9999).contains(year), day >= 1, day <= ISODate.days(year, month) else { return nil }
    let date = "\(year)-\(ISODate.two(month))-\(ISODate.two(day))"
    guard index + 2 < words.count else { return date }
    let time = words[index + 2].split(separator: ":").map { Int($0) ?? -1 }
    guard (2...3).contains(time.count), (0..<24).contains(time[0]), (0..<60).contains(time[1]),
      (0...60).contains(time.count == 3 ? time[2] : 0)
    else { return date }
    let second = time.count == 3 ? min(59, time[2]) : 0
    let zone = index + 3 < words.count ? zone(words[index + 3]) : ""
    return "\(date)T\(ISODate.two(time[0])):\(ISODate.two(time[1])):\(ISODate.two(second))\(zone)"
  }

  private static func month(_ word: String) -> Int? {
    word.utf8.count >= 3 && word.allSatisfy(\.isLetter)
      ? months.firstIndex(of: String(word.prefix(3))).map { $0 + 1 } : nil
  }

  private static func zone(_ word: String) -> String {
    if let known = zones[word] { return known }
    let digits = word.dropFirst().filter { $0 != ":" }
    guard word.hasPrefix("+") || word.hasPrefix("-"), digits.utf8.count == 4, let number = Int(digits), number >= 0,
      number % 100 < 60, number <= 1400
    else { return "" }
    return "\(word.prefix(1))\(ISODate.two(number / 100)):\(ISODate.two(number % 100))"
  }
}
