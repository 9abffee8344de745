import CUnicode
import PlainData

/// Bytes of any encoding to UTF-8: a mark first, then strict UTF-8, then what is declared, then ICU's guess.
public enum TextDecoder {
  /// Decoded text without a byte order mark.
  public struct Result: Sendable {
    /// The text in UTF-8.
    public let utf8: [UInt8]
    /// The encoding, where it is not UTF-8.
    public let encoding: String?
    /// What a careful reader should know.
    public let warnings: [String]
  }

  private static let marks: [(bytes: [UInt8], name: String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
    ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
  ]

  /// Decodes a file.
  ///
  /// - Parameter declared: The encoding that the user or the source names.
  /// - Throws: `ReaderError.binary` for what is no text.
  /// - Complexity: O(bytes).
  public static func decode(_ bytes: [UInt8], declared: String?) throws(ReaderError) -> Result {
    guard !bytes.isEmpty else { throw .empty }
    for mark in marks where bytes.starts(with: mark.bytes) {
      let rest = Array(bytes[mark.bytes.count...])
      if mark.name != "UTF-8" { return try convert(rest, mark.name, warnings: []) }
      return UTF8Check.isValid(rest) ? try plain(rest) : try repair(rest)
    }
    // Zero bytes are valid UTF-8, but in text they are half of UTF-16 or UTF-32.
    let hasZeros = bytes.prefix(ZeroBytes.sample).contains(0)
    if !hasZeros, UTF8Check.isValid(bytes) { return try plain(bytes) }
    var warnings: [String] = []
    if let declared, !isUTF8(declared) {
      do throws(ReaderError) {
        return try convert(bytes, declared, warnings: [])
      } catch {
        warnings.append("the encoding '\(declared)' does not fit: \(error)")
      }
    }
    if hasZeros { return try guessWide(bytes, warnings: warnings) }
    return try guess(bytes, warnings: warnings)
  }

  private static func isUTF8(_ name: String) -> Bool { ["utf-8", "utf8"].contains(name.lowercased()) }

  private static func plain(_ utf8: [UInt8]) throws(ReaderError) -> Result {
    try refuseControls(utf8)
    return Result(utf8: utf8, encoding: nil, warnings: [])
  }

  /// Text with zero bytes and no mark: UTF-16 or UTF-32 when the zeros stand where these have them.
  private static func guessWide(_ bytes: [UInt8], warnings: [String]) throws(ReaderError) -> Result {
    guard let name = ZeroBytes(bytes).encoding else { throw .binary("it holds zero bytes") }
    let result = try convert(
      bytes, name, warnings: warnings + ["the encoding is a guess: \(name); give it with --meta charset=…"])
    // Right guesses decode without loss.
    guard !result.utf8.isEmpty, result.warnings.count <= warnings.count + 1 else {
      throw .binary("it holds zero bytes and is not \(name)")
    }
    return result
  }

  private static func guess(_ bytes: [UInt8], warnings: [String]) throws(ReaderError) -> Result {
    // Mostly UTF-8 with a few bad bytes is UTF-8 that was damaged, not another encoding.
    let (sound, broken) = utf8Evidence(bytes)
    if sound >= 2 * broken { return try repair(bytes) }
    // Where a table or markup has few words of its language, only these words tell.
    guard let (charset, confidence) = detect(bytes) ?? detect(foreignWords(bytes)) else {
      throw .binary("no encoding fits")
    }
    return try convert(
      bytes, charset,
      warnings: warnings + [
        "the encoding is a guess: \(charset) (\(confidence) of 100); give it with --meta charset=…"
      ])
  }

  /// ICU's guess; `nil` where it is not sure of it.
  private static func detect(_ bytes: [UInt8]) -> (charset: String, confidence: Int32)? {
    var confidence: Int32 = 0
    guard let name = cuni_detect(bytes, bytes.count, &confidence) else { return nil }
    defer { cuni_free(name) }
    return confidence >= 30 ? (String(cString: name), confidence) : nil
  }

  /// The words that have a byte beyond ASCII, with blanks between them.
  private static func foreignWords(_ bytes: [UInt8]) -> [UInt8] {
    var words: [UInt8] = []
    for word in bytes.prefix(1 << 16).split(whereSeparator: { $0 < 0x41 || $0 > 0x5A && $0 < 0x61 || $0 == 0x7C })
    where word.contains(where: { $0 >= 0x80 }) {
      words += word
      words.append(0x20)
    }
    return words
  }

  /// Bytes of one encoding to UTF-8, whatever they are.
  ///
  /// - Returns: The text, and how many characters became U+FFFD; `nil` where the encoding is not known.
  public static func converted(_ bytes: [UInt8], from charset: String) -> (utf8: [UInt8], replaced: Int)? {
    // ICU would take an empty name for the locale's charset.
    guard !charset.isEmpty, charset.utf8.count <= 60, charset.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    var count = 0
    var replaced = 0
    guard let text = cuni_decode(charset, bytes, bytes.count, &count, &replaced) else { return nil }
    defer { cuni_free(text) }
    return (Array(UnsafeBufferPointer(start: text, count: count)), replaced)
  }

  private static func convert(
    _ bytes: [UInt8], _ charset: String, warnings: [String]
  ) throws(ReaderError) -> Result {
    guard let (utf8, replaced) = converted(bytes, from: charset) else {
      throw .notText("the encoding '\(charset)' is not known, or the text is too long for it")
    }
    try refuseControls(utf8)
    guard replaced * 10 <= utf8.count else { throw .binary("it does not decode as \(charset)") }
    let lost = "\(replaced) characters could not be decoded from \(charset) and became U+FFFD"
    return Result(utf8: utf8, encoding: charset, warnings: replaced > 0 ? warnings + [lost] : warnings)
  }

  /// Text that should be UTF-8: bad bytes become U+FFFD.
  private static func repair(_ bytes: [UInt8]) throws(ReaderError) -> Result {
    let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
    try refuseControls(repaired)
    let (sound, broken) = utf8Evidence(bytes)
    // A mark says UTF-8, the bytes do not: nothing would be left of such a text.
    guard broken <= sound + bytes.count / 10 else { throw .binary("it does not decode as UTF-8") }
    return Result(
      utf8: repaired, encoding: nil,
      warnings: ["\(broken) \(broken == 1 ? "byte that is" : "bytes that are") not valid UTF-8 became U+FFFD"])
  }

  // MARK: - Evidence

  /// How many sequences of several bytes are sound, and how many bytes are not.
  private static func utf8Evidence(_ bytes: [UInt8]) -> (sound: Int, broken: Int) {
    var sound = 0
    var broken = 0
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      index += 1
      if first < 0x80 { continue }
      let length = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0
      var follow = 0
      while follow < length, index + follow < bytes.count, bytes[index + follow] & 0xC0 == 0x80 { follow += 1 }
      if length > 0 && first < 0xF5 && follow == length {
        sound += 1
        index += length
      } else {
        broken += 1
      }
    }
    return (sound, broken)
  }

  /// Text has few control characters but white space; more than one in twenty, or a zero, is no text.
  private static func refuseControls(_ bytes: [UInt8]) throws(ReaderError) {
    let (controls, zeros) = bytes.withUnsafeBytes { countControls($0) }
    if zeros > 0 { throw .binary("it holds zero bytes") }
    if controls * 20 > bytes.count { throw .binary("it is full of control characters") }
  }

  /// How many bytes are control characters that text does not have: eight bytes without any at a time.
  private static func countControls(_ bytes: UnsafeRawBufferPointer) -> (controls: Int, zeros: Int) {
    let blanks: UInt64 = 0x2020_2020_2020_2020
    let tops: UInt64 = 0x8080_8080_8080_8080
    var controls = 0
    var zeros = 0
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // Some byte is below a blank; a false alarm, a line's end for one, costs only time.
        if (word &- blanks) & ~word & tops == 0 {
          index += 8
          continue
        }
      }
      for byte in bytes[index..<min(index + 8, bytes.count)] where byte < 0x20 {
        guard !(0x08...0x0D).contains(byte), byte != 0x1B else { continue }
        controls += 1
        if byte == 0 { zeros += 1 }
      }
      index += 8
    }
    return (controls, zeros)
  }
}
