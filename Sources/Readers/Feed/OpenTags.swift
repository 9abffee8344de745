/// The start tags that are still open at the end of a piece of XML.
enum OpenTags {
  /// The tags as they stand there, the outermost first; no more than 16.
  static func find(_ xml: [UInt8]) -> [[UInt8]] {
    var open: [[UInt8]] = []
    var index = 0
    while let start = xml[index...].firstIndex(of: 0x3C) {
      if let mark = FeedMark.allCases.first(where: { xml[start...].starts(with: $0.start) }) {
        index = behind(mark.end, xml, start + mark.start.count)
        continue
      }
      let end = tagEnd(xml, start)
      index = end
      guard start + 1 < end else { continue }
      switch xml[start + 1] {
      case 0x2F: _ = open.popLast()
      case 0x21, 0x3F: break
      default: if end >= 2, xml[end - 2] != 0x2F, open.count < 16 { open.append(Array(xml[start..<end])) }
      }
    }
    return open
  }

  /// Behind the ">" of a tag; those in quotation marks and in a document type's brackets do not count.
  private static func tagEnd(_ xml: [UInt8], _ start: Int) -> Int {
    var quote: UInt8 = 0
    var brackets = 0
    var index = start
    while index < xml.count {
      let byte = xml[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x5B {
        brackets += 1
      } else if byte == 0x5D {
        brackets -= 1
      } else if byte == 0x3E, brackets <= 0 {
        return index + 1
      }
      index += 1
    }
    return xml.count
  }

  private static func behind(_ end: [UInt8], _ xml: [UInt8], _ start: Int) -> Int {
    var index = start
    while index + end.count <= xml.count {
      if xml[index..<index + end.count].elementsEqual(end) { return index + end.count }
      index += 1
    }
    return xml.count
  }
}
