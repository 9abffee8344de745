/// The scripts that languages are told by.
enum Script: Int, CaseIterable {
  case latin, cyrillic, arabic, han, kana, hangul, greek, hebrew, armenian, georgian, thai, devanagari

  /// The script of a code point, by the main blocks of each in Unicode.
  @inline(__always)
  init?(_ code: UInt32) {
    if code < 0x80 {
      guard (code | 0x20) &- 0x61 < 26 else { return nil }
      self = .latin
      return
    }
    switch code {
    case 0xC0...0x24F: self = .latin
    case 0x370...0x3FF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x531...0x588: self = .armenian
    case 0x5D0...0x5EA: self = .hebrew
    case 0x620...0x6FF: self = .arabic
    case 0x904...0x97F: self = .devanagari
    case 0xE01...0xE5B: self = .thai
    case 0x10A0...0x10FF: self = .georgian
    case 0x3041...0x30FF: self = .kana
    case 0x4E00...0x9FFF: self = .han
    case 0xAC00...0xD7A3: self = .hangul
    default: return nil
    }
  }
}
