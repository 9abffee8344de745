import DocumentModel
import PlainData
import PlainText

/// The properties of a PDF file as metadata.
enum PDFProperties {
  /// What programs write for want of anything better.
  private static let nothing: Set<String> = [
    "", "untitled", "unspecified", "(unspecified)", "anonymous", "(anonymous)",
  ]

  /// Adds the properties that say something. Its dates are the file's own: when it was made, which need not be when the
  /// text was published.
  static func add(_ properties: [(name: String, value: String)], to metadata: inout Metadata) {
    for (name, value) in properties {
      let value = value.onOneLine
      guard !nothing.contains(value.lowercased()) else { continue }
      switch name {
      case "Title": if let title = title(value) { metadata.set("title", .string(title), origin: .declared) }
      case "Author": metadata.set("authors", .list(authors(value).map { .string($0) }), origin: .declared)
      case "Subject": metadata.set("description", .string(value), origin: .declared)
      case "Keywords": metadata.set("keywords", .list(list(value, ",;").map { .string($0) }), origin: .declared)
      case "Producer": metadata.set("producer", .string(value), origin: .declared)
      case "Creator": metadata.set("creator", .string(value), origin: .declared)
      case "CreationDate": date(value).map { metadata.set("published", .string($0), origin: .file) }
      case "ModDate": date(value).map { metadata.set("modified", .string($0), origin: .file) }
      default: break
      }
    }
  }

  /// The title without the program's name before it; `nil` for the name of a file.
  private static func title(_ value: String) -> String? {
    var title = value
    for prefix in ["Microsoft Word - ", "Microsoft PowerPoint - "] where title.hasPrefix(prefix) {
      title.removeFirst(prefix.count)
    }
    let isFile =
      !title.contains(" ")
      && [".doc", ".docx", ".pdf", ".tex", ".dvi", ".indd", ".odt", ".rtf"].contains {
        title.lowercased().hasSuffix($0)
      }
    return isFile || title.isEmpty ? nil : title
  }

  /// Several authors are set apart by semicolons; commas belong to names ("Verin, Alma") as well.
  private static func authors(_ value: String) -> [String] { list(value, ";") }

  private static func list(_ value: String, _ separators: String) -> [String] {
    value.split { separators.contains($0) }
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  /// A date in ISO 8601: as pdftotext writes it, or as PDF has it ("D:20310312091500+02'00'").
  static func date(_ value: String) -> String? {
    if value.hasPrefix("D:") || value.utf8.prefix(14).count == 14 && value.utf8.prefix(14).allSatisfy(isDigit) {
      return pdfDate(value)
    }
    let bytes = Array(value.utf8)
    guard bytes.count >= 10, bytes.count <= 35, bytes[4] == 0x2D, bytes[7] == 0x2D,
      isRange(bytes, 0, 4, 1...9999), isRange(bytes, 5, 2, 1...12), isRange(bytes, 8, 2, 1...31)
    else { return nil }
    let rest = bytes[10...]
    guard rest.isEmpty || rest.first == 0x54, rest.dropFirst().allSatisfy({ isDigit($0) || ":.+-Z".utf8.contains($0) })
    else {
      return nil
    }
    return rest.isEmpty || rest.count >= 6 ? value : nil
  }

  private static func pdfDate(_ value: String) -> String? {
    let bytes = Array((value.hasPrefix("D:") ? value.dropFirst(2) : value[...]).utf8)
    let digits = bytes.prefix(14).prefix(while: isDigit)
    guard digits.count >= 4, isRange(bytes, 0, 4, 1...9999) else { return nil }
    func part(_ start: Int, _ range: ClosedRange<Int>, _ fallback: String) -> String? {
      guard digits.count >= start + 2 else { return fallback }
      return isRange(bytes, start, 2, range) ? String(decoding: bytes[start..<start + 2], as: UTF8.self) : nil
    }
    guard let month = part(4, 1...12, "01"), let day = part(6, 1...31, "01") else { return nil }
    let date = String(decoding: bytes[..<4], as: UTF8.self) + "-\(month)-\(day)"
    guard digits.count >= 12 else { return date }
    guard let hour = part(8, 0...23, "00"), let minute = part(10, 0...59, "00"), let second = part(12, 0...60, "00")
    else {
      return date
    }
    return "\(date)T\(hour):\(minute):\(second)\(zone(bytes.dropFirst(digits.count)))"
  }

  private static func zone(_ bytes: ArraySlice<UInt8>) -> String {
    guard let sign = bytes.first, sign == 0x2B || sign == 0x2D else { return bytes.first == 0x5A ? "Z" : "" }
    let digits = bytes.dropFirst().filter(isDigit)
    guard digits.count == 2 || digits.count == 4 else { return "" }
    let hours = String(decoding: digits[..<2], as: UTF8.self)
    let minutes = digits.count == 4 ? String(decoding: digits[2...], as: UTF8.self) : "00"
    return (sign == 0x2B ? "+" : "-") + hours + ":" + minutes
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isRange(_ bytes: [UInt8], _ start: Int, _ count: Int, _ range: ClosedRange<Int>) -> Bool {
    guard bytes.count >= start + count else { return false }
    let digits = bytes[start..<start + count]
    guard digits.allSatisfy(isDigit), let number = Int(String(decoding: digits, as: UTF8.self)) else { return false }
    return range.contains(number)
  }
}
