/// What the classes of a page say: pages use few, many times.
final class HTMLClassCache {
  /// What a class says.
  struct Entry {
    var weight: Int
    var traits: HTMLNode.Traits
    /// To know elements of one kind.
    var number: UInt16
  }

  private static let most = 4_096
  private var entries: [UInt64: Entry] = [:]

  /// Reads the value of `class`.
  func entry(_ value: UnsafeBufferPointer<UInt8>) -> Entry {
    // FNV-1a: two classes of one number are improbable, and would do no harm.
    var number: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in value.prefix(1_024) { number = (number ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if let known = entries[number] { return known }
    let found = HTMLEvidence.weigh(value)
    var entry = Entry(weight: found.weight, traits: [], number: UInt16(truncatingIfNeeded: number ^ number >> 32))
    if found.isComments { entry.traits.insert(.comments) }
    if value.count < 64 {
      if HTMLText.contains(value, "footnote-back") || HTMLText.contains(value, "backlink") {
        entry.traits.insert(.backLink)
      }
      if HTMLText.contains(value, "footnotes") || HTMLText.contains(value, "endnotes") { entry.traits.insert(.notes) }
    }
    if entries.count < Self.most { entries[number] = entry }
    return entry
  }
}
