import PlainText

/// Which encoding names of files are in that are not UTF-8: those of DOS, of Windows and of East Asia, of which ICU's
/// detector knows only some, and which it cannot tell apart on a few words.
enum NameCharset {
  private static let candidates = [
    "Shift_JIS", "GB18030", "IBM866", "windows-1251", "KOI8-R", "IBM850", "windows-1252",
  ]
  /// The commonest letters of Russian and its neighbours, and of the Latin alphabets beyond ASCII.
  private static let commonCyrillic = Set("оеаинтсрвлкмдпу".unicodeScalars)
  private static let commonLatin = Set("äöüßéèêàáâçñóíúôîãõåøæÄÖÜÉ".unicodeScalars)

  /// The encoding that makes most sense of bytes; `nil` when none does.
  static func best(_ bytes: [UInt8]) -> String? {
    let wide = bytes.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
    var best: (charset: String, score: Double)?
    for charset in candidates {
      guard let text = decode(bytes, charset) else { continue }
      let score = score(text) / Double(max(1, wide))
      if score > best?.score ?? 0.2 { best = (charset, score) }
    }
    return best?.charset ?? candidates.first { decode(bytes, $0) != nil && $0.hasPrefix("IBM") }
  }

  /// The text of bytes in an encoding, where all of them have a meaning in it.
  static func decode(_ bytes: [UInt8], _ charset: String) -> String? {
    // A blank before the name: a short one must not look like a file's mark.
    guard let result = try? TextDecoder.decode([0x20] + bytes, declared: charset), result.encoding == charset,
      result.warnings.isEmpty
    else { return nil }
    return String(decoding: result.utf8.dropFirst(), as: UTF8.self)
  }

  /// How much a text looks like words; about 2 for each byte that is not ASCII at the best.
  private static func score(_ text: String) -> Double {
    var score = 0.0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if !scalar.isASCII { score += points(scalar, after: previous) }
      previous = scalar
    }
    return score
  }

  private static func points(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x0430...0x045F: return commonCyrillic.contains(scalar) ? 2 : 1
    // A capital behind a small letter is another encoding's small letter.
    case 0x0400...0x042F: return (0x0430...0x045F).contains(previous.value) ? -2 : 0.9
    case 0x3040...0x30FF: return 3.6
    // Words of Latin letters do not hold ideographs.
    case 0x4E00...0x9FFF: return previous.isASCII && previous.properties.isAlphabetic ? -2 : 2.6
    case 0xFF61...0xFF9F: return -1
    case 0xFF01...0xFF60, 0x3000...0x303F: return 1
    case 0x00C0...0x00FF where commonLatin.contains(scalar):
      return previous.isASCII && previous.properties.isAlphabetic || previous == " " ? 1.8 : 0.6
    default: return scalar.properties.isAlphabetic ? -0.2 : -2
    }
  }
}
