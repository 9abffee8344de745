/// Text in which white space is single blanks already, and can be taken over as it stands.
enum BlankRuns {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// ASCII white space and zero bytes; the no-break space is text.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D || byte == 0 }

  /// Where a run ends that begins with a byte that is no blank: before white space that is more than one blank, and
  /// before that at the end.
  ///
  /// - Complexity: O(bytes), eight at a time.
  static func end(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if index + 9 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let next = bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt64.self)
        // Some byte is below a blank, or a blank and the next one too; a false alarm costs only time.
        let below = (word &- ones &* 0x20) & ~word
        let double = (word &- ones &* 0x21) & ~word & (next &- ones &* 0x21) & ~next
        if (below | double) & tops == 0 {
          index += 8
          continue
        }
      }
      let stop = min(index + 8, bytes.count)
      while index < stop {
        if isBlank(bytes[index]), bytes[index] != 0x20 || index + 1 == bytes.count || isBlank(bytes[index + 1]) {
          return index
        }
        index += 1
      }
    }
    return bytes.count
  }
}
