import CLuaBridge

/// What went wrong in a script.
public struct LuaError: Error, Sendable, Equatable {
  /// Why a call failed.
  public enum Kind: Sendable, Equatable {
    case runtime
    case syntax
    case memory
    case time
    case instructions
    case patternSteps
    /// A value that cannot cross the bridge.
    case value
  }

  /// The kind.
  public let kind: Kind
  /// Without position.
  public let message: String
  /// The name of the chunk, and the line; `nil` when unknown.
  public let chunk: String
  /// The line, from 1.
  public let line: Int?
  /// The text of that line, without indentation.
  public let sourceLine: String?
  /// The script's own frames, innermost first, one text each; the host's are left out.
  public let traceback: [String]

  /// Reads the bridge's error; `sources` gives the text of a chunk.
  init(_ error: clb_error, sources: (String) -> [UInt8]?) {
    kind = Self.kind(error.kind)
    message = Self.text(error.message)
    chunk = Self.text(error.chunk)
    line = error.line > 0 ? Int(error.line) : nil
    traceback = Self.text(error.traceback).split(separator: "\n").map(String.init)
    sourceLine = line.flatMap { number in sources(Self.text(error.chunk)).flatMap { Self.line(number, of: $0) } }
  }

  private static func kind(_ code: Int32) -> Kind {
    switch Int(code) {
    case CLB_ERROR_SYNTAX: .syntax
    case CLB_ERROR_MEMORY: .memory
    case CLB_ERROR_TIME: .time
    case CLB_ERROR_INSTRUCTIONS: .instructions
    case CLB_ERROR_PATTERN_STEPS: .patternSteps
    case CLB_ERROR_VALUE: .value
    default: .runtime
    }
  }

  /// The text of a fixed array of characters that ends with 0.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// A line of a source, trimmed and cut to a length that fits a message.
  private static func line(_ number: Int, of source: [UInt8]) -> String? {
    let lines = source.split(separator: UInt8(ascii: "\n"), maxSplits: number, omittingEmptySubsequences: false)
    guard number >= 1, number <= lines.count else { return nil }
    let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    var line = lines[number - 1].drop(while: blank)
    while let last = line.last, blank(last) { line.removeLast() }
    let text = String(decoding: line, as: UTF8.self)
    return text.count > 120 ? String(text.prefix(120)) + "…" : text
  }
}
