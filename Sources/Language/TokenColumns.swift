import DocumentModel

/// The columns of a token table while a document is split.
struct TokenColumns {
  private var vocabulary: VocabularyBuilder
  private let kinds: [UInt32]
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  private var form: [UInt32] = []
  private var lower: [UInt32] = []
  private var kind: [UInt32] = []
  private var sentenceStarts: [UInt32] = []
  /// The lower-case word of each word that was seen, so that each is folded once.
  private var lowered: [UInt32] = []

  init(base: WordPool?, bytes: Int) {
    var vocabulary = VocabularyBuilder(base: base)
    kinds = TokenKind.allCases.map { vocabulary.intern($0.name) }
    self.vocabulary = vocabulary
    let tokens = bytes / 6
    starts.reserveCapacity(tokens)
    ends.reserveCapacity(tokens)
    form.reserveCapacity(tokens)
    lower.reserveCapacity(tokens)
    kind.reserveCapacity(tokens)
  }

  /// Adds the tokens of a block that begins at `offset`; `sentences` are the tokens that begin one.
  mutating func append(_ tokens: [RawToken], bytes: UnsafeBufferPointer<UInt8>, offset: Int, starts sentences: [Int32])
  {
    let base = starts.count
    for start in sentences { sentenceStarts.append(UInt32(base + Int(start))) }
    for token in tokens {
      starts.append(UInt32(offset + Int(token.start)))
      ends.append(UInt32(offset + Int(token.end)))
      let word = UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)])
      let id = vocabulary.intern(word)
      form.append(id)
      lower.append(lowerWord(id, word))
      kind.append(kinds[Int(token.kind.rawValue)])
    }
  }

  private mutating func lowerWord(_ id: UInt32, _ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let index = Int(id)
    if index < lowered.count, lowered[index] != Vocabulary.unknown { return lowered[index] }
    while lowered.count <= index { lowered.append(Vocabulary.unknown) }
    let isLower = word.allSatisfy { $0 < 0x80 && !($0 >= 0x41 && $0 <= 0x5A) }
    let result = isLower ? id : vocabulary.intern(UnicodeText.lower(String(decoding: word, as: UTF8.self)))
    lowered[index] = result
    return result
  }

  consuming func build() -> TokenTable {
    sentenceStarts.append(UInt32(starts.count))
    return TokenTable(
      starts: starts, ends: ends, form: form, lower: lower, kind: kind, sentenceStarts: sentenceStarts,
      vocabulary: vocabulary.build())
  }
}
