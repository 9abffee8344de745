/// The cells of a table in flat memory: one buffer, and for each cell where it lies in it.
///
/// Bundled tables are read in every run, before the first document: there is no object a cell.
struct CellTable: Sendable {
  /// The table as read, then the cells that had to be written anew without their quotation marks.
  private(set) var bytes: [UInt8]
  /// The names of the columns.
  private(set) var columns: [String] = []
  /// Where each cell begins and ends, row by row; a row has as many cells as there are columns.
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  /// The line of each row, from 1.
  private var lines: [Int32] = []

  /// What messages call the table.
  let name: String
  /// The line of the columns' names, from 1.
  private(set) var headingLine = 1
  private let separator: UInt8
  private let isQuoted: Bool

  /// Reads a table whose first line names the columns; lines that begin with `#` and empty ones are left out.
  ///
  /// - Parameters:
  ///   - name: What messages call it.
  ///   - isQuoted: Whether cells may stand in quotation marks, as RFC 4180 has it.
  /// - Throws: `GazetteerError` that names the line.
  init(_ bytes: [UInt8], name: String, separator: UInt8, isQuoted: Bool) throws(GazetteerError) {
    self.bytes = bytes
    self.name = name
    self.separator = separator
    self.isQuoted = isQuoted
    guard bytes.count < Int(Int32.max) / 2 else { throw GazetteerError(description: "\(name): the table is too large") }
    let isValid = bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
    guard isValid else { throw error(line: Self.firstInvalidLine(bytes), "the text is not valid UTF-8") }
    try readRows()
    guard !columns.isEmpty else {
      throw GazetteerError(
        description: "\(name): the table is empty: the first line names the columns, one of them 'name'")
    }
  }

  /// The number of rows below the heading.
  var count: Int { lines.count }

  /// A column by its name.
  func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The line of a row, from 1.
  func line(_ row: Int) -> Int { Int(lines[row]) }

  /// Where a cell lies in `bytes`.
  func range(_ row: Int, _ column: Int) -> Range<Int> {
    let cell = row * columns.count + column
    return Int(starts[cell])..<Int(ends[cell])
  }

  /// A cell's text.
  func text(_ row: Int, _ column: Int) -> String { String(decoding: bytes[range(row, column)], as: UTF8.self) }

  /// An error in a row.
  func error(_ row: Int, _ message: String) -> GazetteerError { error(line: line(row), message) }

  // MARK: - Reading

  private mutating func readRows() throws(GazetteerError) {
    let end = bytes.count
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while index < end {
      if bytes[index] == UInt8(ascii: "#") {
        while index < end, bytes[index] != 0x0A { index += 1 }
        index += 1
        line += 1
        continue
      }
      try readRow(&index, end, &line)
    }
  }

  /// Adds the row at `index`, which goes to the next one.
  private mutating func readRow(_ index: inout Int, _ end: Int, _ line: inout Int) throws(GazetteerError) {
    let (first, firstCell) = (line, starts.count)
    var isEnd = false
    while !isEnd {
      if isQuoted, index < end, bytes[index] == 0x22 {
        try readQuotedCell(&index, end, &line)
      } else {
        let start = index
        skipPlainCell(&index, end)
        let hasReturn = index > start && bytes[index - 1] == 0x0D && (index == end || bytes[index] == 0x0A)
        starts.append(Int32(start))
        ends.append(Int32(hasReturn ? index - 1 : index))
      }
      isEnd = index >= end || bytes[index] == 0x0A
      index += 1
    }
    line += 1
    let cells = starts.count - firstCell
    if cells == 1, starts[firstCell] == ends[firstCell] {
      starts.removeLast()
      ends.removeLast()
    } else if columns.isEmpty {
      try readHeading(first)
    } else {
      guard cells <= columns.count else { throw error(line: first, "\(cells) cells for \(columns.count) columns") }
      for _ in cells..<columns.count {
        starts.append(0)
        ends.append(0)
      }
      lines.append(Int32(first))
    }
  }

  private mutating func readHeading(_ line: Int) throws(GazetteerError) {
    headingLine = line
    columns = zip(starts, ends).map { String(decoding: bytes[Int($0)..<Int($1)], as: UTF8.self) }
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    if let twice = columns.first(where: { column in columns.count { $0 == column } > 1 }) {
      throw error(line: line, "the column '\(twice)' stands there twice")
    }
  }

  private func skipPlainCell(_ index: inout Int, _ end: Int) {
    bytes.withUnsafeBufferPointer { bytes in
      while index < end, bytes[index] != separator, bytes[index] != 0x0A { index += 1 }
    }
  }

  /// Adds a cell in quotation marks; what stands between the closing mark and the separator belongs to nobody and is kept.
  private mutating func readQuotedCell(_ index: inout Int, _ end: Int, _ line: inout Int) throws(GazetteerError) {
    let first = line
    let start = bytes.count
    index += 1
    while true {
      guard index < end else { throw error(line: first, "a quotation mark is not closed") }
      let byte = bytes[index]
      index += 1
      if byte != 0x22 {
        if byte == 0x0A { line += 1 }
        bytes.append(byte)
      } else if index < end, bytes[index] == 0x22 {
        bytes.append(0x22)
        index += 1
      } else {
        break
      }
    }
    while index < end, bytes[index] != separator, bytes[index] != 0x0A {
      if bytes[index] != 0x0D || index + 1 < end && bytes[index + 1] != 0x0A { bytes.append(bytes[index]) }
      index += 1
    }
    starts.append(Int32(start))
    ends.append(Int32(bytes.count))
  }

  private func error(line: Int, _ message: String) -> GazetteerError {
    GazetteerError(description: "\(name), line \(line): \(message)")
  }

  private static func firstInvalidLine(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}
