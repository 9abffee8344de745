import PlainText

/// How a table is written.
struct TableDialect: Equatable {
  /// Stands between fields.
  var delimiter: UInt8 = 0x2C
  /// Stands around fields.
  var quote: UInt8 = 0x22
}

/// The rows of a table in CSV, after RFC 4180 and with patience for what programs make of it; in memory for one row.
final class TableRows {
  /// One row.
  struct Row {
    /// Where it begins.
    var place: ByteCursor.Place
    /// The fields without their quotation marks.
    var fields: [[UInt8]] = []
    /// Whether a quotation mark was opened and not closed.
    var isUnclosed = false
    /// Whether it is longer than the limit.
    var isCut = false
    /// Whether it goes over several lines although marks inside fields are not doubled: one may be missing.
    var isDoubtful = false
  }

  private let input: InputBytes
  private let dialect: TableDialect
  private let limit: Int
  private var cursor: ByteCursor
  /// Where the second line of the current row begins.
  private var secondLine: ByteCursor.Place?
  /// How many bytes have been read again.
  private var again = 0
  private var length = 0

  init(_ input: InputBytes, from place: ByteCursor.Place = ByteCursor.Place(), dialect: TableDialect, limit: Int) {
    self.input = input
    self.dialect = dialect
    self.limit = limit
    cursor = ByteCursor(input, from: place)
  }

  /// Where the next row begins.
  var place: ByteCursor.Place { cursor.place }

  /// The next row; `nil` at the end. Empty lines are left out.
  func next() throws(ReaderError) -> Row? {
    while true {
      var row = Row(place: cursor.place)
      secondLine = nil
      length = 0
      guard try read(&row) else { return nil }
      if row.fields.count > 1 || row.fields.first?.isEmpty == false || row.isCut { return row }
    }
  }

  /// Goes back behind the first line of the row that was read last, which is damaged.
  ///
  /// - Returns: `false` where there is no such line, or too much was read twice already.
  func retreat() -> Bool {
    again += length
    guard let place = secondLine, again <= 4 * input.count + 1_000_000 else { return false }
    cursor = ByteCursor(input, from: place)
    return true
  }

  // MARK: - Fields

  private func read(_ row: inout Row) throws(ReaderError) -> Bool {
    var field: [UInt8] = []
    var isStart = true
    var isAny = false
    while true {
      if !isStart {
        length += cursor.takeRun(before: dialect.delimiter, 0x0D, into: &field, atMost: limit - length)
      }
      guard let byte = try cursor.next() else { break }
      isAny = true
      length += 1
      if isStart, byte == dialect.quote {
        isStart = false
        try quoted(&field, &row)
        if row.isCut { break }
        continue
      }
      isStart = false
      switch byte {
      case dialect.delimiter:
        row.fields.append(field)
        field = []
        isStart = true
      case 0x0A, 0x0D:
        if byte == 0x0D, let following = try cursor.next(), following != 0x0A { cursor.back() }
        row.fields.append(field)
        return true
      default: if !hold(byte, &field, &row) { return try skipLine() }
      }
    }
    if isAny { row.fields.append(field) }
    return isAny
  }

  /// Reads a field up to its second quotation mark.
  private func quoted(_ field: inout [UInt8], _ row: inout Row) throws(ReaderError) {
    var hasStray = false
    while true {
      length += cursor.takeRun(before: dialect.quote, dialect.quote, into: &field, atMost: limit - length)
      guard let byte = try cursor.next() else { break }
      length += 1
      if byte == dialect.quote {
        guard let following = try cursor.next() else { return }
        if following != dialect.quote {
          cursor.back()
          let isEnd = following == dialect.delimiter || following == 0x0A || following == 0x0D
          if isEnd {
            if hasStray, secondLine != nil { row.isDoubtful = true }
            return
          }
          // A mark inside a field that should be doubled; or, behind a delimiter on a later line, the one that opens
          // the next field.
          hasStray = true
          if secondLine != nil, field.last == dialect.delimiter { row.isUnclosed = true }
        }
      } else if byte == 0x0A, secondLine == nil {
        secondLine = cursor.place
      }
      guard hold(byte, &field, &row) else {
        row.isUnclosed = true
        return
      }
    }
    row.isUnclosed = true
  }

  private func hold(_ byte: UInt8, _ field: inout [UInt8], _ row: inout Row) -> Bool {
    guard length <= limit else {
      row.isCut = true
      return false
    }
    field.append(byte)
    return true
  }

  private func skipLine() throws(ReaderError) -> Bool {
    while let byte = try cursor.next() {
      if byte == 0x0A { break }
    }
    return true
  }
}
