import PlainData

/// The level of a log line.
public enum LogLevel: Sendable {
  /// `print`
  case print
  /// `warn`
  case warn
}

/// Who answers the calls that a state's scripts make.
public protocol LuaHost: AnyObject {
  /// A host function was called.
  ///
  /// No Lua frame lies between the caller and this that an error could jump over: it may throw. A `LuaHostError`'s
  /// message, or any other error's description, is raised in Lua at the line of the call.
  func call(function: UInt32, arguments: [Value], state: LuaState) throws -> HostResult

  /// `print` or `warn` was called, on a line of the script where that is known.
  func log(_ level: LogLevel, _ message: String, line: Int?)
}

/// An error that a host function raises in Lua.
public struct LuaHostError: Error, Sendable {
  /// One sentence for the user.
  public let message: String

  /// Takes its parts.
  public init(_ message: String) { self.message = message }
}

/// What a host function gives back.
public enum HostResult {
  case none
  case value(Value)
  case values([Value])
  /// One value in wire form.
  case encoded([UInt8])
  /// The n-th argument of the call (from 1), unchanged, with its functions.
  case argument(Int)
  /// An iterator that yields exactly these fields of the open document's tokens.
  case tokens(fields: [UInt32], range: Range<Int>)
  /// A table of one field of the tokens.
  case column(field: UInt32, range: Range<Int>)
  /// A counter of words.
  case counts(field: UInt32, wordCounts: [(id: UInt32, count: UInt32)])
  /// A list of objects: `#list`, `list[i]`, `for x in list do`.
  case spans([ObjectReference])
}
