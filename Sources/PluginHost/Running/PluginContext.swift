import DocumentModel
import Language
import LuaRuntime
import PlainData
import PluginModel

/// What one plugin's Lua state can reach of the host while a call runs: the document, the editor, the report, the output.
///
/// It answers the calls of the API for its state; see `API` for what there is.
final class PluginContext: LuaHost {
  /// What the plugin's file defined, recorded when `chancery.filter` and its siblings are called.
  struct Definition {
    let kind: PluginKind?
    let value: Value
  }

  let environment: HostEnvironment
  /// The plugin's name for messages; the file's until its manifest is known.
  var pluginName: String
  var manifest: Manifest?
  var definition: Definition?
  /// The kind of call under way; the API refuses what does not belong in it.
  var session: DocumentSession?
  var editor: EditorState?
  var report: ReportBuilder?
  var output: OutputBuilder?
  /// Whether the call asked for the clock: its partial must not be cached.
  var readClock = false

  private(set) var gazetteers: [Gazetteer] = []
  private var expressions: [RegularExpression] = []
  private var expressionIndexes: [String: Int] = [:]
  private var queries: [String: Query] = [:]
  private let functions: [APIFunction]

  init(environment: HostEnvironment, pluginName: String) {
    self.environment = environment
    self.pluginName = pluginName
    functions = API.functions
  }

  // MARK: - LuaHost

  func call(function: UInt32, arguments: [Value], state: LuaState) throws -> HostResult {
    let declared = functions[Int(function)]
    do {
      let call = try APICall(declared, arguments, context: self, state: state)
      return try declared.body(call)
    } catch let error as APIError {
      throw LuaHostError(error.message)
    } catch let error as SpanError {
      throw LuaHostError(error.description)
    } catch let error as QueryError {
      throw LuaHostError(error.description)
    } catch let error as GazetteerError {
      throw LuaHostError(error.description)
    } catch let error as PluginError {
      throw LuaHostError(error.message)
    } catch let error as LuaError {
      throw LuaHostError(error.message)
    }
  }

  func log(_ level: LogLevel, _ message: String, line: Int?) {
    environment.log(
      LogLine(
        plugin: pluginName, document: session?.document.id ?? "", isWarning: level == .warn, message: message,
        line: line))
  }

  // MARK: - What functions need

  /// The open document.
  func document(_ call: APICall) throws -> DocumentSession {
    guard let session else {
      throw APIError("\(call.function.path): no document is open here")
    }
    if let receiver = call.receiver, receiver.a != session.handle {
      throw APIError(
        "\(call.function.path): the document of this \(call.function.receiver?.name ?? "object") is no longer open:"
          + " keep plain data such as span:evidence() instead")
    }
    return session
  }

  /// Lets the state's iterators read the open document's columns.
  func openColumns(_ state: LuaState) throws -> TokenTable {
    guard let session else { throw APIError("no document is open here") }
    let table = try session.tokens()
    try state.open(view: try session.columnView(), handle: session.handle)
    return table
  }

  /// A query, compiled once a state.
  func query(_ source: String) throws -> Query {
    if let known = queries[source] { return known }
    let query = try Query(source)
    if queries.count >= 256 { queries.removeAll() }
    queries[source] = query
    return query
  }

  /// Keeps a gazetteer for the life of the state.
  func keep(_ gazetteer: Gazetteer) throws -> ObjectReference {
    guard gazetteers.count < 10_000 else {
      throw APIError("too many gazetteers: make them once, where the file loads, not for each document")
    }
    gazetteers.append(gazetteer)
    return ObjectReference(
      kind: ObjectKind.gazetteer.rawValue, a: Int64(gazetteers.count - 1), b: 0, c: 0, d: 0)
  }

  /// The bundled gazetteer of that name, one a worker.
  func bundledGazetteer(
    _ name: String, _ column: String?, _ policy: Gazetteer.CasePolicy
  ) throws -> ObjectReference {
    let gazetteer = try environment.gazetteer(name, column: column, casePolicy: policy)
    if let known = gazetteers.firstIndex(where: { $0 === gazetteer }) {
      return ObjectReference(kind: ObjectKind.gazetteer.rawValue, a: Int64(known), b: 0, c: 0, d: 0)
    }
    return try keep(gazetteer)
  }

  func gazetteer(_ reference: ObjectReference) throws -> Gazetteer {
    guard gazetteers.indices.contains(Int(reference.a)) else { throw APIError("this gazetteer is unknown here") }
    return gazetteers[Int(reference.a)]
  }

  /// A regular expression, compiled once a state.
  func expression(_ pattern: String) throws -> ObjectReference {
    let index: Int
    if let known = expressionIndexes[pattern] {
      index = known
    } else {
      guard expressions.count < 10_000 else {
        throw APIError("too many regular expressions: make them once, where the file loads, not for each document")
      }
      index = expressions.count
      expressions.append(try RegularExpression(pattern))
      expressionIndexes[pattern] = index
    }
    return ObjectReference(kind: ObjectKind.regex.rawValue, a: Int64(index), b: 0, c: 0, d: 0)
  }

  func expression(_ reference: ObjectReference) throws -> RegularExpression {
    guard expressions.indices.contains(Int(reference.a)) else { throw APIError("this regex is unknown here") }
    return expressions[Int(reference.a)]
  }
}
