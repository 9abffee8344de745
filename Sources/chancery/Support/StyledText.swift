import PluginModel

/// The last look at bytes before a terminal: of escape sequences only plain styles (SGR) pass.
enum StyledText {
  static func safe(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F || $0 >= 0x80 }) else {
      return bytes
    }
    var result: [UInt8] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x1B, let end = styleEnd(bytes, index) else {
        index += 1
        continue
      }
      result += TerminalText.safe(Array(bytes[start..<index])) + bytes[index..<end]
      index = end
      start = end
    }
    return result + TerminalText.safe(Array(bytes[start...]))
  }

  /// The end of `ESC [ digits and semicolons m` at an index.
  private static func styleEnd(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "[") else { return nil }
    var end = index + 2
    while end < bytes.count, end - index < 16 {
      switch bytes[end] {
      case UInt8(ascii: "m"): return end + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): end += 1
      default: return nil
      }
    }
    return nil
  }
}
