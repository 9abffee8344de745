import DocumentModel
import Language
import LuaRuntime
import PlainData
import PlainText
import PluginModel

/// One document open in a Lua state, for measuring loops over it. The clock is outside: scripts have none.
public final class BenchSession {
  private let document: DocumentSession
  /// How many tokens the document has.
  public let tokenCount: Int

  /// Reads and tokenises a text.
  public init(text: [UInt8]) throws {
    let read = try PlainTextReader.read(text, id: "bench", path: "bench")
    document = DocumentSession(document: read.document, segmenter: Segmenter(), handle: 1)
    tokenCount = try document.tokens().count
  }

  /// The seconds that a chunk takes, less what it takes to open the state.
  ///
  /// - Parameters:
  ///   - givesWords: Whether the chunk gets all words as a plain table, made before the clock runs.
  ///   - limited: Whether the limits on CPU time and memory are in force.
  public func time(_ source: String, givesWords: Bool, limited: Bool) throws -> Double {
    var limits = RunLimits()
    limits.time = 600
    limits.memory = 4 << 30
    let environment = HostEnvironment(
      limits: limits, seed: 0, now: 0, dataNames: [], readData: { _ in nil }, log: { _ in })
    let context = PluginContext(environment: environment, pluginName: "bench")
    context.session = document
    let lua = LuaLimits(
      memory: limits.memory, cpuTime: limited ? limits.time : nil, patternSteps: limits.patternSteps)
    let state = try LuaState(limits: lua, library: API.library, host: context, seed: 0)
    var globals: [String: Value] = ["document": .object(document.reference)]
    var chunk = source
    if givesWords {
      globals["words"] = .list(try words())
      chunk = source.replacing("...", with: "words")
    }
    // The globals cross the bridge in a run of their own, off the clock.
    _ = try state.run(source: Array("return 1".utf8), chunkName: "bench.lua", globals: globals)
    let clock = ContinuousClock()
    let elapsed = try clock.measure { _ = try state.run(source: Array(chunk.utf8), chunkName: "bench.lua") }
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }

  private func words() throws -> [Value] {
    let table = try document.tokens()
    return (0..<table.count).map { .string(table.vocabulary[table.lower[$0]]) }
  }
}
