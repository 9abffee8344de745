import PlainData
import PluginModel

/// One test of a plugin, as `test.lua` lists it.
struct TestCase {
  /// The fields of a test, with what each is for.
  static let fields: [(name: String, help: String)] = [
    ("name", "what must hold, as a sentence"),
    ("text", "the document's text"),
    ("texts", "the texts of several documents"),
    ("meta", "metadata of every document: { published = \"2024-01-01\" }"),
    ("options", "the plugin's options"),
    ("filters", "further filters to run first, by name"),
    ("reports", "for an output: the reports to write"),
    ("expect", "layer → the items that it must have, in order; each names the fields that matter"),
    ("kept", "whether the (only) document must be kept"),
    ("check", "function(result, expect) for anything else"),
    ("fails", "a part of the error message that must come"),
    ("folder", "for an output: whether it writes to a folder"),
    ("skip", "a reason not to run it"),
  ]

  let name: String
  /// The test's place in the list, from 1.
  let number: Int
  let texts: [[UInt8]]
  let meta: ValueMap
  let options: ValueMap
  let filters: [String]
  let reports: [Value]?
  let expect: ValueMap?
  let kept: Bool?
  let hasCheck: Bool
  let fails: String?
  let skip: String?
  let toFolder: Bool

  /// Checks the list that `chancery.tests` got.
  static func check(_ list: Value) throws {
    for (index, value) in (list.elements ?? []).enumerated() { _ = try TestCase(value, number: index + 1) }
  }

  init(_ value: Value, number: Int) throws {
    guard let map = value.map else { throw APIError("test \(number) must be a table with a name") }
    for entry in map.entries {
      let key = entry.key.text
      guard Self.fields.contains(where: { $0.name == key }) else {
        let near = suggestion(for: key, among: Self.fields.map(\.name)).map { ": did you mean '\($0)'?" }
        throw APIError("test \(number) has an unknown field '\(key)'" + (near ?? ""))
      }
    }
    guard let name = map["name"]?.string, !name.isEmpty else {
      throw APIError("test \(number) has no name: add name = \"…\"")
    }
    self.name = name
    self.number = number
    if let text = map["text"]?.octets {
      texts = [text]
    } else {
      texts = (map["texts"]?.elements ?? []).compactMap(\.octets)
    }
    meta = map["meta"]?.map ?? ValueMap()
    options = map["options"]?.map ?? ValueMap()
    filters = (map["filters"]?.elements ?? []).compactMap(\.string)
    reports = map["reports"]?.elements
    expect = map["expect"]?.map
    kept = map["kept"]?.boolean
    if case .object? = map["check"] { hasCheck = true } else { hasCheck = false }
    fails = map["fails"]?.string
    skip = map["skip"]?.string
    toFolder = map["folder"]?.boolean ?? false
    guard skip != nil || expect != nil || kept != nil || hasCheck || fails != nil else {
      throw APIError("test '\(name)' checks nothing: add expect, kept, check or fails")
    }
  }
}
