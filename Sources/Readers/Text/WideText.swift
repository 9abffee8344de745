import DocumentModel
import PlainText

/// Text in UTF-16 or UTF-32, in which no line and no comma can be found byte by byte.
enum WideText {
  /// The same text in an encoding that agrees with ASCII: unchanged where it is so already.
  ///
  /// - Throws: `ReaderError.limit` for a file that is too large to be converted in memory.
  static func narrowed(_ bytes: InputBytes, _ limits: ReaderLimits) throws(ReaderError) -> InputBytes {
    let head = try bytes.bytes(at: 0, count: 4)
    let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.contains(0)
    guard isWide else { return bytes }
    let all = try bytes.all(limit: limits.document)
    return InputBytes(try TextDecoder.decode(all, declared: nil).utf8)
  }
}
