import PlainData

/// A gazetteer's table that cannot be read: where and why.
public struct GazetteerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The table's name, the line from 1, and what is wrong there.
  public let description: String
}

/// Entries that stay cells of a table until somebody asks for them.
struct GazetteerTable: GazetteerSource {
  private let cells: CellTable
  /// The rows that are entries.
  private let rows: [Int32]
  private let policies: [Gazetteer.CasePolicy]
  /// The columns with one name and with several.
  private let nameColumn: Int?
  private let namesColumn: Int?
  private let attributeColumns: [Int]

  /// - Parameter column: A column whose names are found in place of `name` and `names`.
  init(_ cells: CellTable, column: String?, _ casePolicy: Gazetteer.CasePolicy) throws(GazetteerError) {
    self.cells = cells
    let caseColumn = cells.column("case")
    nameColumn = column == nil ? cells.column("name") : nil
    namesColumn = cells.column(column ?? "names")
    guard nameColumn != nil || namesColumn != nil else {
      throw GazetteerError(
        description: "\(cells.name), line \(cells.headingLine): the first line names the columns, one of them"
          + " '\(column ?? "name")'")
    }
    let (wanted, plural) = (column, cells.column("names"))
    attributeColumns = cells.columns.indices.filter {
      $0 != caseColumn && $0 != plural && (wanted == nil || cells.columns[$0] != wanted)
    }
    var rows: [Int32] = []
    var policies: [Gazetteer.CasePolicy] = []
    for row in 0..<cells.count {
      let policy = try Self.policy(cells, row, caseColumn) ?? casePolicy
      let isNamed = [nameColumn, namesColumn].contains { $0.map { !cells.range(row, $0).isEmpty } ?? false }
      if isNamed {
        rows.append(Int32(row))
        policies.append(policy)
      } else if column == nil {
        throw cells.error(row, "an entry without a name")
      }
    }
    self.rows = rows
    self.policies = policies
  }

  private static func policy(
    _ cells: CellTable, _ row: Int, _ column: Int?
  ) throws(GazetteerError) -> Gazetteer.CasePolicy? {
    guard let column, !cells.range(row, column).isEmpty else { return nil }
    let text = cells.text(row, column)
    guard let known = Gazetteer.CasePolicy(rawValue: text) else {
      throw cells.error(row, "'\(text)' in column 'case': expected name, exact or any")
    }
    return known
  }

  // MARK: - GazetteerSource

  var count: Int { rows.count }

  func casePolicy(_ entry: Int) -> Gazetteer.CasePolicy { policies[entry] }

  func attributes(_ entry: Int) -> ValueMap {
    let row = Int(rows[entry])
    var attributes = ValueMap()
    for column in attributeColumns where !cells.range(row, column).isEmpty {
      attributes[.string(cells.columns[column])] = .string(cells.text(row, column))
    }
    return attributes
  }

  func forEachName(_ entry: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let row = Int(rows[entry])
    cells.bytes.withUnsafeBufferPointer { bytes in
      if let nameColumn, case let range = cells.range(row, nameColumn), !range.isEmpty {
        body(UnsafeBufferPointer(rebasing: bytes[range]))
      }
      if let namesColumn {
        Self.forEachPart(of: UnsafeBufferPointer(rebasing: bytes[cells.range(row, namesColumn)]), body)
      }
    }
  }

  func forEachValue(_ entry: Int, of attribute: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let column = cells.column(attribute) else { return }
    cells.bytes.withUnsafeBufferPointer { bytes in
      Self.forEachPart(of: UnsafeBufferPointer(rebasing: bytes[cells.range(Int(rows[entry]), column)]), body)
    }
  }

  var attributeNames: [String] { attributeColumns.map { cells.columns[$0] } }

  private static func forEachPart(
    of cell: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    for index in 0...cell.count where index == cell.count || cell[index] == UInt8(ascii: "|") {
      if index > start { body(UnsafeBufferPointer(rebasing: cell[start..<index])) }
      start = index + 1
    }
  }
}
