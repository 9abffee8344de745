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
  /// - Parameters:
  ///   - bytes: The table, in UTF-8.
  ///   - name: What messages call it.
  ///   - column: A column whose names are found in place of `name` and `names`; entries without any are left out.
  /// - Throws: `GazetteerError` that names the line.
  public convenience init(tsv bytes: [UInt8], name: String, column: String? = nil) throws(GazetteerError) {
    let rows = try TableRows(name: name, separator: 0x09, quoted: false).rows(bytes)
    self.init(entries: try GazetteerTable(name: name, column: column).entries(rows))
  }

  /// Reads a table as RFC 4180 has it, with commas and quotation marks; the columns are those of `init(tsv:name:column:)`.
  ///
  /// - Throws: `GazetteerError` that names the line.
  public convenience init(csv bytes: [UInt8], name: String, column: String? = nil) throws(GazetteerError) {
    let rows = try TableRows(name: name, separator: 0x2C, quoted: true).rows(bytes)
    self.init(entries: try GazetteerTable(name: name, column: column).entries(rows))
  }
}

/// One line of a table: its number from 1 and its cells in UTF-8.
private struct TableRow {
  let line: Int
  let cells: [[UInt8]]
}

/// Makes entries of rows.
private struct GazetteerTable {
  let name: String
  let column: String?

  func entries(_ rows: [TableRow]) throws(GazetteerError) -> [Gazetteer.Entry] {
    guard let first = rows.first else {
      throw GazetteerError(
        description: "\(name): the table is empty: the first line names the columns, one of them 'name'")
    }
    let columns = try heading(first)
    var entries: [Gazetteer.Entry] = []
    entries.reserveCapacity(rows.count)
    for row in rows.dropFirst() {
      guard row.cells.count <= columns.count else {
        throw error(row.line, "\(row.cells.count) cells for \(columns.count) columns")
      }
      if let entry = try entry(row, columns) { entries.append(entry) }
    }
    return entries
  }

  private func heading(_ row: TableRow) throws(GazetteerError) -> [String] {
    var columns: [String] = []
    for cell in row.cells { columns.append(try text(cell, row.line)) }
    let wanted = column ?? "name"
    guard columns.contains(wanted) || column == nil && columns.contains("names") else {
      throw error(row.line, "the first line names the columns, one of them '\(wanted)'")
    }
    if let twice = columns.first(where: { column in columns.filter { $0 == column }.count > 1 }) {
      throw error(row.line, "the column '\(twice)' stands there twice")
    }
    return columns
  }

  /// The entry of a row; `nil` where it has no names in the column that is looked at.
  private func entry(_ row: TableRow, _ columns: [String]) throws(GazetteerError) -> Gazetteer.Entry? {
    var names: [String] = []
    var attributes: [(ValueMap.Key, Value)] = []
    var policy = Gazetteer.CasePolicy.name
    for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
      let heading = columns[index]
      if heading == column || column == nil && heading == "names" {
        for part in cell.split(separator: UInt8(ascii: "|")) { names.append(try text(Array(part), row.line)) }
      } else if heading == "name" {
        let text = try text(cell, row.line)
        if column == nil { names.insert(text, at: 0) }
        attributes.append((.string(heading), .string(text)))
      } else if heading == "case" {
        let text = try text(cell, row.line)
        guard let known = Gazetteer.CasePolicy(rawValue: text) else {
          throw error(row.line, "'\(text)' in column 'case': expected name, exact or any")
        }
        policy = known
      } else if heading != "names" {
        attributes.append((.string(heading), .string(try text(cell, row.line))))
      }
    }
    if names.isEmpty, column == nil { throw error(row.line, "an entry without a name") }
    return names.isEmpty ? nil : Gazetteer.Entry(names: names, attributes: ValueMap(attributes), casePolicy: policy)
  }

  private func text(_ bytes: [UInt8], _ line: Int) throws(GazetteerError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw error(line, "the text is not valid UTF-8") }
    return text
  }

  private func error(_ line: Int, _ message: String) -> GazetteerError {
    GazetteerError(description: "\(name), line \(line): \(message)")
  }
}

/// Splits a table into rows, byte by byte: there are thousands of lines, and they are read in every run.
private struct TableRows {
  let name: String
  let separator: UInt8
  /// Whether cells may stand in quotation marks, as RFC 4180 has it.
  let quoted: Bool

  func rows(_ bytes: [UInt8]) throws(GazetteerError) -> [TableRow] {
    var rows: [TableRow] = []
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while index < bytes.count {
      let first = line
      if bytes[index] == UInt8(ascii: "#") {
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        index += 1
        line += 1
        continue
      }
      let cells = try row(bytes, &index, &line)
      if cells != [[]] { rows.append(TableRow(line: first, cells: cells)) }
    }
    return rows
  }

  /// The cells of the row at `index`, which goes to the next one.
  private func row(_ bytes: [UInt8], _ index: inout Int, _ line: inout Int) throws(GazetteerError) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    while true {
      let isQuoted = quoted && index < bytes.count && bytes[index] == 0x22
      cells.append(isQuoted ? try quotedCell(bytes, &index, &line) : plainCell(bytes, &index))
      guard index < bytes.count else { return cells }
      index += 1
      if bytes[index - 1] == 0x0A {
        line += 1
        return cells
      }
    }
  }

  private func plainCell(_ bytes: [UInt8], _ index: inout Int) -> [UInt8] {
    let start = index
    while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A { index += 1 }
    let hasReturn = index > start && bytes[index - 1] == 0x0D && (index == bytes.count || bytes[index] == 0x0A)
    return Array(bytes[start..<(hasReturn ? index - 1 : index)])
  }

  private func quotedCell(_ bytes: [UInt8], _ index: inout Int, _ line: inout Int) throws(GazetteerError) -> [UInt8] {
    let first = line
    var cell: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte != 0x22 {
        if byte == 0x0A { line += 1 }
        cell.append(byte)
      } else if index < bytes.count, bytes[index] == 0x22 {
        cell.append(0x22)
        index += 1
      } else {
        // What stands between the mark and the separator belongs to nobody: it is kept as written.
        return cell + plainCell(bytes, &index)
      }
    }
    throw GazetteerError(description: "\(name), line \(first): a quotation mark is not closed")
  }
}
