/// The tags of the names that a page uses, found without hashing.
struct HTMLTagCache {
  private var names = [HTMLName?](repeating: nil, count: 128)
  private var tags = [HTMLTag](repeating: .other, count: 128)

  /// The tag of a name.
  mutating func tag(_ name: HTMLName) -> HTMLTag {
    let slot = name.slot & 127
    if names[slot] == name { return tags[slot] }
    names[slot] = name
    tags[slot] = HTMLTag.named(name)
    return tags[slot]
  }
}
