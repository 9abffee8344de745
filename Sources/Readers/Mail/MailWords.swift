import PlainText

/// Header fields of mails as text: encoded words of any charset (RFC 2047), parameters (RFC 2231), addresses.
///
/// Bytes are decoded by ICU and not by the mail library, whose converter has no tables in a jail.
enum MailWords {
  /// The longest header that is looked at.
  static let longest = 1 << 16

  /// The text of a header field: unfolded, its encoded words decoded, without control characters.
  static func text(_ raw: [UInt8], charset: String? = nil) -> String {
    let raw = Array(raw.prefix(longest))
    var bytes: [UInt8] = []
    var pending: [UInt8] = []
    /// The word that was decoded last, whose bytes a following word of the same charset goes on with.
    var word: (charset: String, bytes: [UInt8])?
    var index = 0
    func flush() {
      if let done = word { bytes += Charset.text(done.bytes, declared: done.charset).utf8 }
      word = nil
    }
    while index < raw.count {
      if raw[index] == 0x3D, let (found, end) = encodedWord(raw, index) {
        // White space between two encoded words is not part of the text.
        if word == nil {
          bytes += plain(pending, charset)
        } else if pending.contains(where: { $0 > 0x20 }) {
          flush()
          bytes += plain(pending, charset)
        }
        pending = []
        if let open = word, open.charset == found.charset {
          word = (open.charset, open.bytes + found.bytes)
        } else {
          flush()
          word = found
        }
        index = end
        continue
      }
      pending.append(raw[index])
      index += 1
    }
    flush()
    bytes += plain(pending, charset)
    return clean(bytes)
  }

  private static func plain(_ bytes: [UInt8], _ charset: String?) -> [UInt8] {
    bytes.allSatisfy { $0 < 0x80 } ? bytes : Charset.text(bytes, declared: charset).utf8
  }

  /// A text on one line: runs of white space and control characters become a blank, so that no header can be smuggled in.
  static func clean(_ utf8: [UInt8]) -> String {
    var text = ""
    var isBlank = false
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      let value = scalar.value
      let isControl = value <= 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
      // Marks that turn the direction of what follows.
      let isTurn = (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
      if isControl || isTurn {
        isBlank = isBlank || isControl
        continue
      }
      if isBlank, !text.isEmpty { text += " " }
      isBlank = false
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  // MARK: - Encoded words

  /// The word "=?charset?Q?text?=" that begins at an offset, and where it ends.
  private static func encodedWord(_ raw: [UInt8], _ start: Int) -> (word: (charset: String, bytes: [UInt8]), end: Int)?
  {
    guard start + 1 < raw.count, raw[start + 1] == 0x3F else { return nil }
    guard let first = mark(raw, from: start + 2, within: 60), first + 2 < raw.count, raw[first + 2] == 0x3F else {
      return nil
    }
    let name = raw[(start + 2)..<first].prefix { $0 != 0x2A }
    guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    // Some programs write longer words than the 75 bytes that are allowed.
    guard let end = mark(raw, from: first + 3, within: 4000, endsWord: true) else { return nil }
    let text = raw[(first + 3)..<end]
    let bytes: [UInt8]
    switch raw[first + 1] | 0x20 {
    case 0x71: bytes = quoted(text)
    case 0x62: bytes = base64(text)
    default: return nil
    }
    return ((String(decoding: name, as: UTF8.self).lowercased(), bytes), end + 2)
  }

  /// The place of a "?", or of "?=", before any line break.
  private static func mark(_ raw: [UInt8], from start: Int, within: Int, endsWord: Bool = false) -> Int? {
    var index = start
    while index < raw.count, index < start + within {
      if raw[index] == 0x0A { return nil }
      if raw[index] == 0x3F, !endsWord || index + 1 < raw.count && raw[index + 1] == 0x3D { return index }
      index += 1
    }
    return nil
  }

  private static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    EscapedBytes.decoded(text.map { $0 == 0x5F ? 0x20 : $0 }, mark: UInt8(ascii: "="))
  }

  private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let digit: UInt8
      switch byte {
      case 0x41...0x5A: digit = byte - 0x41
      case 0x61...0x7A: digit = byte - 0x61 + 26
      case 0x30...0x39: digit = byte - 0x30 + 52
      case 0x2B: digit = 62
      case 0x2F: digit = 63
      default: continue
      }
      bits = bits << 6 | UInt32(digit)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
