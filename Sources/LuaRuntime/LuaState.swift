import CLuaBridge
import PlainData

/// A Lua 5.4 state with a sandbox and limits, for one plugin. One thread at a time.
///
/// Values cross by these rules, both ways: nil ↔ null, boolean, integer, float ↔ number, string ↔ string (bytes where it is
/// not UTF-8), a table with the keys 1…n (n ≥ 1) ↔ list, any other table whose keys are integers or strings ↔ map, a counter
/// ↔ counter, a host object ↔ object; an exact sum becomes a float in Lua; a function becomes an opaque object and cannot
/// come back. Nothing else crosses: the error names it.
public final class LuaState {
  private let handle: OpaquePointer
  private let host: any LuaHost
  /// The sources of chunks, for the lines of errors.
  private var sources: [String: [UInt8]] = [:]
  private var modules: [String: [UInt8]] = [:]
  /// Keeps the memory of the open view alive.
  private var view: ColumnView?
  private var openDocument: Int64 = 0

  /// How an allocation of the state is made to fail, for tests.
  public enum FailingAllocation: Sendable {
    case never
    /// Only the n-th, counted from 1.
    case once(Int)
    /// The n-th and the one behind it.
    case twice(Int)
    /// All from the n-th on.
    case from(Int)

    fileprivate var mode: (Int32, UInt64) {
      switch self {
      case .never: (Int32(CLB_FAIL_NEVER), 0)
      case .once(let n): (Int32(CLB_FAIL_ONCE), UInt64(n))
      case .twice(let n): (Int32(CLB_FAIL_TWICE), UInt64(n))
      case .from(let n): (Int32(CLB_FAIL_FROM), UInt64(n))
      }
    }
  }

  /// Carries the state's callback: the state itself is not made yet when C needs a context.
  private final class Link {
    weak var state: LuaState?
  }

  private let link = Link()

  /// Opens a state.
  ///
  /// - Throws: `LuaError` of kind `memory` when the limit is too small for the library.
  public init(
    limits: LuaLimits, library: LuaLibrary, host: any LuaHost, seed: UInt64, failing: FailingAllocation = .never
  ) throws(LuaError) {
    self.host = host
    var raw = clb_limits()
    raw.memory = limits.memory
    raw.cpu_nanoseconds = limits.cpuTime.map { Int64(min($0, 1e6) * 1e9) } ?? 0
    raw.instructions = Int64(limits.instructions ?? 0)
    raw.pattern_steps = UInt64(max(0, limits.patternSteps))
    let bytes = library.encoded
    var error = clb_error()
    let (mode, at) = failing.mode
    let opened = clb_open(
      &raw, luaHostCall, Unmanaged.passUnretained(link).toOpaque(), bytes, bytes.count, seed, mode, at, &error)
    guard let opened else { throw LuaError(error) { _ in nil } }
    handle = opened
    link.state = self
  }

  deinit { clb_close(handle, nil) }

  // MARK: - Running

  /// Runs a plugin's chunk and keeps what it returns for `call`.
  ///
  /// Afterwards globals, the library and every table that the plugin's functions share are read-only, and variables that
  /// they share are set back before each call.
  /// - Returns: What the chunk returned; functions are objects of kind 0.
  public func load(
    source: [UInt8], chunkName: String, modules: [String: [UInt8]] = [:]
  ) throws(LuaError) -> Value {
    sources[chunkName] = source
    self.modules = modules
    let encoded = Wire.encode(.map(ValueMap(modules.map { (.string($0), .bytes($1)) })))
    let bytes = try collect { result in
      clb_load(handle, source, source.count, chunkName, encoded, encoded.count, &result)
    }
    return try decode(bytes)
  }

  /// Whether the plugin has a function at a dotted path.
  public func has(function: String) -> Bool { clb_has_function(handle, function) != 0 }

  /// Calls a function of the plugin.
  ///
  /// - Parameter label: What the call works on, for the caller's own messages.
  /// - Returns: All results as one wire list.
  public func call(_ function: String, _ arguments: [LuaArgument], label: String = "") throws(LuaError) -> [UInt8] {
    let encoded = arguments.map { ($0.bytes, $0.mode) }
    let flat = encoded.flatMap(\.0)
    return try collect { result in
      flat.withUnsafeBufferPointer { bytes in
        var offset = 0
        let raw = encoded.map { argument -> clb_argument in
          defer { offset += argument.0.count }
          return clb_argument(
            bytes: bytes.baseAddress.map { $0 + offset }, count: argument.0.count, mode: argument.1)
        }
        return clb_call(handle, function, raw, raw.count, &result)
      }
    }
  }

  /// Runs a free chunk: an example, a line of a console.
  public func run(
    source: [UInt8], chunkName: String, globals: [String: Value] = [:]
  ) throws(LuaError) -> [Value] {
    sources[chunkName] = source
    let encoded = Wire.encode(.map(ValueMap(globals.map { (.string($0), $1) })))
    let bytes = try collect { result in
      clb_run(handle, source, source.count, chunkName, encoded, encoded.count, &result)
    }
    return try decode(bytes).list ?? []
  }

