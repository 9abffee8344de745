import CRegex

/// A regular expression in RE2's syntax: linear in the text, whatever the pattern.
public final class RegularExpression: @unchecked Sendable {
  // Unchecked, but sound: the handle never changes, and RE2's matching functions are safe on one object from many threads.
  private let handle: OpaquePointer
  /// The number of captures.
  public let captures: Int

  /// Compiles a pattern.
  ///
  /// - Throws: `RegularExpressionError` with RE2's reason.
  public init(_ pattern: String, foldingCase: Bool = false) throws(RegularExpressionError) {
    var reason = [CChar](repeating: 0, count: 256)
    let bytes = Array(pattern.utf8)
    guard let opened = creg_open(bytes, bytes.count, foldingCase ? 1 : 0, &reason, reason.count) else {
      let text = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw RegularExpressionError(pattern: pattern, reason: String(decoding: text, as: UTF8.self))
    }
    handle = opened
    captures = Int(creg_captures(opened))
  }

  deinit { creg_close(handle) }

  /// Whether the whole of a text matches.
  public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    creg_matches(handle, text.baseAddress, text.count) != 0
  }

  /// The first match from an offset on: the byte ranges of the match and of each capture that took part.
  public func firstMatch(in text: [UInt8], from offset: Int = 0) -> [Range<Int>?]? {
    guard offset >= 0, offset <= text.count else { return nil }
    var ranges = [Int64](repeating: -1, count: 2 * (captures + 1))
    guard creg_find(handle, text, text.count, offset, &ranges) != 0 else { return nil }
    return (0...captures).map { group in
      ranges[2 * group] < 0 ? nil : Int(ranges[2 * group])..<Int(ranges[2 * group + 1])
    }
  }
}

/// A pattern that is not well formed.
public struct RegularExpressionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The pattern as it was written.
  public let pattern: String
  /// Why, in words.
  public let reason: String

  /// The value in words, as messages show it.
  public var description: String { "'\(pattern)' is no regular expression: \(reason)" }
}
