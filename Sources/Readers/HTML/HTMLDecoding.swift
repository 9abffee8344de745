import CUnicode
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
    let label = declared ?? sniff(bytes)
    let charset = label.map(browsersName)
    // Stateful encodings are ASCII to look at.
    if let charset, charset.hasPrefix("ISO-2022-"), bytes.contains(0x1B), let result = convert(bytes, charset) {
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
    var count = 0
    var replaced = 0
    guard let text = cuni_decode(charset, bytes, bytes.count, &count, &replaced) else { return nil }
    defer { cuni_free(text) }
    let utf8 = Array(UnsafeBufferPointer(start: text, count: count)).filter { $0 != 0 }
    guard replaced * 10 <= count else { return nil }
    return Result(utf8: utf8, encoding: charset, warnings: [])
  }

  /// What browsers take some names of encodings for.
  private static func browsersName(_ label: String) -> String {
    switch label.lowercased() {
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii": "windows-1252"
    case "iso-8859-9", "latin5": "windows-1254"
    case "iso-8859-11", "tis-620": "windows-874"
    case "gb2312", "gbk", "gb_2312-80", "x-gbk": "GB18030"
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j": "windows-31j"
    case "euc-kr", "ks_c_5601-1987", "korean", "ksc5601": "windows-949"
    case "iso-2022-jp": "ISO-2022-JP"
    case "iso-2022-kr": "ISO-2022-KR"
    case "utf-16", "utf-16le", "utf-16be", "utf-32", "unicode", "utf-7", "x-user-defined": "UTF-8"
    default: label
    }
  }

  /// The encoding that a page names in its first 1,024 bytes: `<meta charset>`, `<meta … content="…charset=…">`, or
  /// XML's `encoding`.
  static func sniff(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(1_024).map { HTMLText.lower($0) }
    for word in ["charset", "encoding"] {
      let wanted = Array(word.utf8)
      var at = 0
      while at + wanted.count < head.count {
        if head[at] == wanted[0], head[at..<at + wanted.count].elementsEqual(wanted),
          let name = name(head[(at + wanted.count)...])
        {
          return name
        }
        at += 1
      }
    }
    return nil
  }

  /// The name behind "charset": `="utf-8"`.
  private static func name(_ rest: ArraySlice<UInt8>) -> String? {
    let value = rest.drop { $0 <= 0x20 }
    guard value.first == UInt8(ascii: "=") else { return nil }
    let name = value.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      .prefix {
        $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || [0x2D, 0x5F, 0x3A, 0x2E].contains($0)
      }
    return name.isEmpty || name.count > 40 ? nil : String(decoding: name, as: UTF8.self)
  }
}
