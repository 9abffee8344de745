import CUnicode

/// Bytes of any encoding to UTF-8: a mark first, then strict UTF-8, then what is declared, then ICU's guess.
enum TextDecoder {
  /// Decoded text without a byte order mark.
  struct Result {
    let utf8: [UInt8]
    /// The encoding, where it is not UTF-8.
    let encoding: String?
    let warnings: [String]
  }

  private static let marks: [(bytes: [UInt8], name: String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
    ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
  ]

  static func decode(_ bytes: [UInt8], declared: String?) throws(ReaderError) -> Result {
    guard !bytes.isEmpty else { throw .empty }
    for mark in marks where bytes.starts(with: mark.bytes) {
      let rest = Array(bytes[mark.bytes.count...])
      if mark.name == "UTF-8" { return try utf8(rest) }
      return try convert(rest, mark.name, warning: nil)
    }
    if isUTF8(bytes) {
      try refuseControls(bytes)
      return Result(utf8: bytes, encoding: nil, warnings: [])
    }
    if let declared, !declared.lowercased().hasPrefix("utf-8"), let result = try? convert(bytes, declared, warning: nil)
    {
      return result
    }
    return try guess(bytes)
  }

  /// Text that should be UTF-8: a few bad bytes become U+FFFD.
  private static func utf8(_ bytes: [UInt8]) throws(ReaderError) -> Result {
    if isUTF8(bytes) {
      try refuseControls(bytes)
      return Result(utf8: bytes, encoding: nil, warnings: [])
    }
    return try repair(bytes)
  }

  private static func guess(_ bytes: [UInt8]) throws(ReaderError) -> Result {
    // Mostly UTF-8 with a few bad bytes is UTF-8 that was damaged, not another encoding.
    let (multibyte, broken) = utf8Evidence(bytes)
    if multibyte >= 4, multibyte > 10 * broken { return try repair(bytes) }
    if bytes.prefix(4096).contains(0), !looksWide(bytes) { throw .binary("it holds zero bytes") }
    var confidence: Int32 = 0
    guard let name = cuni_detect(bytes, bytes.count, &confidence) else { throw .binary("no encoding fits") }
    defer { cuni_free(name) }
    let charset = String(cString: name)
    guard confidence >= 30 || looksWide(bytes) && confidence >= 10 else { throw .binary("no encoding fits") }
    return try convert(
      bytes, charset,
      warning: "the encoding is a guess: \(charset) (\(confidence) of 100); give it with --meta charset=…")
  }

  private static func convert(_ bytes: [UInt8], _ charset: String, warning: String?) throws(ReaderError) -> Result {
    var count = 0
    var replaced = 0
    guard let text = cuni_decode(charset, bytes, bytes.count, &count, &replaced) else {
      throw .notText("the encoding '\(charset)' is not known")
    }
    defer { cuni_free(text) }
    let utf8 = Array(UnsafeBufferPointer(start: text, count: count))
    try refuseControls(utf8)
    guard replaced * 10 <= count else { throw .binary("it does not decode as \(charset)") }
    var warnings = warning.map { [$0] } ?? []
    if replaced > 0 { warnings.append("\(replaced) characters could not be decoded from \(charset) and became U+FFFD") }
    return Result(utf8: utf8, encoding: charset, warnings: warnings)
  }

  private static func repair(_ bytes: [UInt8]) throws(ReaderError) -> Result {
    let text = String(decoding: bytes, as: UTF8.self)
    let repaired = Array(text.utf8)
    try refuseControls(repaired)
    return Result(
      utf8: repaired, encoding: nil, warnings: ["bytes that are not valid UTF-8 became U+FFFD"])
  }

  // MARK: - Evidence

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// How many sequences of several bytes are sound, and how many bytes are not.
  private static func utf8Evidence(_ bytes: [UInt8]) -> (multibyte: Int, broken: Int) {
    var multibyte = 0
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
        multibyte += 1
        index += length
      } else {
        broken += 1
      }
    }
    return (multibyte, broken)
  }

  /// Whether every other byte is mostly zero: UTF-16 without a mark.
  private static func looksWide(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(2048)
    var zeros = (0, 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.0 += 1 } else { zeros.1 += 1 }
    }
    let half = max(1, sample.count / 2)
    return sample.count >= 4
      && (zeros.0 * 10 > half * 3 && zeros.1 * 20 < half || zeros.1 * 10 > half * 3 && zeros.0 * 20 < half)
  }

  /// Text has few control characters but white space; more than one in twenty, or a zero, is no text.
  private static func refuseControls(_ bytes: [UInt8]) throws(ReaderError) {
    var controls = 0
    for byte in bytes where byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1B {
      if byte == 0 { throw .binary("it holds zero bytes") }
      controls += 1
    }
    if controls * 20 > bytes.count { throw .binary("it is full of control characters") }
  }
}
