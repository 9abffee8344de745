import PlainText

/// Dates as pages write them, in ISO 8601.
enum HTMLDate {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// A date or a date with time in ISO 8601; `nil` for what is none, or could be two.
  ///
  /// Read are ISO 8601 with small liberties, RFC 5322, "31 January 2024", "January 31, 2024", "31.01.2024", and
  /// "31/01/2024" where only one of the first numbers can be a month.
  static func normalise(_ text: String?) -> String? {
    guard let text = HTMLText.value(text, limit: 80) else { return nil }
    return iso(Array(text.utf8)) ?? mail(text) ?? numeric(text) ?? words(text)
  }

  // MARK: - ISO 8601

  private static func iso(_ bytes: [UInt8]) -> String? {
    var scanner = Scanner(bytes)
    guard let year = scanner.number(4) else { return nil }
    let isSplit = scanner.take("-") || scanner.take("/")
    guard let month = scanner.number(2) else { return nil }
    if isSplit, scanner.isAtEnd { return isDate(year, month, 1) ? "\(pad(year, 4))-\(pad(month, 2))" : nil }
    if isSplit { guard scanner.take("-") || scanner.take("/") else { return nil } }
    guard let day = scanner.number(2), isDate(year, month, day) else { return nil }
    let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    guard scanner.take("T") || scanner.take("t") || scanner.take(" ") else { return scanner.isAtEnd ? date : nil }
    guard let time = time(&scanner) else { return date }
    return date + "T" + time
  }

  /// "10:30", "10:30:15.250", with "Z", "+01:00", "+0100" or "+01".
  private static func time(_ scanner: inout Scanner) -> String? {
    guard let hour = scanner.number(2), hour < 24 else { return nil }
    let isSplit = scanner.take(":")
    guard let minute = scanner.number(2), minute < 60 else { return nil }
    var text = "\(pad(hour, 2)):\(pad(minute, 2))"
    if isSplit ? scanner.take(":") : !scanner.isAtEnd, let second = scanner.number(2), second <= 60 {
      text += ":\(pad(second, 2))"
      if scanner.take(".") || scanner.take(",") { scanner.skipDigits() }
    } else {
      text += ":00"
    }
    _ = scanner.take(" ")
    return text + zone(&scanner)
  }

  private static func zone(_ scanner: inout Scanner) -> String {
    for name in ["Z", "z", "UTC", "GMT"] where scanner.take(name) { return "Z" }
    let sign = scanner.take("+") ? "+" : scanner.take("-") || scanner.take("−") ? "-" : ""
    guard !sign.isEmpty, let hours = scanner.number(2), hours <= 14 else { return "" }
    _ = scanner.take(":")
    let minutes = scanner.number(2) ?? 0
    return minutes < 60 ? "\(sign)\(pad(hours, 2)):\(pad(minutes, 2))" : ""
  }

  // MARK: - Other forms

  /// "Wed, 31 Jan 2024 10:30:15 +0100".
  private static func mail(_ text: String) -> String? {
    var words = text.split { $0 == " " || $0 == "," }.map(String.init)
    if let first = words.first, first.allSatisfy(\.isLetter), !isMonth(first) { words.removeFirst() }
    guard words.count >= 4, let day = Int(words[0]), let month = month(words[1]), let year = Int(words[2]) else {
      return nil
    }
    guard isDate(year, month, day), words[3].contains(":") else { return nil }
    var scanner = Scanner(Array(words[3...].joined(separator: " ").utf8))
    let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    return time(&scanner).map { date + "T" + $0 } ?? date
  }

  /// "31.01.2024", "31/01/2024", with or without a time behind.
  private static func numeric(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard let first = words.first else { return nil }
    let separator: Character = first.contains(".") ? "." : first.contains("/") ? "/" : "-"
    let parts = first.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4 || parts[2].hasSuffix(","), let year = Int(parts[2].prefix(4)),
      var day = Int(parts[0]), var month = Int(parts[1])
    else { return nil }
    if separator != "." {
      guard day > 12 || month > 12 || day == month else { return nil }
      if month > 12 { swap(&day, &month) }
    }
    guard isDate(year, month, day) else { return nil }
    let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    guard words.count > 1 else { return date }
    var scanner = Scanner(Array(words[1...].joined(separator: " ").utf8))
    return time(&scanner).map { date + "T" + $0 } ?? date
  }

  /// "31 January 2024", "Jan. 31, 2024", behind a weekday or not, whatever follows.
  private static func words(_ text: String) -> String? {
    let words = text.lowercased().split { " ,.\t".contains($0) }.map(String.init)
    for (index, word) in words.enumerated().prefix(6) {
      guard let month = month(word) else { continue }
      let around = [index - 1, index + 1].compactMap {
        words.indices.contains($0) ? Int(words[$0].prefix { $0.isNumber }) : nil
      }
      guard let day = around.first(where: { (1...31).contains($0) }) else { continue }
      let years = words[index...].dropFirst().compactMap { $0.count == 4 ? Int($0) : nil }
      if let year = years.first, isDate(year, month, day) { return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))" }
    }
    return nil
  }

  private static func isMonth(_ word: String) -> Bool { month(word) != nil }

  private static func month(_ word: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    let folded = word.lowercased().filter(\.isLetter)
    guard folded.count >= 3 else { return nil }
    if folded == "sept" { return 9 }
    return months.firstIndex(of: folded).map { $0 + 1 } ?? names.firstIndex(of: folded).map { $0 + 1 }
  }

  private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1500...2200).contains(year), (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func pad(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }

  /// Steps through bytes.
  private struct Scanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func take(_ text: String) -> Bool {
      guard bytes[position...].starts(with: text.utf8) else { return false }
      position += text.utf8.count
      return true
    }

    /// A number of just so many digits.
    mutating func number(_ count: Int) -> Int? {
      guard position + count <= bytes.count else { return nil }
      let digits = bytes[position..<position + count]
      guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      position += count
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func skipDigits() {
      while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
    }
  }
}
