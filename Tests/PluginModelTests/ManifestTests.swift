import PlainData
import PluginModel
import Testing

/// A function as it arrives from Lua.
private let function = Value.object(ObjectReference(kind: 0))

@Suite struct ManifestTests {
  @Test func readsAnAnalysis() throws {
    let manifest = try Manifest(
      kind: .analysis,
      definition: [
        "name": "partners", "summary": "With whom.", "needs": ["commitments"], "map": function, "report": function,
        "options": ["minimum": ["type": "integer", "default": 1, "min": 1, "help": "leave out rarer ones"]],
      ])
    #expect(manifest.name == "partners")
    #expect(manifest.needs == ["commitments"])
    #expect(manifest.functions == ["map", "report"])
    #expect(manifest.defaults["minimum"] == 1)
  }

  @Test func survivesTheIndex() throws {
    let manifest = try Manifest(
      kind: .filter,
      definition: [
        "name": "risks", "summary": "Marks risks.", "provides": ["risks": ["level": "integer"]], "apply": function,
        "survey": function, "merge": function, "needs": ["entities"], "description": "More.", "license": "MIT",
        "options": [
          "kind": ["type": "choice", "choices": ["a", "b"], "default": "b"],
          "names": ["type": "string", "list": true, "default": ["x"]],
        ],
      ])
    #expect(try Manifest(value: manifest.value) == manifest)
    let text = try JSON.encode(manifest.value, style: .pretty)
    #expect(try Manifest(value: JSON.parse(Array(text.utf8))) == manifest)
  }

  private static let wrong: [(Value, String)] = [
    (["summary": "s", "apply": function], "a filter needs a 'name': add name = \"…\""),
    (["name": "n", "apply": function], "a filter needs a 'summary': add summary = \"…\""),
    (["name": "n", "summary": "s"], "a filter needs a function 'apply(document, options)'"),
    (["name": "n", "summary": "s", "aply": function], "filter has an unknown field 'aply': did you mean 'apply'?"),
    (["name": "n", "summary": "s", "apply": 1], "'apply' must be a function, not the integer 1"),
    (
      ["name": "a/b", "summary": "s", "apply": function],
      "the name 'a/b' is not a plugin's name: use letters, digits, '-' and '_'"
    ),
    (
      ["name": "n", "summary": "s", "apply": function, "needs": "entities"],
      "'needs' must be a list of names such as { \"entities\" }, not the string 'entities'"
    ),
    (
      ["name": "n", "summary": "s", "apply": function, "options": ["x": ["type": "int"]]],
      "option 'x' has the unknown type 'int': use one of string, integer, number, boolean, date, choice, file, query"
    ),
    (
      ["name": "n", "summary": "s", "apply": function, "options": ["x": ["type": "integer", "default": "1"]]],
      "the default of option 'x': option 'x' takes an integer, not the string '1'"
    ),
    (
      [
        "name": "n", "summary": "s", "apply": function,
        "options": ["x": ["type": "string", "required": true, "default": "1"]],
      ],
      "option 'x' is required and has a default: it can be one of both"
    ),
  ]

  @Test(arguments: wrong)
  func saysWhatIsWrong(definition: Value, message: String) {
    #expect(throws: PluginError.manifest(message)) { try Manifest(kind: .filter, definition: definition) }
  }
}

@Suite struct OptionValueTests {
  private func option(_ declaration: Value) throws -> OptionDeclaration {
    try OptionDeclaration(name: "x", declaration: declaration)
  }

  private static let texts: [(Value, String, Value)] = [
    (["type": "integer"], "12", 12), (["type": "number"], "1.5", 1.5), (["type": "boolean"], "yes", true),
    (["type": "date"], "2024-02-29", "2024-02-29"), (["type": "string", "list": true], "a,b\\,c", ["a", "b,c"]),
    (["type": "choice", "choices": ["count", "name"]], "name", "name"), (["type": "string", "list": true], "", []),
  ]

  @Test(arguments: texts)
  func parses(declaration: Value, text: String, value: Value) throws {
    #expect(try OptionValue.parse(text, for: option(declaration)) == value)
  }

  private static let wrongTexts: [(Value, String, String)] = [
    (["type": "integer"], "1.5", "option 'x' takes an integer, not '1.5'"),
    (["type": "integer", "min": 1], "0", "option 'x' must be at least 1, not 0"),
    (["type": "number", "max": 1.5], "2", "option 'x' must be at most 1.5, not 2"),
    (["type": "number"], "nan", "option 'x' takes a number, not 'nan'"),
    (["type": "date"], "2023-02-29", "option 'x' takes a date, not '2023-02-29' (write YYYY-MM-DD)"),
    (
      ["type": "choice", "choices": ["count", "name"]], "cuont",
      "option 'x' takes one of count, name, not 'cuont': did you mean 'count'?"
    ),
  ]

  @Test(arguments: wrongTexts)
  func refuses(declaration: Value, text: String, message: String) throws {
    let declared = try option(declaration)
    #expect(throws: PluginError.option(message)) { try OptionValue.parse(text, for: declared) }
  }
}
