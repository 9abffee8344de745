import LuaRuntime
import PlainData
import PluginModel

/// `chancery.expect.…`: the assertions of plugin tests; `check` gets them as its second argument too.
enum ExpectFunctions {
  static let all: [APIFunction] = [
    APIFunction(
      "chancery.expect.equal", .function, "Fails a test unless two values are equal, tables by their contents.",
      [
        .required("actual", .any, "what came out"), .required("expected", .any, "what should have"),
        .optional("label", .string, "what was compared"),
      ],
      errors: ["the values differ: the message shows both, or the first place where they do"],
      example: "chancery.expect.equal({ 1, { a = 2 } }, { 1, { a = 2 } })"
    ) { call in
      if let text = Expectation.difference(call.arguments[0], call.arguments[1], at: "") {
        throw APIError((try label(call, 2)) + text)
      }
      return .none
    },
    APIFunction(
      "chancery.expect.same", .function,
      "Fails a test unless a value has all that a pattern names; other fields may be there.",
      [
        .required("actual", .any, "what came out"), .required("pattern", .any, "the fields that it must have"),
        .optional("label", .string, "what was compared"),
      ],
      errors: ["a field differs"],
      example: "chancery.expect.same({ text = \"CIS\", type = \"ORG\" }, { text = \"CIS\" })"
    ) { call in
      if let text = Expectation.mismatch(call.arguments[0], pattern: call.arguments[1], at: "") {
        throw APIError((try label(call, 2)) + text)
      }
      return .none
    },
    APIFunction(
      "chancery.expect.contains", .function, "Fails a test unless a text holds another, or a list holds a value.",
      [
        .required("whole", .any, "a string or a list"), .required("part", .any, "what it must hold"),
        .optional("label", .string, "what was looked at"),
      ],
      errors: ["it does not"],
      example: "chancery.expect.contains(\"the CIS met\", \"CIS\")"
    ) { call in
      let whole = call.arguments[0]
      let part = call.arguments[1]
      let holds: Bool
      if let text = whole.octets, let piece = part.octets {
        holds = Expectation.holds(text, piece)
      } else {
        holds = (whole.elements ?? []).contains { Expectation.difference($0, part, at: "") == nil }
      }
      guard holds else {
        throw APIError((try label(call, 2)) + "\(Expectation.shown(part)) is not in \(Expectation.shown(whole))")
      }
      return .none
    },
  ]

  private static func label(_ call: APICall, _ index: Int) throws -> String {
    call.isAbsent(index) ? "" : try call.string(index) + ": "
  }
}

/// Comparison of plain values, with words for what differs.
enum Expectation {
  /// The first difference, or `nil` when the values are equal. Integers equal floats of the same value, as in Lua.
  static func difference(_ actual: Value, _ expected: Value, at path: String) -> String? {
    switch (actual, expected) {
    case (.list(let a), .list(let b)):
      for index in 0..<min(a.count, b.count) {
        if let text = difference(a[index], b[index], at: path + "[\(index + 1)]") { return text }
      }
      return a.count == b.count ? nil : place(path) + "expected \(b.count) elements, got \(a.count): \(shown(actual))"
    case (.map(let a), .map(let b)), (.counter(let a), .counter(let b)):
      for entry in b.entries {
        let inner = path + (path.isEmpty ? "" : ".") + entry.key.text
        guard let value = a[entry.key] else { return place(inner) + "expected \(shown(entry.value)), got nothing" }
        if let text = difference(value, entry.value, at: inner) { return text }
      }
      for entry in a.entries where b[entry.key] == nil {
        let inner = path + (path.isEmpty ? "" : ".") + entry.key.text
        return place(inner) + "expected nothing, got \(shown(entry.value))"
      }
      return nil
    default:
      return scalarsEqual(actual, expected) ? nil : place(path) + "expected \(shown(expected)), got \(shown(actual))"
    }
  }

  /// The first way in which a value lacks what a pattern names, or `nil`.
  static func mismatch(_ actual: Value, pattern: Value, at path: String) -> String? {
    guard case .map(let wanted) = pattern, !wanted.isEmpty else {
      if case .list(let wanted) = pattern, case .list(let given) = actual {
        guard wanted.count == given.count else {
          return place(path) + "expected \(wanted.count) elements, got \(given.count): \(shown(actual))"
        }
        for index in wanted.indices {
          if let text = mismatch(given[index], pattern: wanted[index], at: path + "[\(index + 1)]") { return text }
        }
        return nil
      }
      return difference(actual, pattern, at: path)
    }
    for entry in wanted.entries {
      let inner = path + (path.isEmpty ? "" : ".") + entry.key.text
      guard let value = actual.map?[entry.key] else {
        return place(inner) + "expected \(shown(entry.value)), got nothing"
      }
      if let text = mismatch(value, pattern: entry.value, at: inner) { return text }
    }
    return nil
  }

  /// Whether one byte string stands in another.
  static func holds(_ text: [UInt8], _ piece: [UInt8]) -> Bool {
    guard let first = piece.first else { return true }
    guard text.count >= piece.count else { return false }
    for start in 0...(text.count - piece.count) where text[start] == first {
      if text[start..<start + piece.count].elementsEqual(piece) { return true }
    }
    return false
  }

  /// A value as a message shows it: JSON, cut at 300 characters.
  static func shown(_ value: Value) -> String {
    let text = (try? JSON.encode(value, style: .compact)) ?? value.described
    return text.count > 300 ? String(text.prefix(300)) + "…" : text
  }

  private static func scalarsEqual(_ a: Value, _ b: Value) -> Bool {
    if let x = a.number, let y = b.number { return x == y }
    return a == b
  }

  private static func place(_ path: String) -> String { path.isEmpty ? "" : "\(path): " }
}
