import DocumentModel
import PlainData
import PlainText

/// Turns the fields of a record or of front matter into metadata: those that are known under the model's names, all
/// others under their own.
enum FieldMetadata {
  /// For each name the key that it may be, and how good it is for it.
  private static let known: [String: (key: Int, rank: Int)] = {
    var known: [String: (key: Int, rank: Int)] = [:]
    for (key, entry) in FieldNames.metadata.enumerated() {
      for (rank, name) in entry.names.enumerated() { known[name] = (key, rank) }
    }
    return known
  }()

  /// Adds fields, in any order.
  ///
  /// - Returns: Warnings about fields that could not be understood.
  static func add(_ fields: [(name: String, value: Value)], to metadata: inout Metadata) -> [String] {
    var best = [(rank: Int, value: Value)?](repeating: nil, count: FieldNames.metadata.count)
    var warnings: [String] = []
    for (name, value) in fields {
      if case .null = value { continue }
      var isModelKey = false
      if let (key, rank) = known[FieldNames.folded(name)] {
        // The first name of each key is the key itself.
        isModelKey = rank == 0 && name == FieldNames.metadata[key].key
        if let value = normalized(value, FieldNames.metadata[key].key) {
          if best[key].map({ rank < $0.rank }) ?? true { best[key] = (rank, value) }
        } else if isModelKey, let text = value.string, !text.isEmpty {
          warnings.append("the field '\(name)' is not understood: '\(text.prefix(60))'")
        }
      }
      // The model's keys hold what the model means by them, or nothing.
      if !name.isEmpty, !isModelKey { metadata.set(name, value, origin: .declared) }
    }
    for (key, found) in best.enumerated() {
      if let found { metadata.set(FieldNames.metadata[key].key, found.value, origin: .declared) }
    }
    return warnings
  }

  /// A value in the form that the model has for a key; `nil` where it has no such form.
  static func normalized(_ value: Value, _ key: String) -> Value? {
    switch key {
    case "published", "modified": date(value).map(Value.string)
    case "authors": list(names(value, separators: [0x3B], isByline: true))
    case "keywords": list(names(value, separators: [0x3B, 0x2C, 0x7C], isByline: false))
    case "language": name(value).flatMap(language).map(Value.string)
    default: name(value).map(Value.string)
    }
  }

  private static func date(_ value: Value) -> String? {
    switch value {
    case .string(let text):
      if let number = Int64(text) { return DateText.iso(text) ?? DateText.iso(unix: number) }
      return DateText.iso(text)
    case .integer(let number): return DateText.iso(unix: number)
    case .number(let number): return Int64(exactly: number.rounded()).flatMap(DateText.iso(unix:))
    case .map(let map): return map["$date"].flatMap(date)
    default: return nil
    }
  }

  /// The text of a value: a string, a number, or the name of an object that stands for a person or an outlet.
  private static func name(_ value: Value) -> String? {
    switch value {
    case .string(let text): text.nonBlank
    case .integer(let number): String(number)
    case .map(let map):
      ["name", "title", "label", "url", "id"].lazy.compactMap { map[$0]?.string }.first.flatMap(\.nonBlank)
    case .list(let list): list.count == 1 ? name(list[0]) : nil
    default: nil
    }
  }

  private static func names(_ value: Value, separators: [UInt8], isByline: Bool) -> [String] {
    switch value {
    case .list(let list): return list.compactMap(name)
    case .string(let text):
      var text = text.nonBlank ?? ""
      if isByline, Self.isByline(text) { text = String(text.dropFirst(3)).nonBlank ?? "" }
      guard text.utf8.contains(where: { separators.contains($0) }) else { return text.isEmpty ? [] : [text] }
      return text.utf8.split(whereSeparator: { separators.contains($0) }).compactMap { String(Substring($0)).nonBlank }
    default: return name(value).map { [$0] } ?? []
    }
  }

  /// Whether a line of authors begins with "By ".
  private static func isByline(_ text: String) -> Bool {
    let start = text.utf8.prefix(3)
    return start.last == 0x20 && start.elementsEqual("by ".utf8) { $0 | 0x20 == $1 }
  }

  private static func list(_ names: [String]) -> Value? { names.isEmpty ? nil : .list(names.map(Value.string)) }

  /// A language's tag after BCP 47, by its form.
  private static func language(_ text: String) -> String? {
    let tag = text.replacingUnderscores
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count), first.allSatisfy({ $0.isASCII && $0.isLetter }),
      parts.allSatisfy({
        (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      })
    else { return nil }
    return first.lowercased() + tag.dropFirst(first.count)
  }
}

extension String {
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? "-" : $0 }) }
}
