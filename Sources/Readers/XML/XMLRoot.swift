import PlainText

/// The outermost element of an XML file, found without parsing it.
enum XMLRoot {
  /// Its name with the prefix; `nil` when the bytes hold none.
  static func name(_ bytes: [UInt8]) -> String? {
    var index = 0
    while let start = bytes[index...].firstIndex(of: 0x3C) {
      let rest = bytes[(start + 1)...]
      if rest.starts(with: Array("!--".utf8)) {
        guard let end = find("-->", bytes, start + 4) else { return nil }
        index = end
      } else if rest.first == 0x3F {
        guard let end = find("?>", bytes, start + 2) else { return nil }
        index = end
      } else if rest.first == 0x21 {
        guard let end = doctypeEnd(bytes, start) else { return nil }
        index = end
      } else {
        let name = rest.prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
      }
    }
    return nil
  }

  private static func doctypeEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard let end = bytes[start...].firstIndex(where: { $0 == 0x3E || $0 == 0x5B }) else { return nil }
    if bytes[end] == 0x3E { return end + 1 }
    return find("]", bytes, end).flatMap { close in bytes[close...].firstIndex(of: 0x3E).map { $0 + 1 } }
  }

  /// Behind the first place where a string stands.
  private static func find(_ text: String, _ bytes: [UInt8], _ start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) {
        return index + wanted.count
      }
      index += 1
    }
    return nil
  }
}
