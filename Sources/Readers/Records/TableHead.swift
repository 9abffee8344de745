import PlainData
import PlainText

/// What a table's beginning tells of the whole: dialect, encoding, names of the columns, and which one holds the text.
struct TableHead {
  /// How the table is written.
  private(set) var dialect = TableDialect()
  /// The charset, where it is not UTF-8.
  private(set) var charset: String?
  /// The columns' names; none is empty and none is there twice.
  private(set) var names: [String] = []
  /// The column of the text.
  private(set) var textColumn = 0
  /// Where the first row of data begins.
  private(set) var start = ByteCursor.Place()
  /// What the user should know.
  private(set) var warnings: [String] = []

  private static let sampleSize = 1 << 20
  private static let sampleRows = 100
  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// Looks at the beginning of a table in UTF-8 or a charset that agrees with ASCII.
  ///
  /// - Throws: `ReaderError` for an empty file, or one without the column that `--text-field` names.
  init(_ input: InputBytes, _ request: ReadRequest) throws(ReaderError) {
    var sample = try input.bytes(at: 0, count: Self.sampleSize)
    guard !sample.isEmpty else { throw .empty }
    if sample.count == Self.sampleSize, let last = sample.lastIndex(of: 0x0A) {
      sample.removeLast(sample.count - last - 1)
    }
    let decoded = try TextDecoder.decode(sample, declared: request.metadata["charset"]?.string)
    charset = decoded.encoding
    warnings = decoded.warnings.filter { _ in decoded.encoding != nil }
    if sample.starts(with: [0xEF, 0xBB, 0xBF]) { start.offset = 3 }
    let isNamed = takeSeparatorLine(sample)
    if !isNamed { dialect.delimiter = try Self.delimiter(sample, from: start) }
    var rows = try Self.rows(sample, from: start, dialect)
    if Self.hasSingleQuotes(rows, sample) {
      dialect.quote = 0x27
      rows = try Self.rows(sample, from: start, dialect)
    }
    guard let first = rows.first else { throw .empty }
    let fields = first.fields.map { string($0) }
    if Self.isData(fields) {
      warnings.append("the table has no row of names: the columns are called 'column 1' and so on")
      names = fields.indices.map { "column \($0 + 1)" }
    } else {
      names = Self.unique(fields)
      rows.removeFirst()
      start = try Self.place(behind: first, sample, dialect)
    }
    textColumn = try chooseColumn(rows, request.textField)
  }

  /// A field's bytes as text.
  func string(_ field: [UInt8]) -> String {
    if let string = String(checking: field) { return string }
    if let charset, let decoded = Charset.decode(field, charset) {
      return String(decoding: decoded.utf8, as: UTF8.self)
    }
    return String(decoding: field, as: UTF8.self)
  }

  // MARK: - Dialect

  /// The line `sep=;` that Excel understands.
  private mutating func takeSeparatorLine(_ sample: [UInt8]) -> Bool {
    let line = sample[start.offset...].prefix { $0 != 0x0A }
    guard line.starts(with: Array("sep=".utf8)), line.count <= 6, line.count >= 5 else { return false }
    dialect.delimiter = line[line.startIndex + 4]
    start = ByteCursor.Place(offset: min(start.offset + line.count + 1, sample.count), line: 2, column: 1)
    return true
  }

  private static func rows(
    _ sample: [UInt8], from place: ByteCursor.Place, _ dialect: TableDialect
  ) throws(ReaderError) -> [TableRows.Row] {
    let reader = TableRows(InputBytes(sample), from: place, dialect: dialect, limit: sampleSize)
    var rows: [TableRows.Row] = []
    while rows.count < sampleRows, let row = try reader.next() {
      if row.isUnclosed, !rows.isEmpty {
        guard reader.retreat() else { break }
        continue
      }
      rows.append(row)
    }
    return rows
  }

