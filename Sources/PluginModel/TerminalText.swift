/// Text that is safe to show: what could move a cursor, hide text or reorder it is taken out.
public enum TerminalText {
  /// Takes out C0 and C1 controls but tab and line feed, and bidirectional overrides; bytes that are no UTF-8 become U+FFFD.
  ///
  /// - Complexity: O(bytes); text without any of these is returned as it is.
  public static func safe(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }) { return bytes }
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where isSafe(scalar) { text.append(scalar) }
    return Array(String(text).utf8)
  }

  /// Whether a character may reach a terminal.
  public static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0: false
    // Embeddings, overrides and isolates of the bidirectional algorithm: "Trojan Source".
    case 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: false
    default: true
    }
  }
}
