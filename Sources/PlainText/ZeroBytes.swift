/// Where the zero bytes of a file stand, which tells UTF-16 and UTF-32 without a mark from binary files.
///
/// Text in ideographs is not recognised: its upper bytes are as various as anything. There the mark, or the name of the
/// encoding, is needed.
struct ZeroBytes {
  /// How many bytes are looked at.
  static let sample = 65_536

  private var zeros = [0, 0, 0, 0]
  /// How often each byte stands at an even and at an odd offset.
  private var even = [Int](repeating: 0, count: 256)
  private var odd = [Int](repeating: 0, count: 256)
  private let count: Int

  init(_ bytes: [UInt8]) {
    count = min(bytes.count, Self.sample) / 2 * 2
    for index in 0..<count {
      if bytes[index] == 0 { zeros[index % 4] += 1 }
      if index % 2 == 0 { even[Int(bytes[index])] += 1 } else { odd[Int(bytes[index])] += 1 }
    }
  }

  /// The encoding that puts zeros there, if any.
  var encoding: String? {
    let quarters = count / 4
    // UTF-32: the upper half of nearly every unit is zero.
    if quarters > 0, count % 4 == 0 {
      if zeros[3] == quarters, zeros[2] * 10 >= quarters * 9, zeros[0] * 10 < quarters { return "UTF-32LE" }
      if zeros[0] == quarters, zeros[1] * 10 >= quarters * 9, zeros[3] * 10 < quarters { return "UTF-32BE" }
    }
    // UTF-16: zeros on one side only, at the least for the blanks between words.
    if even[0] == 0, areUpper(odd) { return "UTF-16LE" }
    if odd[0] == 0, areUpper(even) { return "UTF-16BE" }
    return nil
  }

  /// Whether bytes are the upper halves of text in an alphabet: some zeros, and few others.
  private func areUpper(_ counts: [Int]) -> Bool {
    let units = count / 2
    guard units > 0, counts[0] * 50 >= units else { return false }
    return counts.sorted(by: >).prefix(3).reduce(0, +) * 10 >= units * 7
  }
}
