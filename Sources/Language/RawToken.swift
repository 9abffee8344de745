import DocumentModel

/// A token of one block, with what sentence rules ask about it. Offsets are bytes of the block.
struct RawToken {
  var start: Int32
  var end: Int32
  var kind: TokenKind
  var traits: TokenTraits

  var length: Int { Int(end - start) }
}

/// What sentence rules ask about a token.
struct TokenTraits: OptionSet {
  let rawValue: UInt16

  /// Begins with a capital, a small letter, a digit.
  static let upper = TokenTraits(rawValue: 1)
  static let lower = TokenTraits(rawValue: 2)
  static let digit = TokenTraits(rawValue: 4)
  /// Full stop, question mark, dots and their like.
  static let terminator = TokenTraits(rawValue: 8)
  static let opener = TokenTraits(rawValue: 16)
  static let closer = TokenTraits(rawValue: 32)
  /// A straight quotation mark, which may open or close.
  static let quote = TokenTraits(rawValue: 64)
  /// An abbreviation with its stop that stands before something: a title, "No. 5".
  static let leading = TokenTraits(rawValue: 128)
  /// An abbreviation with its stop that may end a sentence: "U.S.", "etc.".
  static let eitherWay = TokenTraits(rawValue: 256)
  /// Two dots or more, or an ellipsis.
  static let dots = TokenTraits(rawValue: 512)
  /// An address of the web or of mail.
  static let address = TokenTraits(rawValue: 1024)
  /// Begins a sentence although no blank stands before it: "the region.The".
  static let glued = TokenTraits(rawValue: 2048)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ first: CharacterClass) {
    var traits: TokenTraits = []
    if first.isUpper { traits.insert(.upper) }
    if first.isLower { traits.insert(.lower) }
    if first.isDigit { traits.insert(.digit) }
    if first.isTerminator { traits.insert(.terminator) }
    if first.isOpener { traits.insert(.opener) }
    if first.isCloser { traits.insert(.closer) }
    self = traits
  }
}
