import DocumentModel
import LuaRuntime
import PlainData

/// The columns of the token table by the names that scripts and queries use. The raw value is the field's number.
enum TokenField: UInt32, CaseIterable {
  case form = 0
  case lower = 1
  case kind = 2
  case first = 3
  case last = 4
  case sentence = 5
  case lemma = 6
  case upos = 7

  /// The field that is a token's own number, which is no column.
  static let index = UInt32.max

  var name: String { "\(self)" }

  /// The names in the order that messages list them.
  static let names = allCases.map(\.name) + ["index"]

  /// The number of a field by name.
  ///
  /// - Throws: `APIError` for an unknown name, or for a column that nothing has filled.
  static func number(_ name: String, in table: TokenTable) throws -> UInt32 {
    if name == "index" { return index }
    guard let field = allCases.first(where: { $0.name == name }) else {
      let near = suggestion(for: name, among: names).map { ": did you mean '\($0)'?" }
      throw APIError("unknown token field '\(name)'" + (near ?? ": there are \(names.joined(separator: ", "))"))
    }
    if field == .lemma && table.lemma == nil || field == .upos && table.upos == nil {
      throw APIError("the tokens have no '\(name)': nothing has tagged this document")
    }
    return field.rawValue
  }

  /// The column of word ids behind a field; `nil` for the fields that are numbers.
  func words(in table: TokenTable) -> Column<UInt32>? {
    switch self {
    case .form: table.form
    case .lower: table.lower
    case .kind: table.kind
    case .lemma: table.lemma
    case .upos: table.upos
    case .first, .last, .sentence: nil
    }
  }

  /// The view that the C iterators read; the table must outlive it.
  static func view(of table: TokenTable) -> ColumnView {
    var fields: [ColumnView.Field] = []
    for field in allCases {
      switch field {
      case .first: fields.append(.integer(name: field.name, bias: 1, values: table.starts.pointer))
      case .last: fields.append(.integer(name: field.name, bias: 0, values: table.ends.pointer))
      case .sentence: fields.append(.integer(name: field.name, bias: 1, values: table.sentenceIndex.pointer))
      default: fields.append(.words(name: field.name, values: field.words(in: table)?.pointer))
      }
    }
    return ColumnView(
      count: table.count, base: table.vocabulary.base.map(words(of:)), local: words(of: table.vocabulary.local),
      fields: fields, owner: table)
  }

  private static func words(of pool: WordPool) -> ColumnView.Words {
    ColumnView.Words(bytes: pool.bytes.pointer, offsets: pool.offsets.pointer, count: pool.count)
  }
}
