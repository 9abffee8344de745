import PlainText

/// The members of an object, told without parsing their values: what a file consists of, in bounded memory.
struct JSONOutline {
  /// One member.
  struct Member {
    var name: String
    /// The first byte of its value.
    var kind: UInt8
    /// The first byte inside the value, of an array or an object.
    var inner: UInt8?
    /// The place behind the value's first byte.
    var place: ByteCursor.Place

    /// Whether the value is an array of objects.
    var holdsObjects: Bool { kind == 0x5B && inner == 0x7B }
  }

  /// The first members; more than the limit are not looked at.
  private(set) var members: [Member] = []
  /// Whether the object's end was found.
  private(set) var isClosed = false

  private static let memberLimit = 1000
  private static let nameLimit = 200

  /// Reads an object.
  ///
  /// - Parameter cursor: Stands behind the brace; in the end, behind the closing one.
  init(_ cursor: ByteCursor) throws(ReaderError) {
    while let byte = try cursor.nextSignificant() {
      if byte == 0x2C { continue }
      if byte == 0x7D {
        isClosed = true
        return
      }
      guard byte == 0x22, let name = try Self.string(cursor) else { return }
      guard try cursor.nextSignificant() == 0x3A, let kind = try cursor.nextSignificant() else { return }
      var member = Member(name: name, kind: kind, inner: nil, place: cursor.place)
      if kind == 0x7B || kind == 0x5B {
        member.inner = try cursor.nextSignificant()
        if member.inner != nil { cursor.back() }
      }
      if members.count < Self.memberLimit { members.append(member) }
      guard try Self.skip(kind, cursor) else { return }
    }
  }

  /// Goes behind a value whose first byte was read; `false` at the end of the file.
  private static func skip(_ kind: UInt8, _ cursor: ByteCursor) throws(ReaderError) -> Bool {
    if kind == 0x22 { return try string(cursor) != nil }
    guard kind == 0x7B || kind == 0x5B else {
      while let byte = try cursor.next() {
        if byte == 0x2C || byte == 0x7D {
          cursor.back()
          return true
        }
      }
      return false
    }
    var depth = 1
    while let byte = try cursor.next() {
      switch byte {
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth == 0 { return true }
      case 0x22: if try string(cursor) == nil { return false }
      default: break
      }
    }
    return false
  }

  /// The beginning of a string whose first mark was read, with its escapes as they are; `nil` where it does not end.
  private static func string(_ cursor: ByteCursor) throws(ReaderError) -> String? {
    var bytes: [UInt8] = []
    while let byte = try cursor.next() {
      if byte == 0x22 { return String(decoding: bytes, as: UTF8.self) }
      if bytes.count < nameLimit { bytes.append(byte) }
      if byte == 0x5C { _ = try cursor.next() }
    }
    return nil
  }
}
