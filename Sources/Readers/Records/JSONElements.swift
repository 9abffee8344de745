import PlainText

/// Cuts an array, or a row of values, into its elements without parsing them: what is damaged stays inside its element as
/// far as that can be told.
final class JSONElements {
  /// One element, not yet parsed.
  struct Element {
    /// Where it begins.
    var place: ByteCursor.Place
    /// Its JSON text.
    var bytes: [UInt8] = []
    /// Whether it is longer than the limit: then only its beginning is there.
    var isCut = false
    /// Whether its end was found.
    var isComplete = true
  }

  private let cursor: ByteCursor
  private let limit: Int
  private let isArray: Bool
  private var isDone = false
  /// Whether the array was closed.
  private(set) var isClosed = false

  /// - Parameters:
  ///   - cursor: Stands behind the bracket of an array, or before the first value of a row.
  ///   - isArray: Whether it is an array.
  ///   - limit: Bytes of an element.
  init(_ cursor: ByteCursor, isArray: Bool, limit: Int) {
    self.cursor = cursor
    self.isArray = isArray
    self.limit = limit
  }

  /// The next element; `nil` at the end.
  func next() throws(ReaderError) -> Element? {
    while !isDone, let byte = try cursor.nextSignificant() {
      if byte == 0x2C || byte == 0x1E { continue }
      if isArray, byte == 0x5D {
        isClosed = true
        isDone = true
        break
      }
      cursor.back()
      return try element()
    }
    isDone = true
    return nil
  }

  private func element() throws(ReaderError) -> Element {
    var element = Element(place: cursor.place)
    var depth = 0
    var previous: UInt8 = 0
    while let byte = try cursor.next() {
      if depth == 0, previous != 0, byte <= 0x20 || byte == 0x2C || byte == 0x5D, !isOpenerOrQuote(byte) {
        // The end of a number or a word.
        if byte > 0x20 { cursor.back() }
        return element
      }
      if depth == 1, previous == 0x2C, byte == 0x7B, element.bytes.first == 0x7B {
        // An object where a key must stand: the element was not closed, and this is the next one.
        cursor.back()
        element.isComplete = false
        return element
      }
      append(byte, to: &element)
      switch byte {
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth <= 0 { return element }
      case 0x22:
        try string(&element)
        if depth == 0 { return element }
      default: break
      }
      if byte > 0x20 { previous = byte }
    }
    isDone = true
    element.isComplete = depth == 0
    return element
  }

  private func isOpenerOrQuote(_ byte: UInt8) -> Bool { byte == 0x7B || byte == 0x5B || byte == 0x22 }

  /// Goes behind a string whose quotation mark was read.
  ///
  /// A string may not contain a line break. Where one does, and the next line begins like JSON and not like prose, its
  /// closing mark is missing.
  private func string(_ element: inout Element) throws(ReaderError) {
    var isBroken = false
    while true {
      if !isBroken, !element.isCut {
        _ = cursor.takeRun(before: 0x22, 0x5C, into: &element.bytes, atMost: limit - element.bytes.count)
      }
      guard let byte = try cursor.next() else { return }
      if isBroken, byte > 0x20 {
        if byte == 0x22 || byte == 0x7B || byte == 0x7D || byte == 0x5D {
          cursor.back()
          return
        }
        isBroken = false
      }
      append(byte, to: &element)
      if byte == 0x22 { return }
      if byte == 0x0A { isBroken = true }
      if byte == 0x5C, let escaped = try cursor.next() { append(escaped, to: &element) }
    }
  }

  @inline(__always)
  private func append(_ byte: UInt8, to element: inout Element) {
    if element.bytes.count < limit {
      element.bytes.append(byte)
    } else if !element.isCut {
      element.isCut = true
      element.bytes = Array(element.bytes.prefix(1))
      element.bytes.reserveCapacity(limit)
    }
  }
}
