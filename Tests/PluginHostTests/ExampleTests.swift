import DocumentModel
import Language
import LuaRuntime
import PlainData
import PluginModel
import Testing

@testable import PluginHost

/// The text that every example runs on: the first three paragraphs of the seed.
let exampleText = """
  Russia announced priorities of chairmanship in CIS

  Russia during the chairmanship of the Commonwealth of Independent States (CIS) will work on strengthening cooperation \
  in the military sector and the regional security region.

  This is stated in the concept of the chairmanship of the Russian Federation in the CIS in 2024, which was published on \
  Monday by the Kremlin press service.
  """

/// A host without files: its log goes to `lines`.
func environment(_ lines: @escaping (LogLine) -> Void = { _ in }) -> HostEnvironment {
  HostEnvironment(
    limits: RunLimits(), seed: 1, now: 1_704_153_600,
    dataNames: ["gazetteers/states.tsv", "codebooks/cap-majors.tsv"],
    readData: { name in
      switch name {
      case "gazetteers/states.tsv":
        Array("name\ttype\tadjective\nRussia\tGPE\tRussian\nBelarus\tGPE\tBelarusian\n".utf8)
      case "codebooks/cap-majors.tsv": Array(String(repeating: "1\tMacroeconomics\n", count: 20).utf8)
      default: nil
      }
    }, log: lines)
}

/// Reads a plugin's manifest by running its chunk, as the worker does.
func source(_ text: String, name: String) throws -> RunSetup.PluginSource {
  let host = environment()
  let context = PluginContext(environment: host, pluginName: name)
  _ = try LoadedPlugin.load("\(name).lua", Array(text.utf8), [:], context, host)
  return RunSetup.PluginSource(
    manifest: try #require(context.manifest), chunkName: "\(name).lua", source: Array(text.utf8), modules: [:])
}

func setup(
  _ plugins: [RunSetup.PluginSource], filters: [Int] = [], analyses: [Int] = []
) -> RunSetup {
  func step(_ index: Int) -> RunSetup.Step { RunSetup.Step(plugin: index, options: plugins[index].manifest.defaults) }
  return RunSetup(
    plugins: plugins, filters: filters.map(step), analyses: analyses.map(step), output: nil, recompute: [],
    limits: RunLimits(), seed: 1, now: 1_704_153_600)
}

@Suite struct ExampleTests {
  /// Marks the entities of the example text.
  private static let filter = """
    return chancery.filter {
      name = "entities", summary = "Marks names.",
      provides = { entities = { canonical = "string", type = "string" } },
      apply = function(document)
        local editor = document:edit()
        local names = chancery.gazetteer {
          { name = "Russia", canonical = "Russia", type = "GPE" }, { name = "CIS", canonical = "CIS", type = "ORG" } }
        for match in document:match(names) do
          editor:annotate("entities", match, { canonical = match.canonical, type = match.type })
        end
        return editor
      end,
    }
    """

  /// The filter whose editor the examples have.
  private static let risks = """
    return chancery.filter {
      name = "risks", summary = "Marks risks.", provides = { risks = { level = "integer" } },
      apply = function(document) return document:edit() end,
    }
    """

  /// The example document, with its layer.
  private static func document() throws -> Document {
    let runner = StepRunner(
      setup: setup([try source(filter, name: "entities")], filters: [0]), environment: environment())
    var meta = ValueMap()
    meta["published"] = "2024-01-02"
    let bytes = Array(exampleText.utf8)
    let outcome = runner.process(
      bytes,
      input: BatchRequest.Input(
        ordinal: 0, id: "concept.txt", path: "concept.txt", size: bytes.count, commandLine: meta), goal: .map,
      surveys: [:])
    if let failure = outcome.result.failures.first { throw failure }
    return try #require(outcome.document)
  }

  /// What an example promises: the values behind `-->`.
  private static func promised(_ example: String) -> [String] {
    example.split(separator: "\n").compactMap { line in
      line.firstRange(of: "-->").map { mark in words(String(line[mark.upperBound...])) }
    }
  }

  /// A printed line with its tabs and blanks as single blanks.
  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func run(_ example: String) throws -> [String] {
    var lines: [String] = []
    let host = environment { lines.append($0.message) }
    let context = PluginContext(environment: host, pluginName: "entities")
    let state = try LuaState(limits: LuaLimits(), library: API.library, host: context, seed: 1)
    let session = DocumentSession(document: try document(), segmenter: Segmenter(), handle: host.newHandle())
    context.session = session
    context.manifest = try source(risks, name: "risks").manifest
    context.report = ReportBuilder(
      analysis: "example", version: "1", title: "An example", documents: 1, limit: 1000)
    context.output = OutputBuilder(handle: 7, target: OutputTarget(isFolder: false), isText: true, limit: 1 << 20)
    let editor = try context.editor(for: session)
    _ = try state.run(
      source: Array(example.utf8), chunkName: "example.lua",
      globals: [
        "document": .object(session.reference), "editor": .object(editor),
        "report": .object(ObjectReference(kind: ObjectKind.report.rawValue, a: 1, b: 0, c: 0, d: -1)),
        "out": .object(try #require(context.output).reference),
      ])
    return lines.map(words)
  }

  @Test(arguments: API.documented.indices) func exampleIsTrue(index: Int) throws {
    let function = API.documented[index]
    #expect(!function.example.isEmpty, "\(function.path) has no example")
    do {
      let printed = try Self.run(function.example)
      #expect(printed == Self.promised(function.example), "\(function.path)")
    } catch let error as LuaError {
      Issue.record("\(function.path): \(error.message)")
    }
  }
}
