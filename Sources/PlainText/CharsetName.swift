/// What encodings are called, and what is meant.
public enum CharsetName {
  /// The encodings that programs write where they name another: as browsers and mail programs take them.
  private static let meanings: [String: String] = {
    var meanings: [String: String] = [:]
    for (meaning, labels) in groups {
      for label in labels.split(separator: " ") { meanings[String(label)] = meaning }
    }
    return meanings
  }()

  private static let groups = [
    ("windows-1252", "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968 cp1252 cp-1252"),
    ("windows-1251", "cp1251 cp-1251"),
    ("windows-1254", "iso-8859-9 latin5"),
    ("windows-874", "iso-8859-11 tis-620"),
    ("GB18030", "gb2312 gbk gb_2312-80 x-gbk"),
    ("windows-31j", "shift_jis shift-jis sjis x-sjis"),
    ("windows-949", "euc-kr ks_c_5601-1987 korean ksc5601"),
    ("ISO-8859-8", "iso-8859-8-i"),
    ("UTF-7", "unicode-1-1-utf-7"),
    ("UTF-8", "utf8"),
  ]

  /// The encoding that a label stands for in practice; the label itself where that is no other.
  public static func meaning(of label: String) -> String { meanings[label.lowercased()] ?? label }

  /// Whether text in an encoding looks like ASCII and is something else: it has states, which escapes switch.
  public static func isSevenBit(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("iso-2022") || name.hasPrefix("csiso2022") || name.hasPrefix("hz") || name == "utf-7"
  }
}
