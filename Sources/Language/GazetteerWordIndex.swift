import DocumentModel

/// The names of a gazetteer by the beginnings of their words, for names that are met in another wording.
struct GazetteerWordIndex {
  private let letters: Int
  private let names: [String]
  /// For each name how many different words it has.
  private let wordCounts: [Int32]
  private let index: ByteIndex

  /// Splits all names of a source.
  init(_ source: any GazetteerSource, letters: Int) {
    self.letters = letters
    var names: [String] = []
    var wordCounts: [Int32] = []
    var builder = ByteIndexBuilder()
    var splitter = NameWords()
    var key: [UInt8] = []
    for entry in 0..<source.count {
      source.forEachName(entry) { name in
        var count: Int32 = 0
        splitter.forEachWord(of: name) { word in
          Self.setKey(&key, word, letters)
          guard !key.isEmpty else { return }
          let isNew = key.withUnsafeBufferPointer { builder.add($0, names.count) }
          if isNew { count += 1 }
        }
        names.append(String(decoding: name, as: UTF8.self))
        wordCounts.append(count)
      }
    }
    self.names = names
    self.wordCounts = wordCounts
    index = builder.build()
  }

  /// The names all of whose words, except so many, begin as one of these does.
  ///
  /// - Complexity: O(names that hold any of the words).
  func names(of words: [String], missing: Int) -> [String] {
    var found = [Int32](repeating: 0, count: names.count)
    var seen: Set<[UInt8]> = []
    var key: [UInt8] = []
    for var word in words {
      word.withUTF8 { Self.setKey(&key, $0, letters) }
      guard !key.isEmpty, seen.insert(key).inserted else { continue }
      key.withUnsafeBufferPointer { index.forEachNumber(of: $0) { found[$0] += 1 } }
    }
    return names.indices.compactMap { number in
      found[number] > 0 && Int(found[number]) >= Int(wordCounts[number]) - missing ? names[number] : nil
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
