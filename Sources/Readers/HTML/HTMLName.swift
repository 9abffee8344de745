/// An element's name in two words, to be compared and looked up without allocating; names are cut behind 16 bytes.
struct HTMLName: Hashable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  /// Whether it has a hyphen, as names of custom elements have.
  private(set) var isCustom = false

  /// Takes a name in lower case.
  init(_ name: some Sequence<UInt8>) {
    var index = 0
    for byte in name {
      if byte == UInt8(ascii: "-") { isCustom = true }
      if index < 8 {
        first |= UInt64(byte) << (8 * UInt64(index))
      } else if index < 16 {
        second |= UInt64(byte) << (8 * UInt64(index - 8))
      }
      index += 1
    }
  }

  /// A number to keep it under.
  var slot: Int { Int(truncatingIfNeeded: (first ^ second) &* 0x9E37_79B9_7F4A_7C15 >> 40) }

  /// Compares two names.
  static func == (a: HTMLName, b: HTMLName) -> Bool { a.first == b.first && a.second == b.second }

  /// Hashes what `==` compares.
  func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(second)
  }
}
