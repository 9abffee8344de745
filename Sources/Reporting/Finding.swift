import PlainData

/// Something found in documents, with the evidence for it.
public struct Finding: Sendable, Equatable {
  /// How grave a finding is; SARIF's levels.
  public enum Level: String, Sendable, CaseIterable {
    case note
    case warning
    case error
  }

  /// What kind of finding: `commitment`, `defect/repeated_word`.
  public var rule: String
  /// The level.
  public var level: Level
  /// One sentence.
  public var message: String
  /// The quotations that show it.
  public var evidence: [Evidence]
  /// What identifies it besides rule and document; `nil` for its folded quotation.
  public var key: String?
  /// More plain data.
  public var properties: ValueMap

  /// What identifies the finding from run to run: rule, document, and its key or else its folded quotation.
  public var identity: String {
    let first = evidence.first
    let last = key ?? Self.folded(first?.text ?? message)
    return [rule, first?.document ?? "", last].joined(separator: " | ")
  }

  /// Reads a finding as scripts write it: one table of evidence or a list of them.
  ///
  /// - Throws: `ReportError` naming what is missing or of the wrong type.
  public init(from value: Value) throws(ReportError) {
    let fields = try Fields(value, "finding")
    guard let rule = try fields.text("rule"), !rule.isEmpty else { throw ReportError("finding: 'rule' is missing") }
    guard let message = try fields.text("message") else { throw ReportError("finding '\(rule)': 'message' is missing") }
    self.rule = rule
    self.message = message
    let word = try fields.text("level") ?? "note"
    guard let level = Level(rawValue: word) else {
      throw ReportError("finding '\(rule)': unknown level '\(word)': use note, warning or error")
    }
    self.level = level
    key = try fields.text("key")
    properties = fields["properties"]?.map ?? ValueMap()
    evidence = []
    switch fields["evidence"] {
    case nil, .null?: break
    case .list(let list)?:
      for item in list { evidence.append(try Evidence(from: item)) }
    case .map(let map)? where map.isEmpty: break
    case let single?: evidence.append(try Evidence(from: single))
    }
  }

  /// The finding as plain data.
  public var value: Value {
    var map = ValueMap()
    map["rule"] = .string(rule)
    map["level"] = .string(level.rawValue)
    map["message"] = .string(message)
    map["evidence"] = .list(evidence.map(\.value))
    map["key"] = key.map(Value.string)
    map["identity"] = .string(identity)
    if !properties.isEmpty { map["properties"] = .map(properties) }
    return .map(map)
  }

  /// Lower case, runs of white space as one blank: a quotation that was reset in other lines stays the same.
  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A quotation with its place: W3C Web Annotation's position and quote selectors in one.
public struct Evidence: Sendable, Equatable {
  /// The document's id and title.
  public var document: String
  /// The title.
  public var title: String?
  /// Code points from 0, the end exclusive.
  public var start: Int
  /// The end in code points, exclusive.
  public var end: Int
  /// The text.
  public var text: String
  /// The sentence that it stands in.
  public var sentence: String
  /// What stands right before and behind it.
  public var prefix: String
  /// What stands right behind the quotation.
  public var suffix: String
  /// The attributes of the layer's item.
  public var attributes: ValueMap

  /// Takes its parts.
  public init(
    document: String, title: String?, start: Int, end: Int, text: String, sentence: String, prefix: String,
    suffix: String, attributes: ValueMap
  ) {
    self.document = document
    self.title = title
    self.start = start
    self.end = end
    self.text = text
    self.sentence = sentence
    self.prefix = prefix
    self.suffix = suffix
    self.attributes = attributes
  }

  /// Reads what `span:evidence()` gave.
  ///
  /// - Throws: `ReportError` naming what is missing or of the wrong type.
  public init(from value: Value) throws(ReportError) {
    let fields = try Fields(value, "evidence")
    guard let document = try fields.text("document"), let text = try fields.text("text") else {
      throw ReportError("evidence is what span:evidence() gives: it needs 'document' and 'text'")
    }
    self.document = document
    self.text = text
    title = try fields.text("title")
    start = try fields.count("start")
    end = try fields.count("end")
    guard end >= start else { throw ReportError("evidence: 'end' lies before 'start'") }
    sentence = try fields.text("sentence") ?? ""
    prefix = try fields.text("prefix") ?? ""
    suffix = try fields.text("suffix") ?? ""
    attributes = fields["attributes"]?.map ?? ValueMap()
  }

  /// The evidence as plain data.
  public var value: Value {
    var map = ValueMap()
    map["document"] = .string(document)
    map["title"] = title.map(Value.string)
    map["start"] = .integer(Int64(start))
    map["end"] = .integer(Int64(end))
    map["text"] = .string(text)
    map["sentence"] = .string(sentence)
    map["prefix"] = .string(prefix)
    map["suffix"] = .string(suffix)
    if !attributes.isEmpty { map["attributes"] = .map(attributes) }
    return .map(map)
  }
}
