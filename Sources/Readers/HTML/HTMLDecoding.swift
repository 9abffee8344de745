import Glibc
import PlainText

/// The bytes of a page to UTF-8.
enum HTMLDecoding {
  /// A page's text.
  struct Result {
    var utf8: [UInt8]
    /// The encoding, where it is not UTF-8.
    var encoding: String?
    var warnings: [String]
  }

  /// Decodes a page: a mark first, then UTF-8, then what the page declares in its first bytes, then a guess.
  ///
  /// Zero bytes that belong to no encoding are left out, as browsers do.
  ///
  /// - Parameter declared: The encoding that the user or the container names; it beats what the page says.
  static func decode(_ bytes: [UInt8], declared: String?) throws(ReaderError) -> Result {
    let label = declared ?? DeclaredCharset.html(bytes)
    let charset = label.map(browsersName)
    // Stateful encodings are ASCII to look at.
    if let charset, CharsetName.isSevenBit(charset), bytes.contains(0x1B), let result = convert(bytes, charset) {
      return result
    }
    guard isMostlyASCIIWithZeros(bytes) else {
      let result = try TextDecoder.decode(bytes, declared: charset)
      return Result(utf8: result.utf8, encoding: result.encoding, warnings: result.warnings)
    }
    let rest = bytes.filter { $0 != 0 }
    let result = try TextDecoder.decode(rest, declared: charset)
    return Result(
      utf8: result.utf8, encoding: result.encoding,
      warnings: result.warnings + ["\(bytes.count - rest.count) zero bytes were left out"])
  }

  /// Whether there are zero bytes, but so few that this is no UTF-16.
  private static func isMostlyASCIIWithZeros(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0, 0]) {
      return false
    }
    guard bytes.withUnsafeBytes({ buffer in buffer.baseAddress.map { memchr($0, 0, buffer.count) != nil } ?? false })
    else { return false }
    var zeros = 0
    for byte in bytes where byte == 0 { zeros += 1 }
    return zeros > 0 && zeros * 10 < bytes.count
  }

  private static func convert(_ bytes: [UInt8], _ charset: String) -> Result? {
    guard let (utf8, replaced) = TextDecoder.converted(bytes, from: charset), replaced * 10 <= utf8.count else {
      return nil
    }
    return Result(utf8: utf8.filter { $0 != 0 }, encoding: charset.uppercased(), warnings: [])
  }

  /// What browsers take the names of encodings for that pages give. A page whose declaration can be read as ASCII is in
  /// none of the wide ones.
  private static func browsersName(_ label: String) -> String {
    switch label.lowercased() {
    case "utf-16", "utf-16le", "utf-16be", "utf-32", "unicode", "utf-7", "x-user-defined": "UTF-8"
    default: CharsetName.meaning(of: label)
    }
  }
}
