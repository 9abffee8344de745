/// Dates as XML formats write them, in ISO 8601.
enum ISODate {
  /// A date or date-time of ISO 8601 that is sound, shortened to seconds; `nil` for anything else.
  ///
  /// A year or a month alone stays as it is.
  static func normalised(_ text: String) -> String? {
    let bytes = Array(text.utf8.drop { $0 <= 0x20 })
    guard let year = number(bytes, 0, 4), year >= 1000 else { return nil }
    guard bytes.count > 4, bytes[4] == 0x2D else { return isBlank(bytes, 4) ? string(bytes, 4) : nil }
    guard let month = number(bytes, 5, 2), (1...12).contains(month) else { return nil }
    guard bytes.count > 7, bytes[7] == 0x2D else { return isBlank(bytes, 7) ? string(bytes, 7) : nil }
    guard let day = number(bytes, 8, 2), day >= 1, day <= days(year, month) else { return nil }
    guard bytes.count > 10, bytes[10] == 0x54 || bytes[10] == 0x20 || bytes[10] == 0x74 else {
      return isBlank(bytes, 10) || zone(bytes, 10) != nil ? string(bytes, 10) : nil
    }
    guard let hour = number(bytes, 11, 2), hour < 24, bytes.count > 13, bytes[13] == 0x3A,
      let minute = number(bytes, 14, 2), minute < 60
    else { return isBlank(bytes, 10) ? string(bytes, 10) : nil }
    var second = 0
    var index = 16
    if bytes.count > 16, bytes[16] == 0x3A, let value = number(bytes, 17, 2), value <= 60 {
      second = min(value, 59)
      index = 19
      if bytes.count > 19, bytes[19] == 0x2E || bytes[19] == 0x2C {
        index = 20
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      }
    }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return "\(string(bytes, 10))T\(two(hour)):\(two(minute)):\(two(second))\(zone(bytes, index) ?? "")"
  }

  /// A number of two digits.
  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The days of a month.
  static func days(_ year: Int, _ month: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) ? days[month - 1] : 0
  }

  /// "Z" or an offset as "+02:00".
  private static func zone(_ bytes: [UInt8], _ start: Int) -> String? {
    guard start < bytes.count else { return nil }
    if bytes[start] == 0x5A || bytes[start] == 0x7A { return "Z" }
    guard bytes[start] == 0x2B || bytes[start] == 0x2D, let hours = number(bytes, start + 1, 2), hours <= 14 else {
      return nil
    }
    let hasColon = start + 3 < bytes.count && bytes[start + 3] == 0x3A
    let minutes = number(bytes, start + (hasColon ? 4 : 3), 2) ?? 0
    guard minutes < 60 else { return nil }
    return "\(bytes[start] == 0x2B ? "+" : "-")\(two(hours)):\(two(minutes))"
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var result = 0
    for byte in bytes[start..<start + count] {
      guard (0x30...0x39).contains(byte) else { return nil }
      result = result * 10 + Int(byte - 0x30)
    }
    return result
  }

  private static func isBlank(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes.dropFirst(start).allSatisfy { $0 <= 0x20 }
  }

  private static func string(_ bytes: [UInt8], _ count: Int) -> String {
    String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
