import Language
import LuaRuntime
import PlainData
import PluginModel

/// `chancery.gazetteer`, `chancery.regex` and what they make.
enum MatchingFunctions {
  static let all: [APIFunction] = [
    APIFunction(
      "chancery.gazetteer", .function, "Compiles a list of names. Make it once, where the file loads.",
      [
        .required(
          "source", .either([.string, .list(.table)]),
          "the name of a bundled gazetteer (\"states\"), a list of entries { name = …, names = { … }, attributes … },"
            + " or the text of a TSV file with a column `name`"),
        .optional(
          "options",
          .fields([
            .optional("column", .string, "the column whose names are found in place of name and names"),
            .optional(
              "case", .choice(Gazetteer.CasePolicy.allCases.map(\.rawValue)),
              "how letter case is compared where the list does not say: name (as written, or all in capitals; the default),"
                + " exact, any"),
          ]),
          "column = \"short\" finds the short forms of a table"),
      ],
      results: [APIResult(.object(.gazetteer), "for document:match")],
      errors: ["no such gazetteer is bundled, or an entry has no name: the message names the entry or line"],
      example: """
        local cis = { name = "Commonwealth of Independent States", names = { "CIS" }, seat = "Minsk" }
        local bodies = chancery.gazetteer { cis }
        print(#document:match(bodies)) --> 4
        """
    ) { call in
      let column = call.field(1, "column")?.string
      let policy = call.field(1, "case")?.string.flatMap { Gazetteer.CasePolicy(rawValue: $0) } ?? .name
      if let text = call.arguments[0].octets {
        if text.contains(UInt8(ascii: "\n")) || text.contains(UInt8(ascii: "\t")) {
          let gazetteer = try Gazetteer(tsv: text, name: "the gazetteer's text", column: column, casePolicy: policy)
          return .value(.object(try call.context.keep(gazetteer)))
        }
        return .value(.object(try call.context.bundledGazetteer(try call.string(0), column, policy)))
      }
      let entries = try (call.arguments[0].elements ?? []).enumerated().map {
        try entry($0.element, $0.offset + 1, policy)
      }
      return .value(.object(try call.context.keep(Gazetteer(entries: entries))))
    },
    APIFunction(
      "entries", .property(.gazetteer), "How many entries it has.",
      results: [APIResult(.integer, "the number of entries")],
      example: "print(chancery.gazetteer({ { name = \"CIS\" } }).entries) --> 1"
    ) { call in
      guard let reference = call.receiver else { return .none }
      return .value(.integer(Int64(try call.context.gazetteer(reference).count)))
    },
    APIFunction(
      "names", .method(.gazetteer),
      "Lists the first name of each entry; with `words` all names that may stand among these words in another wording.",
      [
        .optional(
          "filter",
          .fields([
            .required("words", .list(.string), "a name is given whose words are among these; case does not count"),
            .optional("missing", .integer, default: 0, "how many of a name's words may be absent"),
            .optional("letters", .integer, default: 6, "how many letters of a word must agree, 1 to 64"),
          ]),
          "a word with fewer letters agrees when it is the same; \"co-operation\" counts as \"cooperation\"")
      ],
      results: [APIResult(.list(.string), "names in the order of the entries")],
      example: """
        local bodies = chancery.gazetteer {
          { name = "Eurasian Economic Union", names = { "EAEU" } }, { name = "Council of Europe" },
        }
        print(#bodies:names(), bodies:names({ words = { "union", "economy", "Eurasia" } })[1]) --> 2 Eurasian Economic Union
        """
    ) { call in
      guard let reference = call.receiver else { return .none }
      let gazetteer = try call.context.gazetteer(reference)
      if let words = call.field(0, "words")?.elements {
        let letters = Int(call.field(0, "letters")?.integer ?? 6)
        guard (1...64).contains(letters) else { throw APIError("gazetteer:names: letters is \(letters): give 1 to 64") }
        let missing = Int(call.field(0, "missing")?.integer ?? 0)
        let names = gazetteer.names(of: words.compactMap(\.string), letters: letters, missing: missing)
        return .value(.list(names.map { .string($0) }))
      }
      return .value(
        .list(
          (0..<gazetteer.count).map { number in
            gazetteer.attributes(of: number)["name"] ?? .string(gazetteer.entry(number).names.first ?? "")
          }))
    },
    APIFunction(
      "lookup", .method(.gazetteer), "Gives the entries that have a name, or a value in a column, exactly as written.",
      [
        .required("value", .string, "the name or value"),
        .optional("column", .string, "the attribute to look in, or a part of it between |; the names by default"),
      ],
      results: [APIResult(.list(.table), "the entries' attributes in order; empty when there are none")],
      errors: ["no entry has such a column"],
      example: """
        local states = chancery.gazetteer "states"
        print(states:lookup("Belarusian", "adjective")[1].name, #states:lookup "Atlantis") --> Belarus 0
        """
    ) { call in
      guard let reference = call.receiver else { return .none }
      let gazetteer = try call.context.gazetteer(reference)
      let column = call.arguments[1].string
      guard let entries = gazetteer.entries(with: call.octets(0), in: column) else {
        let known = gazetteer.attributeNames
        let near = suggestion(for: column ?? "", among: known).map { "did you mean '\($0)'?" }
        let hint = near ?? "it has \(known.joined(separator: ", "))"
        throw APIError("this gazetteer has no column '\(column ?? "")': \(hint)")
      }
      return .value(.list(entries.map { .map(gazetteer.attributes(of: $0)) }))
    },
    APIFunction(
      "chancery.regex", .function, "Gives a regular expression in RE2's syntax, compiled when it is first used.",
      [.required("pattern", .string, "the pattern; (?i) at its head folds case")],
      results: [APIResult(.object(.regex), "the expression")],
      errors: ["the pattern is not well formed"],
      example: "print(chancery.regex(\"[A-Z]{3}\"):match(\"the CIS\")) --> CIS"
    ) { call in
      do {
        return .value(.object(try call.context.expression(try call.string(0))))
      } catch let error as RegularExpressionError {
        throw APIError("chancery.regex: \(error.description)")
      }
    },
    APIFunction(
      "find", .method(.regex), "Finds the first match.",
      [
        .required("text", .string, "where to look"),
        .optional("init", .integer, default: 1, "the byte to begin at, from 1"),
      ],
      results: [
        APIResult(.integer, "its first byte, from 1; nil when there is none"), APIResult(.integer, "its last byte"),
        APIResult(.any, "the captures; nil for one that took no part"),
      ],
      example: "print(chancery.regex(\"(b)(c)\"):find(\"abc\")) --> 2 3 b c"
    ) { call in
      guard let (text, groups) = try search(call) else { return .value(.null) }
      guard let whole = groups[0] else { return .value(.null) }
      return .values(
        [.integer(Int64(whole.lowerBound + 1)), .integer(Int64(whole.upperBound))]
          + groups.dropFirst().map { $0.map { Value(octets: Array(text[$0])) } ?? .null })
    },
    APIFunction(
      "match", .method(.regex), "Gives the captures of the first match, or the whole match where there are none.",
      [
        .required("text", .string, "where to look"),
        .optional("init", .integer, default: 1, "the byte to begin at, from 1"),
      ],
      results: [APIResult(.any, "the captures, or the match; nil when there is none")],
      example: "print(chancery.regex(\"(\\\\d+)-(\\\\d+)\"):match(\"in 2021-2025\")) --> 2021 2025"
    ) { call in
      guard let (text, groups) = try search(call) else { return .value(.null) }
      let wanted = groups.count > 1 ? groups.dropFirst() : groups[...]
      return .values(wanted.map { $0.map { Value(octets: Array(text[$0])) } ?? .null })
    },
    APIFunction(
      "all", .method(.regex), "Finds all matches that do not overlap.",
      [.required("text", .string, "where to look")],
      results: [APIResult(.list(.table), "tables with first, last, text and the captures as 1, 2, …")],
      example: "print(chancery.regex(\"\\\\d{4}\"):all(\"2021-2025\")[2].text) --> 2025"
    ) { call in
      guard let reference = call.receiver else { return .none }
      let expression = try call.context.expression(reference)
      let text = call.octets(0)
      var found: [Value] = []
      var position = 0
      while position <= text.count, let groups = expression.firstMatch(in: text, from: position), let whole = groups[0]
      {
        var item = ValueMap()
        item["first"] = .integer(Int64(whole.lowerBound + 1))
        item["last"] = .integer(Int64(whole.upperBound))
        item["text"] = Value(octets: Array(text[whole]))
        for (index, group) in groups.dropFirst().enumerated() {
          if let group { item[.integer(Int64(index + 1))] = Value(octets: Array(text[group])) }
        }
        found.append(.map(item))
        position = whole.isEmpty ? nextCharacter(text, whole.upperBound) : whole.upperBound
      }
      return .value(.list(found))
    },
  ]

