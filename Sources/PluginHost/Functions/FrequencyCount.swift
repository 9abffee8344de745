import DocumentModel
import LuaRuntime
import PlainData

/// Counting in the host over the flat columns: one pass over the tokens, one slot a word.
enum FrequencyCount {
  /// Carries out `frequencies(field, filter)`.
  ///
  /// - Complexity: O(tokens + distinct words).
  static func counts(_ call: APICall, _ table: TokenTable, range: Range<Int>) throws -> HostResult {
    let name = try call.string(0)
    let number = try TokenField.number(name, in: table)
    guard let field = TokenField(rawValue: number), let column = field.words(in: table) else {
      throw APIError("'\(name)' holds numbers: only form, lower, kind, lemma and upos can be counted")
    }
    let filters = call.isAbsent(1) ? [] : try filters(call.arguments[1], table)
    var counts = [UInt32](repeating: 0, count: table.vocabulary.count)
    let values = column.pointer
    if filters.isEmpty {
      for token in range {
        let id = Int(values[token])
        if id < counts.count { counts[id] += 1 }
      }
    } else {
      for token in range where filters.allSatisfy({ $0.accepts(token) }) {
        let id = Int(values[token])
        if id < counts.count { counts[id] += 1 }
      }
    }
    var pairs: [(id: UInt32, count: UInt32)] = []
    for (id, count) in counts.enumerated() where count > 0 { pairs.append((UInt32(id), count)) }
    return .counts(field: number, wordCounts: pairs)
  }

  /// A condition on one column: the value is one of these words.
  private struct Filter {
    let column: Column<UInt32>
    let words: [UInt32]

    func accepts(_ token: Int) -> Bool { words.contains(column[token]) }
  }

  private static func filters(_ table: Value, _ tokens: TokenTable) throws -> [Filter] {
    try (table.map ?? ValueMap()).entries.map { entry in
      let name = entry.key.text
      let number = try TokenField.number(name, in: tokens)
      guard let column = TokenField(rawValue: number)?.words(in: tokens) else {
        throw APIError("the filter on '\(name)': only form, lower, kind, lemma and upos can be filtered by")
      }
      let wanted = entry.value.list ?? [entry.value]
      let words = try wanted.map { value in
        guard let word = value.string else {
          throw APIError(
            "the filter on '\(name)': expected a string or a list of strings, got \(APIType.typeName(value))")
        }
        return tokens.vocabulary.id(of: word) ?? Vocabulary.unknown - 1
      }
      return Filter(column: column, words: words)
    }
  }
}
