import DocumentModel
import Glibc
import PlainText

/// Finds the items of a feed without parsing them, so that one that is broken costs itself only, and the memory is that
/// of one item.
final class FeedScanner {
  private var window: FeedWindow
  private let limits: ReaderLimits
  /// The name of the elements that are items, and its start and end tags without their last byte.
  private var startTag: [UInt8] = []
  private var endTag: [UInt8] = []
  /// Where the next item is looked for.
  private var position = 0
  /// Stretches in which CDATA's and a comment's end are known not to be.
  private var absent: [FeedMark: Range<Int>] = [:]

  init(_ bytes: InputBytes, limits: ReaderLimits) {
    window = FeedWindow(bytes)
    self.limits = limits
  }

  /// What stands before the first item: to be called first, and once.
  ///
  /// - Parameter name: The name of the elements that are items.
  func head(before name: String) throws(ReaderError) -> [UInt8] {
    startTag = Array("<\(name)".utf8)
    endTag = Array("</\(name)".utf8)
    let start = try findItem(from: 0, limit: limits.record)
    position = start ?? 0
    return try window.bytes(0..<(start ?? min(window.count, limits.record)))
  }

  /// The next item; `nil` at the end.
  func next() throws(ReaderError) -> FeedChunk? {
    guard let start = try findItem(from: position, limit: Int.max) else { return nil }
    window.discard(before: start)
    let line = try window.line(at: start)
    var place = start + startTag.count
    if let end = try emptyItem(place) {
      position = end
      return .item(try window.bytes(start..<end), line: line)
    }
    while true {
      guard let next = try window.find(0x3C, from: place, limit: start + limits.record) else {
        return try broken(start, line, at: place)
      }
      if try isTag(endTag, at: next), let end = try window.find(0x3E, from: next, limit: start + limits.record) {
        position = end + 1
        return .item(try window.bytes(start..<end + 1), line: line)
      }
      if try isTag(startTag, at: next) {
        position = next
        return .broken("it does not end before the next one begins", line: line)
      }
      place = next + 1
      for mark in FeedMark.allCases where try window.has(mark.start, at: next) {
        guard let end = try findEnd(of: mark, from: next + mark.start.count, limit: start + limits.record) else {
          position = start + startTag.count
          return .broken("its \(mark.title) does not end", line: line)
        }
        place = end
      }
    }
  }

  /// The item has no end within the file or within the limit.
  private func broken(_ start: Int, _ line: Int, at place: Int) throws(ReaderError) -> FeedChunk {
    position = start + startTag.count
    if window.count - start > limits.record {
      return .broken("it has more than \(limits.record) bytes: raise it with --limit record=…", line: line)
    }
    return .broken("it does not end", line: line)
  }

  /// Behind the start tag where that is an empty element.
  private func emptyItem(_ place: Int) throws(ReaderError) -> Int? {
    guard let end = try window.find(0x3E, from: place, limit: place + 65_536) else { return nil }
    return try window.has([0x2F], at: end - 1) ? end + 1 : nil
  }

  private func findItem(from start: Int, limit: Int) throws(ReaderError) -> Int? {
    var place = start
    let end = limit == Int.max ? Int.max : start + limit
    while let next = try window.find(0x3C, from: place, limit: end) {
      if try isTag(startTag, at: next) { return next }
      place = next + 1
      if try window.has(FeedMark.comment.start, at: next),
        let end = try findEnd(of: .comment, from: next + 4, limit: next + limits.record)
      {
        place = end
      }
      if limit == Int.max { window.discard(before: place) }
    }
    return nil
  }

  /// Whether that tag stands there, and not one whose name is longer.
  private func isTag(_ tag: [UInt8], at place: Int) throws(ReaderError) -> Bool {
    guard try window.has(tag, at: place), let after = try window.byte(place + tag.count) else { return false }
    return after <= 0x20 || after == 0x3E || after == 0x2F
  }

  /// Behind the end of a CDATA section or comment.
  private func findEnd(of mark: FeedMark, from start: Int, limit: Int) throws(ReaderError) -> Int? {
    var place = start
    if let known = absent[mark], known.contains(start) { place = known.upperBound }
    while let next = try window.find(0x3E, from: place, limit: limit) {
      if next - 2 >= start, try window.has(mark.end, at: next - 2) {
        let isFaulty = mark == .cdata ? try swallows(start..<next) : false
        return isFaulty ? nil : next + 1
      }
      place = next + 1
    }
    absent[mark] =
      min(
        absent[mark].flatMap { $0.contains(start) ? $0.lowerBound : nil } ?? start, start)..<max(
        place, min(limit, window.count))
    return nil
  }

  /// Whether a CDATA section holds the end of an item and the start of another: its own end is missing.
  private func swallows(_ range: Range<Int>) throws(ReaderError) -> Bool {
    var place = range.lowerBound
    var hasEnd = false
    while let next = try window.find(0x3C, from: place, limit: range.upperBound) {
      if try isTag(endTag, at: next) { hasEnd = true }
      if hasEnd, try isTag(startTag, at: next) { return true }
      place = next + 1
    }
    return false
  }
}