  private static func search(_ call: APICall) throws -> ([UInt8], [Range<Int>?])? {
    guard let reference = call.receiver else { return nil }
    let text = call.octets(0)
    var start = call.integer(1)
    if start < 0 { start = max(1, text.count + start + 1) }
    guard start <= text.count + 1 else { return nil }
    let expression = try call.context.expression(reference)
    return expression.firstMatch(in: text, from: max(0, start - 1)).map { (text, $0) }
  }

  /// The byte after the character at an offset.
  private static func nextCharacter(_ text: [UInt8], _ offset: Int) -> Int {
    var next = offset + 1
    while next < text.count && text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  private static func entry(_ value: Value, _ number: Int, _ policy: Gazetteer.CasePolicy) throws -> Gazetteer.Entry {
    var names: [String] = []
    var attributes = ValueMap()
    for field in (value.map ?? ValueMap()).entries {
      switch (field.key, field.value) {
      case (.string("name"), .string(let name)): names.insert(name, at: 0)
      case (.string("names"), .list(let more)): names += more.compactMap(\.string)
      case (.string("names"), .map(let empty)) where empty.isEmpty: break
      case (.string("name"), _), (.string("names"), _):
        throw APIError("gazetteer entry \(number): 'name' is a string, 'names' a list of strings")
      case (_, .object): throw APIError("gazetteer entry \(number): attributes are plain data")
      default: attributes[field.key] = field.value
      }
    }
    guard !names.isEmpty else { throw APIError("gazetteer entry \(number) has no name") }
    return Gazetteer.Entry(names: names, attributes: attributes, casePolicy: policy)
  }
}
