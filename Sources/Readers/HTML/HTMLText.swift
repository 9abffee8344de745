/// Small changes of text that metadata and matching need.
enum HTMLText {
  /// White space made one blank, controls left out.
  static func clean(_ text: String) -> String {
    var text = text
    return text.withUTF8 { clean($0) }
  }

  private static func clean(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isPending = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // The no-break space, the blanks of U+2000 to U+200A and the ideographic one are white space as well.
      let isWide = byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
      let isLong =
        index + 2 < bytes.count
        && (byte == 0xE2 && bytes[index + 1] == 0x80 && (0x80...0x8A).contains(bytes[index + 2])
          || byte == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80)
      if byte <= 0x20 || isWide || isLong {
        isPending = true
        index += isLong ? 3 : isWide ? 2 : 1
        continue
      }
      if isPending, !result.isEmpty { result.append(0x20) }
      isPending = false
      result.append(byte)
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Cleaned text; `nil` when nothing is left.
  static func value(_ text: String?, limit: Int = 4_000) -> String? {
    guard let text else { return nil }
    let cleaned = clean(String(text.unicodeScalars.prefix(limit)))
    return cleaned.isEmpty ? nil : cleaned
  }

  /// Whether bytes are a word, in any case.
  static func equals(_ bytes: some Collection<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in zip(bytes, buffer).allSatisfy { lower($0) == $1 } }
  }

  /// An ASCII letter in lower case.
  static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// Whether bytes hold a word, in any case.
  static func contains(_ bytes: some Collection<UInt8>, _ word: StaticString) -> Bool {
    let wanted = word.withUTF8Buffer { Array($0) }
    let lowered = bytes.map(lower)
    guard lowered.count >= wanted.count, let first = wanted.first else { return false }
    return (0...lowered.count - wanted.count).contains { start in
      lowered[start] == first && lowered[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// The first number in bytes.
  static func number(_ bytes: some Collection<UInt8>) -> Int? {
    let digits = bytes.drop { $0 < 0x30 || $0 > 0x39 }.prefix { $0 >= 0x30 && $0 <= 0x39 }
    return digits.count > 6 ? nil : Int(String(decoding: digits, as: UTF8.self))
  }
}
