/// English clitics, which are tokens of their own as in Universal Dependencies: 's n't 're 've 'll 'd 'm.
enum Clitics {
  /// Where the clitic at the end of a word begins, in bytes from its start; `nil` where there is none.
  static func cut(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    // The apostrophe stands one or two letters before the end and is one byte, or three when it is curly.
    let count = word.count
    for letters in 1...2 where count > letters + 1 {
      let behind = count - letters
      let length = apostrophe(word, endingAt: behind)
      guard length > 0, behind > length else { continue }
      let a = word[behind] | 0x20
      let isTail =
        letters == 1
        ? a == 0x73 || a == 0x64 || a == 0x6D || a == 0x74
        : isPair(a, word[behind + 1] | 0x20)
      guard isTail else { return nil }
      let start = behind - length
      guard letters == 1, a == 0x74 else { return start }
      // n't: the n belongs to the clitic.
      return start >= 2 && word[start - 1] | 0x20 == 0x6E ? start - 1 : nil
    }
    return nil
  }

  /// Whether a word is what stands behind the apostrophe of a clitic: s, d, m, re, ve, ll.
  static func isTail(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    switch word.count {
    case 1:
      let a = word[0] | 0x20
      return a == 0x73 || a == 0x64 || a == 0x6D
    case 2: return isPair(word[0] | 0x20, word[1] | 0x20)
    default: return false
    }
  }

  private static func isPair(_ a: UInt8, _ b: UInt8) -> Bool {
    (a == 0x72 || a == 0x76) && b == 0x65 || a == 0x6C && b == 0x6C
  }

  /// The bytes of an apostrophe that ends at an offset, 0 when there is none.
  private static func apostrophe(_ word: UnsafeBufferPointer<UInt8>, endingAt offset: Int) -> Int {
    if word[offset - 1] == 0x27 { return 1 }
    return offset >= 3 && word[offset - 1] == 0x99 && word[offset - 2] == 0x80 && word[offset - 3] == 0xE2 ? 3 : 0
  }
}
