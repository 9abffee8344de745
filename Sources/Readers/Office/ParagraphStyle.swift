import DocumentModel

/// What a style of a word processor makes of a paragraph or of a stretch of text.
struct ParagraphStyle {
  /// The heading's level, from 1.
  var heading: Int?
  /// The kind that the style's name stands for, other than a heading.
  var kind: BlockKind?
  /// The list that its paragraphs belong to, and the depth in it, from 0.
  var list: String?
  /// The depth in that list.
  var listLevel: Int?
  /// Whether the text is hidden.
  var isHidden: Bool?
  /// Whether it is an entry of a table of contents, which repeats headings.
  var isContents: Bool?

  /// What a style of that name is, by the names that word processors and pandoc give.
  init(name: String) {
    let lower = name.lowercased()
    switch lower {
    case "title": heading = 1
    case "subtitle": heading = 2
    case "quote", "intense quote", "quotations", "block text", "block quotation", "zitat", "citation", "цитата":
      kind = .quotation
    case "source code", "preformatted text", "html preformatted", "code", "plain code": kind = .code
    case "footnote text", "endnote text": break
    case "toc heading", "contents heading": isContents = true
    default:
      if lower.hasPrefix("toc ") || lower.hasPrefix("contents "), lower.last?.isNumber == true { isContents = true }
      heading = Self.headingLevel(lower)
      if lower.hasPrefix("list bullet ") || lower.hasPrefix("list number "), let digit = lower.last?.wholeNumberValue {
        listLevel = max(0, min(digit, 9) - 1)
      }
    }
  }

  /// Takes what it lacks from the style that it is based on.
  mutating func inherit(_ base: ParagraphStyle) {
    if kind == nil { heading = heading ?? base.heading }
    if heading == nil { kind = kind ?? base.kind }
    list = list ?? base.list
    listLevel = listLevel ?? base.listLevel
    isHidden = isHidden ?? base.isHidden
    isContents = isContents ?? base.isContents
  }

  /// "heading" in the languages of Word and LibreOffice, as names of styles have it before the number.
  private static let headingWords: Set<String> = [
    "heading", "überschrift", "titre", "título", "titulo", "titolo", "заголовок", "kop", "rubrik", "nagłówek",
    "otsikko", "overskrift", "nadpis", "başlık", "címsor", "naslov", "antraštė", "virsraksts", "pealkiri", "titlu",
    "标题", "標題", "見出し", "제목", "تیتر", "επικεφαλίδα", "berschrift",
  ]

  private static func headingLevel(_ lower: String) -> Int? {
    let word = lower.prefix { !$0.isNumber && $0 != " " }
    let digits = lower.dropFirst(word.count).drop { $0 == " " }
    guard let level = Int(digits), (1...9).contains(level), headingWords.contains(String(word)) else { return nil }
    return level
  }
}
