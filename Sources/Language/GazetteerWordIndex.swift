/// The names of a gazetteer by the beginnings of their words, for names that are met in another wording.
struct GazetteerWordIndex {
  private let letters: Int
  private let names: [String]
  private let index: ByteIndex

  /// Splits all names of a source.
  init(_ source: any GazetteerSource, letters: Int) {
    self.letters = letters
    var names: [String] = []
    var builder = ByteIndexBuilder()
    var splitter = NameWords()
    var key: [UInt8] = []
    for entry in 0..<source.count {
      source.forEachName(entry) { name in
        splitter.forEachWord(of: name) { word in
          Self.setKey(&key, word, letters)
          guard !key.isEmpty else { return }
          key.withUnsafeBufferPointer { builder.add($0, names.count) }
        }
        names.append(String(decoding: name, as: UTF8.self))
      }
    }
    self.names = names
    index = builder.build()
  }

  /// The names with a word that begins as this one does.
  func names(with word: String) -> [String] {
    var key: [UInt8] = []
    var word = word
    word.withUTF8 { Self.setKey(&key, $0, letters) }
    let found = key.withUnsafeBufferPointer { index.numbers(of: $0) }
    // A name may hold two such words.
    var last = -1
    return found.compactMap { number in
      defer { last = number }
      return number == last ? nil : names[number]
    }
  }

  /// The first letters and digits of a word in lower case, hyphens inside it left out.
  private static func setKey(_ key: inout [UInt8], _ word: UnsafeBufferPointer<UInt8>, _ letters: Int) {
    key.removeAll(keepingCapacity: true)
    guard word.allSatisfy({ $0 < 0x80 }) else {
      let lower = UnicodeText.lower(String(decoding: word, as: UTF8.self))
      key.append(contentsOf: String(lower.filter { $0.isLetter || $0.isNumber }.prefix(letters)).utf8)
      return
    }
    for byte in word where key.count < letters {
      let lower = UnicodeText.lowered(byte)
      if lower >= 0x61 && lower <= 0x7A || lower >= 0x30 && lower <= 0x39 { key.append(lower) }
    }
  }
}
