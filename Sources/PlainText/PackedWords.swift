/// A few short words, found by their letters as one number: one look, as a rule.
struct PackedWords {
  /// The table while it is used.
  struct Table {
    fileprivate let slots: UnsafeBufferPointer<Slot>

    /// The number of a word in the list; `nil` where it is none of them.
    @inline(__always)
    func place(of word: UInt64) -> Int? {
      var slot = PackedWords.slot(word)
      // Half of the table is empty.
      while slots[slot].word != 0 {
        if slots[slot].word == word { return slots[slot].place }
        slot = (slot + 1) & (PackedWords.size - 1)
      }
      return nil
    }
  }

  fileprivate struct Slot {
    var word: UInt64 = 0
    var place = 0
  }

  fileprivate static let size = 256
  private var slots = [Slot](repeating: Slot(), count: size)

  /// Takes at most 128 words of at most eight bytes.
  init(_ words: [String]) {
    for (place, word) in words.prefix(Self.size / 2).enumerated() {
      let packed = word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      var slot = Self.slot(packed)
      while slots[slot].word != 0 { slot = (slot + 1) & (Self.size - 1) }
      slots[slot] = Slot(word: packed, place: place)
    }
  }

  /// Looks words up.
  func withTable(_ body: (Table) -> Void) { slots.withUnsafeBufferPointer { body(Table(slots: $0)) } }

  @inline(__always)
  fileprivate static func slot(_ word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}