  /// The delimiter that divides most rows into as many fields as the first one.
  private static func delimiter(_ sample: [UInt8], from place: ByteCursor.Place) throws(ReaderError) -> UInt8 {
    var best: (delimiter: UInt8, share: Double, columns: Int) = (delimiters[0], 0, 1)
    for delimiter in delimiters {
      let rows = try rows(sample, from: place, TableDialect(delimiter: delimiter))
      guard let columns = rows.first?.fields.count, columns > 1 else { continue }
      let same = rows.filter { $0.fields.count == columns && !$0.isUnclosed }.count
      let share = Double(same) / Double(rows.count)
      if (share, columns) > (best.share, best.columns) { best = (delimiter, share, columns) }
    }
    return best.delimiter
  }

  /// Whether fields stand in single quotation marks, and none in double ones.
  private static func hasSingleQuotes(_ rows: [TableRows.Row], _ sample: [UInt8]) -> Bool {
    guard rows.count > 1, !sample.contains(0x22) else { return false }
    let row = rows[1].fields
    let quoted = row.filter { $0.count > 1 && $0.first == 0x27 && $0.last == 0x27 }.count
    return quoted > 0 && (2 * quoted >= row.count || rows[0].fields.allSatisfy { $0.first == 0x27 && $0.last == 0x27 })
  }

  private static func place(
    behind first: TableRows.Row, _ sample: [UInt8], _ dialect: TableDialect
  ) throws(ReaderError) -> ByteCursor.Place {
    let reader = TableRows(InputBytes(sample), from: first.place, dialect: dialect, limit: sampleSize)
    _ = try reader.next()
    return reader.place
  }

  // MARK: - Columns

  /// Whether a first row is data and not names: no name that is known, and something that is no name.
  private static func isData(_ fields: [String]) -> Bool {
    let names = fields.map(FieldNames.folded)
    if names.contains(where: { FieldNames.text.contains($0) || FieldNames.id.contains($0) || FieldNames.isKnown($0) }) {
      return false
    }
    return fields.contains { $0.utf8.count > 100 || DateText.iso($0) != nil || Double($0) != nil }
  }

  private static func unique(_ fields: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return fields.enumerated().map { index, field in
      let name = field.nonBlank ?? "column \(index + 1)"
      seen[name, default: 0] += 1
      return seen[name] == 1 ? name : "\(name) \(seen[name] ?? 0)"
    }
  }

  private mutating func chooseColumn(_ rows: [TableRows.Row], _ wanted: String?) throws(ReaderError) -> Int {
    if let wanted {
      let folded = FieldNames.folded(wanted)
      guard let index = names.firstIndex(of: wanted) ?? names.firstIndex(where: { FieldNames.folded($0) == folded })
      else {
        let known = names.prefix(20).joined(separator: ", ")
        throw .malformed("there is no column '\(wanted)': the table has \(known); choose with --text-field")
      }
      return index
    }
    let folded = names.map(FieldNames.folded)
    for name in FieldNames.text {
      if let index = folded.firstIndex(of: name), hasText(index, rows) { return index }
    }
    var totals = [Int](repeating: 0, count: names.count)
    for row in rows {
      for (index, field) in row.fields.enumerated() where index < totals.count && !isValue(field) {
        totals[index] += field.count
      }
    }
    let longest = totals.indices.max { totals[$0] < totals[$1] } ?? 0
    if names.count > 1 {
      warnings.append(
        "no column is named like a text: the longest, '\(names[longest])', was taken; name it with --text-field")
    }
    return longest
  }

  /// Whether a field is a date, a number or an address of the web, which is no text however long.
  private func isValue(_ field: [UInt8]) -> Bool {
    guard field.count <= 40 || field.starts(with: Array("http".utf8)) else { return false }
    let value = string(field).nonBlank ?? ""
    return value.hasPrefix("http") && !value.contains(" ") || Double(value) != nil || DateText.iso(value) != nil
  }

  /// Whether a column has a text in most rows of the sample.
  private func hasText(_ column: Int, _ rows: [TableRows.Row]) -> Bool {
    let filled = rows.filter { column < $0.fields.count && !$0.fields[column].isEmpty }.count
    return rows.isEmpty || 2 * filled >= rows.count
  }
}
