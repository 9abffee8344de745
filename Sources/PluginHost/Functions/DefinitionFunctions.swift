import LuaRuntime
import PlainData
import PluginModel

/// `chancery.filter`, `chancery.analysis`, `chancery.output`, `chancery.tests`: what a plugin's file returns.
enum DefinitionFunctions {
  static let all: [APIFunction] = [
    define(
      .filter, "Defines a filter: apply(document, options) returns true, false or an editor.",
      example: """
        return chancery.filter {
          name = "short", summary = "Keeps short documents.",
          apply = function(document) return #document.text < 1000 end,
        }
        """),
    define(
      .analysis,
      "Defines an analysis: map(document, options), merge(a, b, options), report(result, report, options, used).",
      example: """
        return chancery.analysis {
          name = "sizes", summary = "Counts bytes.",
          map = function(document) return #document.text end,
          report = function(bytes, report) report:note("bytes: " .. bytes) end,
        }
        """),
    define(
      .output,
      "Defines an output: report(reports, out, options), or begin(out), document(document, out, options), finish(out).",
      example: """
        return chancery.output {
          name = "titles", summary = "The titles of reports.",
          report = function(reports, out) for _, r in ipairs(reports) do out:write(r.title, "\\n") end end,
        }
        """),
    APIFunction(
      "chancery.tests", .function, "Lists the tests of a plugin, in the file test.lua beside it.",
      [.required("cases", .list(.table), "the tests; see the guide to plugins")],
      results: [APIResult(.object(.definition), "what the file returns")],
      errors: ["a test has no name or an unknown field"],
      example: """
        return chancery.tests {
          { name = "finds the body", text = "The CIS met.", expect = { entities = { { text = "CIS" } } } },
        }
        """
    ) { call in
      try TestCase.check(call.arguments[0])
      call.context.definition = PluginContext.Definition(kind: nil, value: call.arguments[0])
      return .argument(1)
    },
  ]

  private static func define(_ kind: PluginKind, _ summary: String, example: String) -> APIFunction {
    APIFunction(
      "chancery.\(kind.rawValue)", .function, summary,
      [.required("definition", .table, "name, summary, options, functions; see the guide to plugins")],
      results: [APIResult(.object(.definition), "what the file returns")],
      errors: ["a field is missing, unknown or of the wrong type"],
      example: example
    ) { call in
      let manifest = try Manifest(kind: kind, definition: call.arguments[0])
      if kind == .filter { _ = try LayerDeclaration.schemas(of: manifest) }
      call.context.manifest = manifest
      call.context.definition = PluginContext.Definition(kind: kind, value: call.arguments[0])
      return .argument(1)
    }
  }
}
