import Glibc
import PlainText

/// The lines of a file, one at a time, in memory for one line.
///
/// A line ends with LF or CR LF, which do not belong to it. The current line lies in `buffer`, so that nothing is copied.
final class LineStream {
  private let input: InputBytes
  private let limit: Int
  /// Where the bytes of the current line are.
  private(set) var buffer: [UInt8]
  private var filled = 0
  /// Where in the buffer the next line begins, and where that is in the file.
  private var next = 0
  private var position: Int

  /// The current line in `buffer`.
  private(set) var range = 0..<0
  /// The current line's number, from 1.
  private(set) var number = 0
  /// Where the current line begins in the file.
  private(set) var offset = 0
  /// Whether the current line is longer than the limit: then only its beginning is there.
  private(set) var isCut = false

  private static let chunk = 1 << 18

  /// Reads lines of at most so many bytes.
  init(_ input: InputBytes, from offset: Int = 0, limit: Int) {
    self.input = input
    self.limit = max(limit, 1)
    position = offset
    buffer = [UInt8](repeating: 0, count: Self.chunk)
  }

  /// The current line's bytes.
  var line: ArraySlice<UInt8> { buffer[range] }

  /// Goes to the next line; `false` at the end of the file.
  ///
  /// - Throws: `ReaderError` when the file cannot be read.
  func advance() throws(ReaderError) -> Bool {
    offset = position
    isCut = false
    var searched = 0
    while true {
      if let end = newline(from: next + searched) {
        finish(end: end, consumed: end + 1)
        return true
      }
      searched = filled - next
      if searched > limit + 1 { return try skip() }
      guard try fill() else {
        guard searched > 0 else { return false }
        finish(end: filled, consumed: filled)
        return true
      }
    }
  }

  private func finish(end: Int, consumed: Int) {
    var last = end
    if last > next, buffer[last - 1] == 0x0D { last -= 1 }
    range = next..<last
    if range.count > limit {
      isCut = true
      range = next..<next + limit
    }
    position += consumed - next
    next = consumed
    number += 1
  }

  /// Goes behind a line that is too long, keeping a piece of its beginning.
  private func skip() throws(ReaderError) -> Bool {
    let kept = min(limit, 4096)
    position += filled - next
    moveToFront(from: next, count: kept)
    range = 0..<kept
    isCut = true
    number += 1
    // The rest of the buffer is read over and over.
    while true {
      filled = kept + (try read(at: position, to: kept))
      next = filled
      if filled == kept { return true }
      if let end = newline(from: kept) {
        position += end + 1 - kept
        next = end + 1
        return true
      }
      position += filled - kept
    }
  }

  private func newline(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard start < filled, let base = bytes.baseAddress,
        let found = memchr(base + start, 0x0A, filled - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Reads on behind the line that is begun; `false` at the end of the file.
  private func fill() throws(ReaderError) -> Bool {
    let pending = filled - next
    if next > 0 {
      moveToFront(from: next, count: pending)
      next = 0
      filled = pending
    }
    if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
    let count = try read(at: position + pending, to: filled)
    filled += count
    return count > 0
  }

  private func moveToFront(from start: Int, count: Int) {
    buffer.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress, start + count <= bytes.count else { return }
      memmove(base, base + start, count)
    }
  }

  /// Reads from a place of the file to the end of the buffer; how much there was.
  private func read(at offset: Int, to start: Int) throws(ReaderError) -> Int {
    var failure: ReaderError?
    let count = buffer.withUnsafeMutableBytes { bytes -> Int in
      do throws(ReaderError) {
        return try input.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}
