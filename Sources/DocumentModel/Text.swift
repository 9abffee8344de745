import PlainData

/// A document's text: one UTF-8 buffer, with the three conventions for places in it.
///
/// In Swift a place is a range of UTF-8 bytes. Lua sees 1-based inclusive bytes, JSON code points from 0.
public struct Text: Sendable {
  /// The bytes, valid UTF-8.
  public let utf8: Column<UInt8>
  /// The number of code points that begin before each multiple of `stride`; empty for ASCII.
  private let marks: [Int]

  private static let stride = 1024

  /// Takes a string.
  public init(_ string: String) {
    var string = string
    self.init(validated: string.withUTF8 { Column($0) })
  }

  /// Takes bytes.
  ///
  /// - Throws: `SpanError.notUTF8` when they are not valid UTF-8.
  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8]) throws(SpanError) {
    guard UTF8Check.isValid(bytes) else { throw .notUTF8 }
    self.init(validated: Column(bytes))
  }

  private init(validated utf8: Column<UInt8>) {
    self.utf8 = utf8
    let bytes = UnsafeRawBufferPointer(utf8.buffer)
    if Self.isASCII(bytes) {
      marks = []
      return
    }
    var marks: [Int] = []
    var points = 0
    for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
      marks.append(points)
      points += Self.points(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + Self.stride, bytes.count)]))
    }
    marks.append(points)
    self.marks = marks
  }

  /// Whether all bytes are below 128: eight at a time.
  private static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index + 8 <= bytes.count {
      if bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
      index += 8
    }
    return bytes[index...].allSatisfy { $0 < 0x80 }
  }

  /// The number of code points that begin in a stretch of UTF-8: eight bytes at a time.
  private static func points(_ bytes: UnsafeRawBufferPointer) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = 0
    var points = 0
    while index + 8 <= bytes.count {
      // Each byte of the sum counts for itself, as far as their total fits one byte.
      let end = min(index + 31 * 8, bytes.count - 7)
      let start = index
      var sum: UInt64 = 0
      while index < end {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // A byte goes on with a code point where its highest bit is set and the next one is not.
        sum &+= word >> 7 & ~(word >> 6) & ones
        index += 8
      }
      points += index - start - Int((sum &* ones) >> 56)
    }
    for byte in bytes[index...] where byte & 0xC0 != 0x80 { points += 1 }
    return points
  }

  /// The number of bytes.
  public var count: Int { utf8.count }

  /// The whole text.
  public var string: String { String(decoding: utf8.buffer, as: UTF8.self) }

  // MARK: - Ranges of bytes

  /// The text of a range.
  ///
  /// - Throws: `SpanError` when the range is outside or cuts a character's bytes.
  public func string(in range: Range<Int>) throws(SpanError) -> String {
    try check(range)
    return String(decoding: UnsafeBufferPointer(rebasing: utf8.buffer[range]), as: UTF8.self)
  }

  /// Whether a code point begins at an offset, or the text ends there.
  public func isBoundary(_ offset: Int) -> Bool {
    guard offset >= 0, offset <= count else { return false }
    return offset == count || utf8[offset] & 0xC0 != 0x80
  }

  /// Checks that a range lies inside and on code-point boundaries.
  public func check(_ range: Range<Int>) throws(SpanError) {
    guard range.lowerBound >= 0, range.upperBound <= count else { throw .outside(range, count: count) }
    guard isBoundary(range.lowerBound) else { throw .insideCharacter(range.lowerBound) }
    guard isBoundary(range.upperBound) else { throw .insideCharacter(range.upperBound) }
  }

  // MARK: - Code points

  /// A range in code points, as JSON has it.
  ///
  /// - Complexity: O(1) for ASCII, else O(1024).
  public func codePoints(_ range: Range<Int>) throws(SpanError) -> Range<Int> {
    try check(range)
    return points(before: range.lowerBound)..<points(before: range.upperBound)
  }

  /// The bytes of a range in code points.
  ///
  /// - Complexity: O(log n).
  public func bytes(codePoints range: Range<Int>) throws(SpanError) -> Range<Int> {
    let total = marks.last ?? count
    guard range.lowerBound >= 0, range.upperBound <= total else {
      throw .outsideCodePoints(range, count: total)
    }
    return byte(atPoint: range.lowerBound)..<byte(atPoint: range.upperBound)
  }

  private func points(before offset: Int) -> Int {
    guard !marks.isEmpty else { return offset }
    let block = offset / Self.stride
    var points = block < marks.count ? marks[block] : 0
    for index in block * Self.stride..<offset where utf8[index] & 0xC0 != 0x80 { points += 1 }
    return points
  }

  private func byte(atPoint point: Int) -> Int {
    guard !marks.isEmpty else { return point }
    var low = 0
    var high = marks.count - 1
    // The last block that begins at or before the point.
    while low < high {
      let middle = (low + high + 1) / 2
      if marks[middle] <= point { low = middle } else { high = middle - 1 }
    }
    var offset = min(low * Self.stride, count)
    var points = low * Self.stride < count ? marks[low] : marks[marks.count - 1]
    while offset < count {
      if utf8[offset] & 0xC0 != 0x80 {
        if points == point { return offset }
        points += 1
      }
      offset += 1
    }
    return count
  }

  // MARK: - Lua

  /// A range as Lua's `string.sub` takes it: 1-based, inclusive.
  public func luaRange(_ range: Range<Int>) -> (first: Int, last: Int) { (range.lowerBound + 1, range.upperBound) }

  /// The bytes that Lua's `first` and `last` mean.
  ///
  /// - Throws: `SpanError` when they are outside, in the wrong order, or cut a character.
  public func bytes(luaFirst first: Int, last: Int) throws(SpanError) -> Range<Int> {
    guard first >= 1, first <= count + 1, last >= first - 1, last <= count else {
      throw .outsideLua(first: first, last: last, count: count)
    }
    let range = first - 1..<last
    try check(range)
    return range
  }
}
