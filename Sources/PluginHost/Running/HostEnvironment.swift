import Language
import PlainData
import PluginModel

/// One line that a plugin wrote with `print` or `warn`.
public struct LogLine: Sendable {
  /// The place in `plugins`.
  public let plugin: String
  /// The document's id.
  public let document: String
  /// Whether it is a warning.
  public let isWarning: Bool
  /// One sentence for the user.
  public let message: String
  /// The line, from 1.
  public let line: Int?

  /// The line as plain data for a frame.
  public var value: Value {
    [
      "plugin": .string(plugin), "document": .string(document), "warning": .boolean(isWarning),
      "message": .string(message), "line": line.map { .integer(Int64($0)) } ?? .null,
    ]
  }
}

/// What a worker lends to its plugins: limits, the run's clock and seed, bundled data, and the log.
public final class HostEnvironment {
  /// What plugins, documents and workers may use.
  public let limits: RunLimits
  /// The seed of `math.random` in plugins.
  public let seed: UInt64
  /// The run's start in seconds since 1970-01-01T00:00:00Z.
  public let now: Int64
  /// Reads a bundled data file by its name below `Data/`; the worker opened it before its jail closed.
  private let readData: (String) -> [UInt8]?
  private let dataNames: [String]
  private let writeLog: (LogLine) -> Void
  private var gazetteers: [[String]: Gazetteer] = [:]
  private var logBytes = 0
  private var nextHandle: Int64 = 0

  /// Takes its parts.
  public init(
    limits: RunLimits, seed: UInt64, now: Int64, dataNames: [String], readData: @escaping (String) -> [UInt8]?,
    log: @escaping (LogLine) -> Void
  ) {
    self.limits = limits
    self.seed = seed
    self.now = now
    self.dataNames = dataNames
    self.readData = readData
    writeLog = log
  }

  /// A handle that no document in this process had before.
  func newHandle() -> Int64 {
    nextHandle += 1
    return nextHandle
  }

  /// The gazetteer `Data/gazetteers/NAME.tsv`; plugins of one worker share it.
  ///
  /// - Throws: `APIError` for a name that is not bundled, with the nearest.
  func gazetteer(_ name: String, column: String?, casePolicy: Gazetteer.CasePolicy) throws -> Gazetteer {
    let key = [name, column ?? "", casePolicy.rawValue]
    if let known = gazetteers[key] { return known }
    let gazetteer = try Gazetteer(
      tsv: try data(gazetteer: name), name: name, column: column, casePolicy: casePolicy)
    gazetteers[key] = gazetteer
    return gazetteer
  }

  private func data(gazetteer name: String) throws -> [UInt8] {
    if let bytes = readData("gazetteers/\(name).tsv") { return bytes }
    let known = dataNames.compactMap { path -> String? in
      guard path.hasPrefix("gazetteers/"), path.hasSuffix(".tsv") else { return nil }
      return String(path.dropFirst("gazetteers/".count).dropLast(".tsv".count))
    }
    let near = suggestion(for: name, among: known).map { ": did you mean '\($0)'?" }
    throw APIError(
      "no gazetteer '\(name)' is bundled" + (near ?? ": there are \(known.sorted().joined(separator: ", "))"))
  }

  /// The bytes of another bundled data file, such as a codebook.
  func data(file name: String) throws -> [UInt8] {
    if let bytes = readData(name) { return bytes }
    let near = suggestion(for: name, among: dataNames).map { ": did you mean '\($0)'?" }
    throw APIError(
      "no data file '\(name)' is bundled" + (near ?? ": there are \(dataNames.sorted().joined(separator: ", "))"))
  }

  /// Passes a plugin's line on, up to the limit on the log.
  func log(_ line: LogLine) {
    guard logBytes < limits.log else { return }
    logBytes += line.message.utf8.count + 1
    guard logBytes < limits.log else {
      writeLog(
        LogLine(
          plugin: line.plugin, document: line.document, isWarning: true,
          message: "the log is full (limit 'log'): no more lines of it are shown", line: nil))
      return
    }
    writeLog(line)
  }
}
