import PlainData

/// A table with typed columns.
public struct Table: Sendable, Equatable {
  /// The type of a column's cells.
  public enum ColumnType: String, Sendable, CaseIterable {
    case string
    case integer
    case number
    case boolean
    /// ISO 8601 text: a day, a month, a year, or a range.
    case date
    /// A share: 0.5 is 50 %.
    case percent
  }

  /// A column: its heading and the type of its cells.
  public struct Column: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The type.
    public var type: ColumnType

    /// Takes its parts.
    public init(name: String, type: ColumnType) {
      self.name = name
      self.type = type
    }
  }

  /// The title.
  public var title: String
  /// The columns in order.
  public var columns: [Column]
  /// As many cells a row as there are columns; null is an unknown cell.
  public var rows: [[Value]]
  /// Rows beyond the limit.
  public var omitted: Int
  /// A line below the table.
  public var note: String

  /// Reads a table as scripts write it: columns as `{ "Name", type = "string" }` or `{ name =, type = }`.
  ///
  /// - Parameter rowLimit: Further rows are counted as omitted.
  /// - Throws: `ReportError` naming table, row and column of a cell that does not fit.
  public init(from value: Value, rowLimit: Int = .max) throws(ReportError) {
    let title = value["title"]?.string ?? ""
    let what = title.isEmpty ? "table" : "table '\(title)'"
    let fields = try Fields(value, what)
    self.title = try fields.text("title") ?? ""
    note = try fields.text("note") ?? ""
    columns = []
    for column in try fields.list("columns") {
      columns.append(try Self.column(column, what, number: columns.count + 1))
    }
    guard !columns.isEmpty else { throw ReportError("\(what) has no columns") }
    let all = try fields.list("rows")
    omitted = try fields.count("omitted") + max(0, all.count - rowLimit)
    rows = []
    rows.reserveCapacity(min(all.count, rowLimit))
    for row in all.prefix(rowLimit) { rows.append(try Self.row(row, columns, "\(what), row \(rows.count + 1)")) }
  }

  /// The table as plain data.
  public var value: Value {
    var map = ValueMap()
    map["title"] = .string(title)
    map["columns"] = .list(
      columns.map { ["name": .string($0.name), "type": .string($0.type.rawValue)] })
    map["rows"] = .list(rows.map(Value.list))
    map["omitted"] = .integer(Int64(omitted))
    if !note.isEmpty { map["note"] = .string(note) }
    return .map(map)
  }

  private static func column(_ value: Value, _ what: String, number: Int) throws(ReportError) -> Column {
    if let name = value.string { return Column(name: name, type: .string) }
    let name = value["name"]?.string ?? value.map?[.integer(1)]?.string ?? value.list?.first?.string
    guard let name else {
      throw ReportError("\(what): column \(number) has no name: write { \"Name\", type = \"string\" }")
    }
    guard let word = value["type"] else { return Column(name: name, type: .string) }
    guard let type = word.string.flatMap(ColumnType.init(rawValue:)) else {
      let known = ColumnType.allCases.map(\.rawValue)
      let near = word.string.flatMap { suggestion(for: $0, among: known) }.map { ": did you mean '\($0)'?" }
      throw ReportError(
        "\(what), column '\(name)': unknown type \(word.string.map { "'\($0)'" } ?? typeName(word))"
          + (near ?? ": use \(known.joined(separator: ", "))"))
    }
    return Column(name: name, type: type)
  }

  private static func row(_ value: Value, _ columns: [Column], _ what: String) throws(ReportError) -> [Value] {
    var cells = [Value](repeating: .null, count: columns.count)
    switch value {
    case .list(let list):
      guard list.count <= columns.count else {
        throw ReportError("\(what) has \(list.count) cells for \(columns.count) columns")
      }
      for (index, cell) in list.enumerated() { cells[index] = cell }
    case .map(let map):
      // A row with unknown cells arrives as a table with holes.
      for entry in map.entries {
        guard case .integer(let number) = entry.key, number >= 1, number <= columns.count else {
          throw ReportError("\(what): a row is a list of cells, in the order of the columns")
        }
        cells[Int(number) - 1] = entry.value
      }
    default: throw ReportError("\(what): a row is a list of cells, not \(typeName(value))")
    }
    for (index, cell) in cells.enumerated() {
      cells[index] = try check(cell, columns[index], what)
    }
    return cells
  }

  private static func check(_ cell: Value, _ column: Column, _ what: String) throws(ReportError) -> Value {
    switch (column.type, cell) {
    case (_, .null), (.string, .string), (.date, .string), (.boolean, .boolean), (.integer, .integer),
      (.number, .integer), (.number, .number), (.percent, .number), (.percent, .integer):
      return cell
    case (.string, .integer(let number)): return .string(String(number))
    case (.string, .bytes(let bytes)): return .string(String(decoding: bytes, as: UTF8.self))
    case (.integer, .number(let number)):
      if let whole = Int64(exactly: number) { return .integer(whole) }
    case (.number, .sum(let sum)), (.percent, .sum(let sum)): return .number(sum.rounded)
    default: break
    }
    throw ReportError("\(what), column '\(column.name)': expected \(column.type.rawValue), got \(typeName(cell))")
  }
}
