import CUnicode
import PlainData
import PlainText

/// Text in a charset that its source names: mails, tables.
enum Charset {
  /// What a name means in practice, where that is more than it says: as browsers and mail programs take it.
  private static let meanings: [String: String] = [
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252",
    "ansi_x3.4-1968": "windows-1252", "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874",
    "tis-620": "windows-874",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "ks_c_5601-1987": "windows-949",
    "euc-kr": "windows-949", "shift_jis": "windows-31j", "shift-jis": "windows-31j", "x-sjis": "windows-31j",
    "iso-8859-8-i": "iso-8859-8", "unicode-1-1-utf-7": "utf-7", "utf8": "utf-8", "cp-1252": "windows-1252",
    "cp1251": "windows-1251", "cp-1251": "windows-1251", "cp1252": "windows-1252",
  ]

  /// Charsets whose bytes are ASCII and yet something else.
  private static func isSevenBit(_ name: String) -> Bool {
    name.hasPrefix("iso-2022") || name.hasPrefix("hz") || name == "utf-7" || name.hasPrefix("csiso2022")
  }

  /// Decodes bytes.
  ///
  /// What is valid UTF-8 and not plain ASCII is UTF-8, whatever the name says.
  ///
  /// - Returns: UTF-8; `nil` where the charset is not known.
  static func decode(_ bytes: [UInt8], _ label: String) -> (utf8: [UInt8], replaced: Int)? {
    let lower = (FieldMetadata.trimmed(label) ?? "").lowercased()
    let name = meanings[lower] ?? lower
    if !isSevenBit(name), !name.hasPrefix("utf-16"), !name.hasPrefix("utf-32"),
      UTF8Check.isValid(bytes)
    {
      return (bytes, 0)
    }
    if name == "utf-8" {
      let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
      return (repaired, 1)
    }
    // ICU would take an empty name for the locale's charset.
    guard !name.isEmpty, name.utf8.count <= 60, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    var count = 0
    var replaced = 0
    guard let text = cuni_decode(name, bytes, bytes.count, &count, &replaced) else { return nil }
    defer { cuni_free(text) }
    return (Array(UnsafeBufferPointer(start: text, count: count)), replaced)
  }

  /// Decodes bytes of a charset that may be named, wrongly named or not named.
  ///
  /// - Returns: UTF-8, and what a careful reader should know.
  static func text(_ bytes: [UInt8], declared: String?) -> (utf8: [UInt8], warnings: [String]) {
    if let declared, let (utf8, replaced) = decode(bytes, declared) {
      // What is named UTF-8 and is not may be guessed better.
      if replaced == 0 || replaced * 20 < utf8.count, !["utf-8", "utf8"].contains(declared.lowercased()) {
        return (
          utf8, replaced > 0 ? ["\(replaced) characters could not be decoded from \(declared) and became U+FFFD"] : []
        )
      }
    }
    let sound = bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes
    if let decoded = try? TextDecoder.decode(sound, declared: declared) { return (decoded.utf8, decoded.warnings) }
    guard !sound.isEmpty else { return ([], []) }
    return (Array(String(decoding: sound, as: UTF8.self).utf8), ["the encoding could not be told"])
  }
}
