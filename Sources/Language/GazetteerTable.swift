import PlainData

/// A gazetteer's text that cannot be read: the line and why.
public struct GazetteerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, with the line.
  public let description: String
}

/// Reads a gazetteer's table, byte by byte: there are thousands of lines, and they are read in every run.
struct GazetteerTable {
  private let bytes: [UInt8]
  private let name: String
  private let column: String?

  init(_ bytes: [UInt8], name: String, column: String?) {
    self.bytes = bytes
    self.name = name
    self.column = column
  }

  func entries() throws(GazetteerError) -> [Gazetteer.Entry] {
    var columns: [String]?
    var entries: [Gazetteer.Entry] = []
    var number = 0
    var start = 0
    while start < bytes.count {
      number += 1
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      defer { start = next }
      if end == start || bytes[start] == UInt8(ascii: "#") { continue }
      let cells = bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false)
      guard let columns else {
        columns = try heading(cells, number)
        continue
      }
      guard cells.count <= columns.count else {
        throw GazetteerError(description: "\(name), line \(number): \(cells.count) cells for \(columns.count) columns")
      }
      if let entry = try entry(cells, columns, number) { entries.append(entry) }
    }
    return entries
  }

  private func heading(_ cells: [ArraySlice<UInt8>], _ number: Int) throws(GazetteerError) -> [String] {
    var columns: [String] = []
    for cell in cells { columns.append(try text(cell, number)) }
    let wanted = column ?? "name"
    guard columns.contains(wanted) || column == nil && columns.contains("names") else {
      throw GazetteerError(
        description: "\(name), line \(number): the first line names the columns, one of them '\(wanted)'")
    }
    return columns
  }

  private func entry(
    _ cells: [ArraySlice<UInt8>], _ columns: [String], _ number: Int
  ) throws(GazetteerError) -> Gazetteer.Entry? {
    var names: [String] = []
    var attributes: [(ValueMap.Key, Value)] = []
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      let heading = columns[index]
      if heading == column || column == nil && heading == "names" {
        for part in cell.split(separator: UInt8(ascii: "|")) { names.append(try text(part, number)) }
      } else if heading == "name" {
        let text = try text(cell, number)
        if column == nil { names.insert(text, at: 0) }
        attributes.append((.string("name"), .string(text)))
      } else if heading != "names" {
        attributes.append((.string(heading), .string(try text(cell, number))))
      }
    }
    guard !names.isEmpty else {
      if column != nil { return nil }
      throw GazetteerError(description: "\(name), line \(number): an entry without a name")
    }
    return Gazetteer.Entry(names: names, attributes: ValueMap(attributes))
  }

  private func text(_ bytes: ArraySlice<UInt8>, _ number: Int) throws(GazetteerError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw GazetteerError(description: "\(name), line \(number): the text is not valid UTF-8")
    }
    return text
  }
}
