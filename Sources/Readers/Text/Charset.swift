import PlainText

/// Text in a charset that its source names: mails, tables.
enum Charset {
  /// Decodes bytes.
  ///
  /// What is valid UTF-8 and not plain ASCII is UTF-8, whatever the name says.
  ///
  /// - Returns: UTF-8; `nil` where the charset is not known.
  static func decode(_ bytes: [UInt8], _ label: String) -> (utf8: [UInt8], replaced: Int)? {
    let name = CharsetName.meaning(of: FieldMetadata.trimmed(label) ?? "").lowercased()
    if !CharsetName.isSevenBit(name), !name.hasPrefix("utf-16"), !name.hasPrefix("utf-32"),
      String(validating: bytes, as: UTF8.self) != nil
    {
      return (bytes, 0)
    }
    if name == "utf-8" {
      let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
      return (repaired, 1)
    }
    return TextDecoder.converted(bytes, from: name)
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
