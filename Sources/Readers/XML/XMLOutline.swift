import PlainText

/// Which elements of a document hold text themselves, by their order.
struct XMLOutline {
  /// A bit an element.
  private var bits: [UInt64] = []
  /// The name of the outermost element.
  private(set) var root = ""

  /// Reads a document through.
  init(_ xml: XMLPull) throws(ReaderError) {
    var open: [Int] = []
    var count = 0
    while let event = try xml.next() {
      switch event {
      case .start:
        if count == 0 { root = xml.name }
        open.append(count)
        if count % 64 == 0 { bits.append(0) }
        count += 1
      case .end: _ = open.popLast()
      case .text, .entity:
        guard let last = open.last, !holdsText(last), xml.text.contains(where: { $0 > 0x20 }) else { continue }
        bits[last / 64] |= 1 << UInt64(last % 64)
      case .doctype: break
      }
    }
  }

  /// Whether an element has text that is no child's.
  func holdsText(_ element: Int) -> Bool {
    element / 64 < bits.count && bits[element / 64] & (1 << UInt64(element % 64)) != 0
  }
}
