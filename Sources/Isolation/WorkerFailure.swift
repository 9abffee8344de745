/// Why a request has no answer, or a worker did not start.
public struct WorkerFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds of failure.
  public enum Kind: Sendable, Equatable {
    /// A signal ended the worker.
    case crashed(signal: Int32)
    /// The worker ended by itself, with a status.
    case exited(status: Int32)
    /// No answer within these seconds.
    case deadline(seconds: Double)
    /// The worker used its CPU seconds.
    case cpuTime(seconds: Double)
    /// The worker sent what it must not.
    case protocolViolation(String)
    /// The worker ran out of memory, at this limit in bytes.
    case memory(limit: Int)
    /// The answer was larger than this many bytes, or had more than this many frames.
    case outputLimit(bytes: Int, frames: Int)
    /// The request's descriptors could not be opened or sent; no worker was harmed.
    case notSent(String)
  }

  /// What happened.
  public var kind: Kind
  /// The end of what the worker wrote to standard error since it got the request: for a bug report, printable, never for an ordinary message.
  public var diagnostics: String

  init(_ kind: Kind, diagnostics: String = "") {
    self.kind = kind
    self.diagnostics = diagnostics
  }

  /// One clause for users, lower-case, without a full stop.
  public var description: String { Wording.failure(kind) }
}
