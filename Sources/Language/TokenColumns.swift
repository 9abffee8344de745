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

  init(base: WordPool?) {
    var vocabulary = VocabularyBuilder(base: base)
    kinds = TokenKind.allCases.map { vocabulary.intern($0.name) }
    self.vocabulary = vocabulary
  }

  /// Adds the tokens of a block that begins at `offset`.
  mutating func append(_ tokens: [RawToken], bytes: [UInt8], offset: Int, isStart: [Bool]) {
    for (index, token) in tokens.enumerated() {
      if isStart[index] { sentenceStarts.append(UInt32(starts.count)) }
      starts.append(UInt32(offset + token.start))
      ends.append(UInt32(offset + token.end))
      let id = bytes.withUnsafeBufferPointer {
        vocabulary.intern(UnsafeBufferPointer(rebasing: $0[token.start..<token.end]))
      }
      form.append(id)
      lower.append(lowerWord(id, bytes[token.start..<token.end]))
      kind.append(kinds[Int(token.kind.rawValue)])
    }
  }

  private mutating func lowerWord(_ id: UInt32, _ word: ArraySlice<UInt8>) -> UInt32 {
    let index = Int(id)
    while lowered.count <= index { lowered.append(Vocabulary.unknown) }
    if lowered[index] != Vocabulary.unknown { return lowered[index] }
    let result = vocabulary.intern(UnicodeText.lower(String(decoding: word, as: UTF8.self)))
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
