import PlainData

/// A gazetteer's table that cannot be read: where and why.
public struct GazetteerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The table's name, the line from 1, and what is wrong there.
  public let description: String
}

extension Gazetteer {
  /// Reads a table with tabs, whose first line names the columns.
  ///
  /// `name` is the first name, `names` are further ones separated by `|`, `case` is `name`, `exact` or `any`; all other
  /// columns are attributes, `name` too. An empty cell is no attribute. Lines that begin with `#` are comments.
  ///
  /// - Parameter name: What errors call the table.
  /// - Throws: `GazetteerError` that names the line.
  public convenience init(tsv bytes: [UInt8], name: String) throws(GazetteerError) {
    self.init(entries: try GazetteerTable(name: name).entries(bytes, separator: "\t"))
  }

  /// Reads a table as RFC 4180 has it, with commas and quotation marks; the columns are those of `init(tsv:name:)`.
  ///
  /// - Throws: `GazetteerError` that names the line.
  public convenience init(csv bytes: [UInt8], name: String) throws(GazetteerError) {
    self.init(entries: try GazetteerTable(name: name).entries(bytes, separator: ","))
  }
}

/// Reads the rows of a table into entries.
private struct GazetteerTable {
  let name: String

  func entries(_ bytes: [UInt8], separator: Character) throws(GazetteerError) -> [Gazetteer.Entry] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw GazetteerError(description: "\(name): the text is not valid UTF-8")
    }
    let rows = separator == "," ? try quotedRows(text) : plainRows(text)
    guard let header = rows.first else {
      throw GazetteerError(description: "\(name): the table is empty: the first line names the columns, one of them 'name'")
    }
    let columns = header.cells
    guard columns.contains("name") || columns.contains("names") else {
      throw error(header.line, "the first line names the columns, one of them 'name' or 'names'")
    }
    if let twice = columns.first(where: { column in columns.filter { $0 == column }.count > 1 }) {
      throw error(header.line, "the column '\(twice)' stands there twice")
    }
    var entries: [Gazetteer.Entry] = []
    entries.reserveCapacity(rows.count)
    for row in rows.dropFirst() {
      guard row.cells.count <= columns.count else {
        throw error(row.line, "\(row.cells.count) cells for \(columns.count) columns")
      }
      entries.append(try entry(row, columns))
    }
    return entries
  }

  private func entry(_ row: Row, _ columns: [String]) throws(GazetteerError) -> Gazetteer.Entry {
    var names: [String] = []
    var attributes = ValueMap()
    var policy = Gazetteer.CasePolicy.name
    for (column, cell) in zip(columns, row.cells) where !cell.isEmpty {
      switch column {
      case "name":
        names.insert(cell, at: 0)
        attributes["name"] = .string(cell)
      case "names": names += cell.split(separator: "|").map(String.init)
      case "case":
        guard let known = Gazetteer.CasePolicy(rawValue: cell) else {
          throw error(row.line, "'\(cell)' in column 'case': expected name, exact or any")
        }
        policy = known
      default: attributes[column] = .string(cell)
      }
    }
    guard !names.isEmpty else { throw error(row.line, "an entry without a name") }
    return Gazetteer.Entry(names: names, attributes: attributes, casePolicy: policy)
  }

  private func error(_ line: Int, _ message: String) -> GazetteerError {
    GazetteerError(description: "\(name), line \(line): \(message)")
  }

  // MARK: - Rows

  private struct Row {
    let line: Int
    let cells: [String]
  }

  private func plainRows(_ text: String) -> [Row] {
    var rows: [Row] = []
    // By bytes: "\r\n" is one Character, and a tab may carry a mark.
    for (index, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var line = bytes
      if line.last == 0x0D { line.removeLast() }
      if index == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
      if line.isEmpty || line.first == 0x23 { continue }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      rows.append(Row(line: index + 1, cells: cells))
    }
    return rows
  }

  private func quotedRows(_ text: String) throws(GazetteerError) -> [Row] {
    var rows: [Row] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var line = 1
    var first = 1
    var quotedAt: Int?
    var wasQuoted = false
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    func endRow() {
      if !cells.isEmpty || !cell.isEmpty || wasQuoted {
        cells.append(String(decoding: cell, as: UTF8.self))
        if wasQuoted || cells.count > 1 || cell.first != 0x23 { rows.append(Row(line: first, cells: cells)) }
      }
      (cells, cell, wasQuoted, first) = ([], [], false, line + 1)
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if quotedAt != nil {
        if byte != 0x22 {
          cell.append(byte)
        } else if index < bytes.count, bytes[index] == 0x22 {
          cell.append(0x22)
          index += 1
        } else {
          quotedAt = nil
        }
        if byte == 0x0A { line += 1 }
        continue
      }
      switch byte {
      case 0x22 where cell.isEmpty && !wasQuoted: (quotedAt, wasQuoted) = (line, true)
      case 0x2C:
        cells.append(String(decoding: cell, as: UTF8.self))
        (cell, wasQuoted) = ([], false)
      case 0x0A:
        endRow()
        line += 1
      case 0x0D where index < bytes.count && bytes[index] == 0x0A: break
      default: cell.append(byte)
      }
    }
    if let quotedAt { throw error(quotedAt, "a quotation mark is not closed") }
    endRow()
    return rows
  }
}
