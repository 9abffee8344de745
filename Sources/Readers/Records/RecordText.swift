import PlainData
import PlainText

/// The text of a record: which field it is in, and the other fields.
struct RecordText {
  /// The path of the field that the text is in.
  let path: [String]
  /// What the field holds, as it stands.
  let text: String
  /// What a careful reader should know.
  let warnings: [String]

  /// Finds the text of a record.
  ///
  /// - Parameter wanted: The field that the user names, a dotted path; `nil`: a sensible guess.
  /// - Throws: `ReaderError.malformed` where there is no such field, or no text at all.
  init(_ record: ValueMap, wanted: String?) throws(ReaderError) {
    if let wanted {
      guard let path = Self.path(wanted, in: record), let value = Self.value(path, in: record) else {
        throw .malformed("there is no field '\(wanted)': the record has \(Self.list(record)); choose with --text-field")
      }
      guard let text = Self.text(value) else { throw .malformed("the field '\(wanted)' holds no text") }
      self.init(path: path, text: text)
    } else if let path = Self.known(record, depth: 0), let text = Self.value(path, in: record).flatMap(Self.text) {
      self.init(path: path, text: text)
    } else if let (path, text) = Self.longest(record) {
      let name = path.joined(separator: ".")
      self.init(
        path: path, text: text,
        warnings: ["no field is named like a text: the longest, '\(name)', was taken; name it with --text-field"])
    } else {
      throw .malformed("the record holds no text: it has \(Self.list(record)); choose with --text-field")
    }
  }

  private init(path: [String], text: String, warnings: [String] = []) {
    self.path = path
    self.text = text
    self.warnings = warnings
  }

  /// The other fields of the record: without the text, and those of the objects around it besides.
  func others(_ record: ValueMap) -> [(name: String, value: Value)] {
    var fields: [(name: String, value: Value)] = []
    fields.reserveCapacity(record.count)
    var inner = record
    for (depth, step) in path.enumerated() {
      for entry in inner.entries {
        guard case .string(let name) = entry.key, name != step else { continue }
        fields.append((name, entry.value))
      }
      guard depth + 1 < path.count, let next = inner[step]?.map else { break }
      inner = next
    }
    return fields
  }

  // MARK: - Paths

  /// The steps of a dotted path; a field that has dots in its own name goes first.
  private static func path(_ wanted: String, in record: ValueMap) -> [String]? {
    if record[wanted] != nil { return [wanted] }
    let steps = wanted.split(separator: ".").map(String.init)
    return steps.isEmpty ? nil : steps
  }

  private static func value(_ path: [String], in record: ValueMap) -> Value? {
    var value = Value.map(record)
    for step in path {
      if let list = value.list {
        guard let index = Int(step), list.indices.contains(index) else { return nil }
        value = list[index]
      } else {
        guard let next = value[step] else { return nil }
        value = next
      }
    }
    return value
  }

  /// The text of a value: a string, or strings in a list, which are paragraphs.
  private static func text(_ value: Value) -> String? {
    switch value {
    case .string(let text): return text.nonBlank == nil ? nil : text
    case .list(let list):
      let parts = list.compactMap { $0.string ?? $0["text"]?.string }
      guard parts.count == list.count, parts.contains(where: { $0.nonBlank != nil }) else { return nil }
      return parts.joined(separator: "\n\n")
    default: return nil
    }
  }

  // MARK: - Guesses

  private static let ranks: [String: Int] = {
    var ranks: [String: Int] = [:]
    for (rank, name) in FieldNames.text.enumerated() { ranks[name] = rank }
    return ranks
  }()

  /// The field of the best name, here or else in the objects inside.
  private static func known(_ record: ValueMap, depth: Int) -> [String]? {
    var best: (rank: Int, name: String)?
    for entry in record.entries {
      guard case .string(let name) = entry.key, let rank = ranks[FieldNames.folded(name)],
        best.map({ rank < $0.rank }) ?? true, text(entry.value) != nil
      else { continue }
      best = (rank, name)
    }
    if let best { return [best.name] }
    guard depth < 2 else { return nil }
    for entry in record.entries {
      guard case .string(let name) = entry.key, case .map(let inner) = entry.value,
        let path = known(inner, depth: depth + 1)
      else { continue }
      return [name] + path
    }
    return nil
  }

  /// The longest string that reads like text and not like a key, a date or an address.
  private static func longest(_ record: ValueMap) -> (path: [String], text: String)? {
    var best: (path: [String], text: String)?
    for entry in record.entries {
      guard case .string(let name) = entry.key, let text = text(entry.value), text.utf8.contains(0x20),
        !text.hasPrefix("http"), text.utf8.count > (best?.text.utf8.count ?? 0)
      else { continue }
      best = ([name], text)
    }
    return best
  }

  private static func list(_ record: ValueMap) -> String {
    let names = record.keys.prefix(12).map { key -> String in
      if case .string(let name) = key { return String(name.prefix(40)) }
      return "?"
    }
    guard !names.isEmpty else { return "no fields" }
    return names.joined(separator: ", ") + (record.count > 12 ? ", …" : "")
  }
}
