import CUnicode

/// What Unicode knows of text: case, folding, marks, widths.
public enum UnicodeText {
  /// Loads ICU's data, before a jail closes.
  public static func load() { cuni_load() }

  /// Lower case by the root locale's rules.
  public static func lower(_ text: String) -> String { change("l", text) }

  /// NFKC_Casefold: for comparison without case, width and compatibility forms.
  public static func fold(_ text: String) -> String { change("f", text) }

  /// Without combining marks: é → e.
  public static func stripMarks(_ text: String) -> String { change("m", text) }

  /// NFC: the composed form, which interchange formats ask for.
  public static func compose(_ text: String) -> String { change("c", text) }

  private static func change(_ operation: Character, _ text: String) -> String {
    let bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return operation == "m" || operation == "c" ? text : String(decoding: bytes.map(lowered), as: UTF8.self)
    }
    var count = 0
    let code = CChar(bitPattern: operation.asciiValue ?? 0)
    guard let result = cuni_change(code, bytes, bytes.count, &count) else { return text }
    defer { cuni_free(result) }
    return String(decoding: UnsafeBufferPointer(start: result, count: count), as: UTF8.self)
  }

  /// An ASCII byte in lower case.
  static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  // MARK: - Terminals

  /// The columns that a text takes in a terminal, by grapheme cluster.
  public static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  /// A cluster is as wide as its widest part; a variation selector 16 makes it an emoji.
  private static func width(of cluster: Character) -> Int {
    var widest = 0
    for scalar in cluster.unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      widest = max(widest, Int(cuni_width(scalar.value)))
    }
    return widest
  }

  /// A text cut to a number of columns, with … at the cut.
  public static func truncate(_ text: String, to columns: Int) -> String {
    if width(text) <= columns { return text }
    guard columns > 0 else { return "" }
    var result = ""
    var used = 0
    for cluster in text {
      let next = width(of: cluster)
      if used + next > columns - 1 { break }
      result.append(cluster)
      used += next
    }
    return result + "…"
  }
}
