import PlainText

/// The central directory of a ZIP file, entry by entry.
struct ZipDirectory {
  /// How many entries it claims.
  private(set) var count: Int
  private let title: String
  private let bytes: [UInt8]
  /// What lies before the ZIP file proper; all its offsets count from there.
  private let shift: Int
  private var position = 0
  private var taken = 0

  /// Finds the directory.
  init(_ input: InputBytes, title: String) throws(ReaderError) {
    self.title = title
    let tail = try input.bytes(at: max(0, input.count - 65_557), count: 65_557)
    guard let end = Self.endRecord(tail) else {
      throw .malformed("the \(title) is damaged: its directory is missing, the file may be cut off")
    }
    let endOffset = input.count - tail.count + end
    var count = Self.number(tail, end + 10, 2)
    var size = Self.number(tail, end + 12, 4)
    var offset = Self.number(tail, end + 16, 4)
    var directoryEnd = endOffset
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      let wide = try Self.wideRecord(input, before: endOffset)
    {
      (count, size, offset, directoryEnd) = wide
    }
    guard size <= directoryEnd, offset <= directoryEnd - size else {
      throw .malformed("the \(title) is damaged: its directory does not lie inside the file")
    }
    shift = directoryEnd - size - offset
    self.count = count
    bytes = try input.bytes(at: directoryEnd - size, count: size)
  }

  /// The next entry; `nil` behind the last.
  mutating func next() throws(ReaderError) -> ZipEntry? {
    // A signature may follow the entries; their number is kept in 16 bits, there may be more.
    let isEntry = Self.number(bytes, position, 4) == 0x0201_4B50
    guard taken < count || isEntry else { return nil }
    guard position <= bytes.count - 46, isEntry else {
      throw .malformed("the \(title) is damaged: entry \(taken + 1) of its directory cannot be read")
    }
    let nameCount = Self.number(bytes, position + 28, 2)
    let extraCount = Self.number(bytes, position + 30, 2)
    let next = position + 46 + nameCount + extraCount + Self.number(bytes, position + 32, 2)
    guard next <= bytes.count else {
      throw .malformed("the \(title) is damaged: entry \(taken + 1) of its directory is cut off")
    }
    let name = bytes[position + 46..<position + 46 + nameCount]
    var entry = ZipEntry(
      name: String(decoding: name, as: UTF8.self), method: Self.number(bytes, position + 10, 2),
      isEncrypted: Self.number(bytes, position + 8, 2) & 1 != 0, crc: UInt32(Self.number(bytes, position + 16, 4)),
      packed: Self.number(bytes, position + 20, 4), size: Self.number(bytes, position + 24, 4),
      offset: Self.number(bytes, position + 42, 4))
    widen(&entry, position + 46 + nameCount..<position + 46 + nameCount + extraCount)
    guard entry.offset <= Int.max - shift else {
      throw .malformed("the \(title) is damaged: entry \(taken + 1) of its directory points outside")
    }
    entry.offset += shift
    position = next
    taken += 1
    return entry
  }

  /// Sizes of more than 32 bits stand in the extra field.
  private func widen(_ entry: inout ZipEntry, _ extra: Range<Int>) {
    var start = extra.lowerBound
    while start + 4 <= extra.upperBound {
      let length = Self.number(bytes, start + 2, 2)
      if Self.number(bytes, start, 2) == 1 {
        var field = start + 4
        let end = min(start + 4 + length, extra.upperBound)
        for key in [\ZipEntry.size, \.packed, \.offset] where entry[keyPath: key] == 0xFFFF_FFFF && field + 8 <= end {
          entry[keyPath: key] = Self.number(bytes, field, 8)
          field += 8
        }
        return
      }
      start += 4 + length
    }
  }

  /// Where the last record of the file begins: the last one whose comment reaches the end, else the last one.
  private static func endRecord(_ tail: [UInt8]) -> Int? {
    guard tail.count >= 22 else { return nil }
    var second: Int?
    for start in stride(from: tail.count - 22, through: 0, by: -1) where tail[start] == 0x50 {
      guard number(tail, start, 4) == 0x0605_4B50 else { continue }
      if start + 22 + number(tail, start + 20, 2) == tail.count { return start }
      if second == nil { second = start }
    }
    return second
  }

  private static func wideRecord(
    _ input: InputBytes, before end: Int
  ) throws(ReaderError) -> (count: Int, size: Int, offset: Int, end: Int)? {
    let locator = try input.bytes(at: end - 20, count: end >= 20 ? 20 : 0)
    guard locator.count == 20, number(locator, 0, 4) == 0x0706_4B50 else { return nil }
    let start = number(locator, 8, 8)
    let record = try input.bytes(at: start, count: start <= input.count ? 56 : 0)
    guard record.count == 56, number(record, 0, 4) == 0x0606_4B50 else { return nil }
    return (number(record, 32, 8), number(record, 40, 8), number(record, 48, 8), start)
  }

  /// A number of little-endian bytes; 0 outside, and never negative.
  static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    guard start >= 0, start <= bytes.count - count else { return 0 }
    var result: UInt64 = 0
    for index in stride(from: start + count - 1, through: start, by: -1) { result = result << 8 | UInt64(bytes[index]) }
    return Int(result & UInt64(Int.max))
  }
}
