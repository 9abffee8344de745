/// Whether bytes are UTF-8, told several times as fast as by the standard library, which goes byte by byte as soon as
/// there is anything beyond ASCII.
public enum UTF8Check {
  /// What bytes are.
  public enum Outcome: Sendable {
    /// UTF-8 with nothing but ASCII.
    case ascii
    /// UTF-8 with more than ASCII.
    case unicode
    /// No UTF-8.
    case invalid
  }

  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Whether bytes are valid UTF-8.
  ///
  /// - Complexity: O(bytes).
  public static func isValid(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { outcome($0) } != .invalid }

  /// What bytes are, after table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above U+10FFFF.
  ///
  /// - Complexity: O(bytes).
  public static func outcome(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    var index = behindASCII(bytes, from: 0)
    guard index < bytes.count else { return .ascii }
    while index < bytes.count {
      // Here is a byte beyond ASCII; where one is, others often follow.
      repeat {
        let length = sequence(bytes, at: index)
        if length == 0 { return .invalid }
        index += length
      } while index < bytes.count && bytes[index] >= 0x80
      index = behindASCII(bytes, from: index)
    }
    return .unicode
  }

  /// The first offset from one on whose byte is not ASCII: eight bytes at a time.
  @inline(__always)
  private static func behindASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let found = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian & tops
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// The length of the sequence of two to four bytes that begins at an offset; 0 where it is none.
  @inline(__always)
  private static func sequence(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let first = bytes[index]
    let left = bytes.count - index
    guard first >= 0xC2, left >= 2 else { return 0 }
    let second = bytes[index + 1]
    if first < 0xE0 { return second & 0xC0 == 0x80 ? 2 : 0 }
    guard left >= 3, bytes[index + 2] & 0xC0 == 0x80 else { return 0 }
    if first < 0xF0 {
      let least: UInt8 = first == 0xE0 ? 0xA0 : 0x80
      let most: UInt8 = first == 0xED ? 0x9F : 0xBF
      return second >= least && second <= most ? 3 : 0
    }
    guard first < 0xF5, left >= 4, bytes[index + 3] & 0xC0 == 0x80 else { return 0 }
    let least: UInt8 = first == 0xF0 ? 0x90 : 0x80
    let most: UInt8 = first == 0xF4 ? 0x8F : 0xBF
    return second >= least && second <= most ? 4 : 0
  }
}

extension String {
  /// Copies bytes that are UTF-8; `nil` where they are not. As `String(validating:as:)`, and faster.
  ///
  /// - Complexity: O(bytes).
  public init?(checking bytes: UnsafeBufferPointer<UInt8>) {
    let outcome = UTF8Check.outcome(UnsafeRawBufferPointer(bytes))
    guard outcome != .invalid else { return nil }
    // Sound, since the bytes were checked.
    self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: outcome == .ascii))
  }

  /// Copies bytes that are UTF-8; `nil` where they are not.
  ///
  /// - Complexity: O(bytes).
  public init?(checking bytes: [UInt8]) {
    guard let string = bytes.withUnsafeBufferPointer({ String(checking: $0) }) else { return nil }
    self = string
  }
}
