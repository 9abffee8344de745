import PlainData
import PluginModel
import Testing

@Suite struct OptionRequestTests {
  private func concordance() throws -> Catalog.Entry {
    let function = Value.object(ObjectReference(kind: 0))
    let manifest = try Manifest(
      kind: .analysis,
      definition: [
        "name": "lines", "summary": "s", "map": function, "report": function,
        "options": [
          "query": ["type": "query", "required": true, "help": "what to look for"],
          "context": ["type": "integer", "default": 8, "min": 0],
        ],
      ])
    return Catalog.Entry(manifest: manifest, origin: .bundled, path: "lines")
  }

  @Test func aRequiredOptionMustBeGiven() throws {
    let message = "analysis 'lines' needs the option 'query' (what to look for): give it with --set lines.query=…"
    #expect(throws: PluginError.option(message)) { try OptionSettings().request(concordance()) }
  }

  @Test func theLastSettingIsTheStrongest() throws {
    var settings = OptionSettings()
    settings.set(plugin: "lines", option: "query", to: "[]", origin: "config")
    settings.set(plugin: "lines", option: "query", to: "[lower=\"a\"]", origin: "command line")
    settings.set(plugin: "other", option: "query", to: "x", origin: "command line")
    let request = try settings.request(concordance(), inline: [("context", "3")])
    #expect(request.options["query"] == "[lower=\"a\"]")
    #expect(request.options["context"] == 3)
    #expect(request.origins == ["query": "command line", "context": "command line"])
  }

  @Test func unknownOptionsAndValuesAreSaidWithTheirOrigin() throws {
    var settings = OptionSettings()
    settings.set(plugin: "lines", option: "contxt", to: "3", origin: "the file config")
    #expect(
      throws: PluginError.option("analysis 'lines' has no option 'contxt': did you mean 'context'? (the file config)")
    ) { try settings.request(concordance()) }
    #expect(throws: PluginError.self) { try OptionSettings().request(concordance(), inline: [("context", "-1")]) }
  }
}
