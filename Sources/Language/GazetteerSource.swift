import PlainData

/// Where a gazetteer's entries come from. They are asked for by number, so that a table need not be taken apart.
protocol GazetteerSource: Sendable {
  var count: Int { get }
  /// The attributes that entries may have.
  var attributeNames: [String] { get }
  func casePolicy(_ entry: Int) -> Gazetteer.CasePolicy
  func attributes(_ entry: Int) -> ValueMap
  func forEachName(_ entry: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void)
  /// The values of one attribute: the parts of a cell with `|`, a string, or the strings of a list.
  func forEachValue(_ entry: Int, of attribute: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void)
}

/// Entries as a caller made them.
struct GazetteerList: GazetteerSource {
  let entries: [Gazetteer.Entry]

  var count: Int { entries.count }

  var attributeNames: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for entry in entries {
      for case .string(let name) in entry.attributes.keys where seen.insert(name).inserted { names.append(name) }
    }
    return names
  }

  func casePolicy(_ entry: Int) -> Gazetteer.CasePolicy { entries[entry].casePolicy }

  func attributes(_ entry: Int) -> ValueMap { entries[entry].attributes }

  func forEachName(_ entry: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for name in entries[entry].names { Self.lend(name, body) }
  }

  func forEachValue(_ entry: Int, of attribute: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    switch entries[entry].attributes[.string(attribute)] {
    case .string(let text): Self.lend(text, body)
    case .list(let list): for text in list.compactMap(\.string) { Self.lend(text, body) }
    default: break
    }
  }

  private static func lend(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    text.withUTF8(body)
  }
}