  /// Seeds `math.random`.
  public func seedRandom(_ seed: UInt64) { clb_seed(handle, seed) }

  /// Opens the columns of a document for iterators, or closes them. Iterators of another handle raise an error.
  public func open(view: ColumnView?, handle document: Int64) {
    // The memory of the view that C holds must stay, not that of an equal one.
    if view != nil && self.view != nil && openDocument == document { return }
    openDocument = document
    if let view {
      var raw = view.raw
      _ = clb_open_view(handle, &raw, document)
    } else {
      _ = clb_open_view(handle, nil, document)
    }
    self.view = view
  }

  /// Bytes that the state has allocated now, and at most so far.
  public var memoryInUse: Int { clb_memory_used(handle) }
  /// The memory peak.
  public var memoryPeak: Int { clb_memory_peak(handle) }
  /// How many allocations were made; for tests.
  public var allocations: Int { Int(clb_allocations(handle)) }
  /// Whether the state met a limit: it must be thrown away.
  public var isSpent: Bool { clb_is_spent(handle) != 0 }

  // MARK: - Crossing

  private func collect(_ body: (inout clb_buffer) -> Int32) throws(LuaError) -> [UInt8] {
    var buffer = clb_buffer()
    defer { clb_buffer_free(&buffer) }
    guard body(&buffer) == Int32(CLB_OK) else { throw lastError() }
    return [UInt8](UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
  }

  private func decode(_ bytes: [UInt8]) throws(LuaError) -> Value {
    do {
      return try Wire.decode(bytes, allowingObjects: true)
    } catch {
      throw lastError()
    }
  }

  private func lastError() -> LuaError {
    LuaError(clb_last_error(handle).pointee) { chunk in
      sources[chunk] ?? modules[chunk.hasSuffix(".lua") ? String(chunk.dropLast(4)) : chunk]
    }
  }

  /// Answers a call from C.
  fileprivate static func answer(
    _ context: UnsafeMutableRawPointer?, _ function: UInt32, _ arguments: UnsafeBufferPointer<UInt8>
  ) -> (status: Int32, bytes: [UInt8]) {
    guard let context, let state = Unmanaged<Link>.fromOpaque(context).takeUnretainedValue().state else {
      return (1, Array("the state is closed".utf8))
    }
    do {
      let values = try Wire.decode(Array(arguments), allowingObjects: true).list ?? []
      var bytes: [UInt8] = []
      try state.result(of: function, values).encode(into: &bytes)
      return (0, bytes)
    } catch let error as LuaHostError {
      return (1, Array(error.message.utf8))
    } catch {
      return (1, Array("\(error)".utf8))
    }
  }

  private func result(of function: UInt32, _ arguments: [Value]) throws -> HostResult {
    func name(_ index: Int) -> String { arguments.count > index ? arguments[index].string ?? "?" : "?" }
    func known(_ index: Int) -> [String] {
      arguments.count > index ? (arguments[index].list ?? []).compactMap(\.string) : []
    }
    switch Int64(function) {
    case Int64(CLB_FUNCTION_LOG):
      let line = arguments.count > 2 ? arguments[2].integer.map { Int($0) } : nil
      let message: String =
        switch arguments.count > 1 ? arguments[1] : .null {
        case .string(let text): text
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        default: ""
        }
      host.log(arguments.first?.integer == 1 ? .warn : .print, message, line: line == 0 ? nil : line)
      return .none
    case Int64(CLB_FUNCTION_UNKNOWN_GLOBAL): throw LuaHostError(Wording.unknownName(name(0), known: known(1)))
    case Int64(CLB_FUNCTION_UNKNOWN_FIELD):
      throw LuaHostError(Wording.unknownField(name(1), kind: name(0), known: known(2)))
    case Int64(CLB_FUNCTION_UNKNOWN_MODULE): throw LuaHostError(Wording.unknownModule(name(0), known: known(1)))
    default: return try host.call(function: function, arguments: arguments, state: self)
    }
  }
}

/// The bridge's callback: it captures nothing and never lets an error out.
private let luaHostCall: clb_callback = { context, function, arguments, count, results in
  let (status, bytes) = LuaState.answer(context, function, UnsafeBufferPointer(start: arguments, count: count))
  clb_buffer_append(results, bytes, bytes.count)
  return status
}

/// The words of this target's messages.
enum Wording {
  static func unknownName(_ name: String, known: [String]) -> String {
    "unknown name '\(name)'"
      + (suggestion(for: name, among: known).map { ": did you mean '\($0)'?" } ?? ": declare it with local")
  }

  static func unknownField(_ name: String, kind: String, known: [String]) -> String {
    "a \(kind) has no field '\(name)'"
      + (suggestion(for: name, among: known).map { ": did you mean '\($0)'?" }
        ?? ": it has \(known.sorted().joined(separator: ", "))")
  }

  static func unknownModule(_ name: String, known: [String]) -> String {
    "no module '\(name)'"
      + (suggestion(for: name, among: known).map { ": did you mean '\($0)'?" }
        ?? (known.isEmpty
          ? ": the plugin's folder holds no modules" : ": there are \(known.sorted().joined(separator: ", "))"))
  }
}
