import PlainText

/// Goes through a file byte by byte, in bounded memory, with the place for messages.
final class ByteCursor {
  private let input: InputBytes
  private let chunk: UnsafeMutableBufferPointer<UInt8>
  private var index = 0
  private var filled = 0
  /// Where the chunk behind the one in memory begins.
  private var following: Int
  /// Where the current line begins in the file.
  private var lineStart: Int
  private var lastLineStart = 0
  /// The current line, from 1.
  private(set) var line: Int

  /// A place in the file.
  struct Place {
    var offset = 0
    var line = 1
    /// From 1, in bytes.
    var column = 1
  }

  init(_ input: InputBytes, from place: Place = Place()) {
    self.input = input
    chunk = .allocate(capacity: 1 << 17)
    chunk.initialize(repeating: 0)
    following = place.offset
    line = place.line
    lineStart = place.offset - place.column + 1
  }

  deinit { chunk.deallocate() }

  /// The place of the next byte.
  var place: Place {
    let offset = following - filled + index
    return Place(offset: offset, line: line, column: offset - lineStart + 1)
  }

  /// The next byte; `nil` at the end.
  ///
  /// - Throws: `ReaderError` when the file cannot be read.
  @inline(__always)
  func next() throws(ReaderError) -> UInt8? {
    if index == filled {
      guard try fill() else { return nil }
    }
    let byte = chunk[index]
    index += 1
    if byte == 0x0A {
      line += 1
      lastLineStart = lineStart
      lineStart = following - filled + index
    }
    return byte
  }

  /// Takes the bytes before any of three, a line's end, or the end of what is in memory: none where one of them is next.
  ///
  /// - Returns: How many there were.
  @inline(__always)
  func takeRun(before a: UInt8, _ b: UInt8, _ c: UInt8 = 0x0A, into bytes: inout [UInt8], atMost most: Int) -> Int {
    let start = index
    let last = most < filled - start ? start + max(most, 0) : filled
    var end = start
    while end < last, chunk[end] != a, chunk[end] != b, chunk[end] != c, chunk[end] != 0x0A { end += 1 }
    guard end > start else { return 0 }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[start..<end]))
    index = end
    return end - start
  }

  /// Goes one byte back: once behind each `next`.
  func back() {
    guard index > 0 else { return }
    index -= 1
    if chunk[index] == 0x0A {
      line -= 1
      lineStart = lastLineStart
    }
  }

  /// The next byte that is no white space; `nil` at the end.
  func nextSignificant() throws(ReaderError) -> UInt8? {
    while let byte = try next() {
      if byte > 0x20 { return byte }
    }
    return nil
  }

  private func fill() throws(ReaderError) -> Bool {
    filled = try input.read(at: following, into: UnsafeMutableRawBufferPointer(chunk))
    index = 0
    following += filled
    return filled > 0
  }
}
