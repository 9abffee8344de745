import DocumentModel
import PlainData

/// What one plugin call, one document and one worker may use. Defaults in one place; `--limit NAME=VALUE` changes them.
public struct RunLimits: Sendable, Equatable {
  /// CPU seconds of one plugin call on one document.
  public var time = 10.0
  /// Bytes of one plugin's Lua state.
  public var memory = 256 << 20
  /// Virtual instructions of one plugin call; `nil` for no such limit. Slow: it needs a standing hook.
  public var instructions: Int?
  /// Steps of the pattern matcher in one plugin call.
  public var patternSteps = 200_000_000
  /// Bytes of one result of a plugin: a partial, a report, a file of an output.
  public var output = 256 << 20
  /// Bytes that a plugin may write to the log in one run of a worker.
  public var log = 64 << 10
  /// Bytes of one input document.
  public var input: Int { reading.document }
  /// What reading one file may cost.
  public var reading = ReaderLimits()
  /// Rows of one table and findings of one report; more are counted as omitted.
  public var rows = 100_000
  /// Wall seconds of one document or merge in a worker, after which the supervisor kills it.
  public var wall = 60.0
  /// Bytes of address space of one worker process.
  public var worker = 2 << 30

  /// Takes its parts.
  public init() {}

  /// The longest payload of one frame: a result of a plugin, a document, or partials to be folded, with what is around.
  public var frameBytes: Int { max(output, input, 64 << 20) + (1 << 20) }

  /// The names that `--limit` takes, each with what it limits.
  public static let names: [(name: String, help: String)] =
    [
      ("time", "CPU seconds of one plugin call on one document (10s)"),
      ("memory", "bytes of one plugin's Lua state (256M)"),
      ("instructions", "virtual instructions of one plugin call (none; slow)"),
      ("patterns", "steps of the pattern matcher in one plugin call (200M)"),
      ("output", "bytes of one partial, report or written file (256M)"),
      ("log", "bytes that a plugin may write to the log (64K)"),
      ("input", "bytes of one input document (64M)"),
      ("rows", "rows of one table, findings of one report (100000)"),
      ("wall", "wall seconds of one document in a worker (60s)"),
      ("worker", "bytes of address space of one worker (2G)"),
    ] + ReaderLimits.names

  /// Sets one limit from `NAME=VALUE`.
  ///
  /// - Throws: `PluginError.option` for an unknown name or a value that is no amount.
  public mutating func set(_ assignment: String) throws(PluginError) {
    guard let equals = assignment.firstIndex(of: "=") else {
      throw .option("a limit is written NAME=VALUE, such as time=10s, not '\(assignment)'")
    }
    let name = String(assignment[..<equals])
    let text = String(assignment[assignment.index(after: equals)...])
    switch name {
    case "time": time = try Self.seconds(text, name)
    case "wall": wall = try Self.seconds(text, name)
    case "memory": memory = try Self.amount(text, name, atLeast: 1 << 20)
    case "instructions": instructions = try Self.amount(text, name, atLeast: 1)
    case "patterns": patternSteps = try Self.amount(text, name, atLeast: 1)
    case "output": output = try Self.amount(text, name, atLeast: 1)
    case "log": log = try Self.amount(text, name, atLeast: 0)
    case "rows": rows = try Self.amount(text, name, atLeast: 1)
    case "worker": worker = try Self.amount(text, name, atLeast: 64 << 20)
    case _ where reading[name] != nil: reading[name] = try Self.amount(text, name, atLeast: name == "nesting" ? 0 : 1)
    default:
      let known = Self.names.map(\.name)
      let hint = didYouMean(name, known)
      throw .option("unknown limit '\(name)'" + (hint.isEmpty ? ": there are \(known.joined(separator: ", "))" : hint))
    }
  }

  /// Reads `10`, `10s`, `500ms`, `2m`.
  private static func seconds(_ text: String, _ name: String) throws(PluginError) -> Double {
    let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("", 1)]
    for (unit, factor) in units where text.hasSuffix(unit) {
      if let number = Double(text.dropLast(unit.count)), number.isFinite, number > 0, number * factor < 1e7 {
        return number * factor
      }
    }
    throw .option("limit '\(name)' takes a time such as 10s or 500ms, not '\(text)'")
  }

  /// Reads `1000`, `64K`, `256M`, `2G`; bytes and counts alike use powers of two for their letters.
  private static func amount(_ text: String, _ name: String, atLeast minimum: Int) throws(PluginError) -> Int {
    let units: [(String, Int)] = [("K", 10), ("M", 20), ("G", 30), ("", 0)]
    for (unit, shift) in units where text.uppercased().hasSuffix(unit) {
      guard let number = Int(text.dropLast(unit.count)), number >= 0, number < 1 << 32 else { continue }
      let amount = number << shift
      guard amount >= minimum else {
        throw .option("limit '\(name)' must be at least \(minimum), not \(amount)")
      }
      return amount
    }
    throw .option("limit '\(name)' takes an amount such as 1000, 64K or 256M, not '\(text)'")
  }

  private static var readingNames: [String] { ["input"] + ReaderLimits.names.map(\.name) }

  /// The limits as plain data for a frame.
  public var value: Value {
    var map = ValueMap()
    map["time"] = .number(time)
    map["memory"] = .integer(Int64(memory))
    map["instructions"] = instructions.map { .integer(Int64($0)) }
    map["patterns"] = .integer(Int64(patternSteps))
    map["output"] = .integer(Int64(output))
    map["log"] = .integer(Int64(log))
    for name in Self.readingNames { map[name] = reading[name].map { .integer(Int64($0)) } }
    map["rows"] = .integer(Int64(rows))
    map["wall"] = .number(wall)
    map["worker"] = .integer(Int64(worker))
    return .map(map)
  }

  /// Reads the form that `value` gives.
  public init(_ value: Value) {
    func int(_ key: String, _ fallback: Int) -> Int { value[key]?.integer.map { Int($0) } ?? fallback }
    time = value["time"]?.number ?? time
    memory = int("memory", memory)
    instructions = value["instructions"]?.integer.map { Int($0) }
    patternSteps = int("patterns", patternSteps)
    output = int("output", output)
    log = int("log", log)
    for name in Self.readingNames { reading[name] = value[name]?.integer.map { Int($0) } }
    rows = int("rows", rows)
    wall = value["wall"]?.number ?? wall
    worker = int("worker", worker)
  }
}
