import Glibc
import PlainText

/// A part of a file that moves forward: what lies before it is forgotten, what lies behind is read when it is wanted.
struct FeedWindow {
  private static let step = 1 << 18
  private let input: InputBytes
  private var buffer: [UInt8] = []
  /// The place in the file of the buffer's first byte.
  private var start = 0
  /// The first place that may still be asked for.
  private var kept = 0
  private var lines = 1
  private var linesAt = 0

  /// Begins at the beginning.
  init(_ input: InputBytes) { self.input = input }

  /// The bytes of the file.
  var count: Int { input.count }

  /// Promises that nothing before a place will be asked for.
  mutating func discard(before place: Int) {
    guard place > kept else { return }
    countLines(to: place)
    kept = place
    // Moving the rest costs as much as it is long.
    guard kept - start > buffer.count / 2 else { return }
    buffer.removeFirst(min(buffer.count, kept - start))
    start = kept
  }

  /// Where a byte stands next; `nil` when it is not before `limit`.
  mutating func find(_ byte: UInt8, from place: Int, limit: Int) throws(ReaderError) -> Int? {
    var place = place
    while place < limit, try load(place) {
      let end = min(limit, start + buffer.count)
      let (from, to) = (place - start, end - start)
      let found = buffer.withUnsafeBytes { bytes -> Int? in
        guard let base = bytes.baseAddress, let hit = memchr(base + from, Int32(byte), to - from) else { return nil }
        return UnsafeRawPointer(hit) - base
      }
      if let found { return start + found }
      place = end
    }
    return nil
  }

  /// Whether those bytes stand there.
  mutating func has(_ wanted: [UInt8], at place: Int) throws(ReaderError) -> Bool {
    guard place >= start, try load(place + wanted.count - 1) else { return false }
    return buffer[place - start..<place - start + wanted.count].elementsEqual(wanted)
  }

  /// The byte at a place; `nil` behind the end.
  mutating func byte(_ place: Int) throws(ReaderError) -> UInt8? { try load(place) ? buffer[place - start] : nil }

  /// The bytes of a range that is still kept.
  mutating func bytes(_ range: Range<Int>) throws(ReaderError) -> [UInt8] {
    guard !range.isEmpty, range.lowerBound >= start, try load(range.upperBound - 1) else { return [] }
    return Array(buffer[range.lowerBound - start..<range.upperBound - start])
  }

  /// The line of a place that is still kept, from 1. Places must be asked for in order.
  mutating func line(at place: Int) throws(ReaderError) -> Int {
    countLines(to: place)
    return lines
  }

  private mutating func countLines(to place: Int) {
    let range = max(linesAt, start) - start..<max(linesAt, min(place, start + buffer.count)) - start
    guard range.lowerBound < range.upperBound, range.upperBound <= buffer.count else { return }
    lines += buffer.withUnsafeBufferPointer { bytes in
      bytes[range].reduce(into: 0) { if $1 == 0x0A { $0 += 1 } }
    }
    linesAt = start + range.upperBound
  }

  /// Reads on until a place is in the buffer; `false` when the file ends before.
  private mutating func load(_ place: Int) throws(ReaderError) -> Bool {
    guard place >= start else { return false }
    while place >= start + buffer.count {
      let more = try input.bytes(at: start + buffer.count, count: Self.step)
      guard !more.isEmpty else { return false }
      buffer.append(contentsOf: more)
    }
    return true
  }
}
