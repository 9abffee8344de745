/// The kinds of frames between the supervisor and a worker, beside those of the pool itself (`ready`, `failed`, `done`).
/// The payload of each is one `Value` in wire form.
public enum MessageKind: UInt8, Sendable {
  // Supervisor → worker.
  /// What the run does: plugins, options, limits (`RunSetup`).
  case setup = 16
  /// Documents to read, filter and analyse (`BatchRequest`); their files come as descriptors.
  case batch = 17
  /// Neighbouring partials to fold (`FoldRequest`).
  case merge = 18
  /// A merged partial to report on (`ReportRequest`).
  case report = 19
  /// Reports to write, or the beginning or end of a document output (`OutputRequest`).
  case output = 20
  /// A plugin's source whose manifest is wanted.
  case describe = 21
  /// The API's declaration: one entry, or all of it, as text or Markdown.
  case reference = 22
  /// A plugin's tests to run.
  case test = 23
  /// A file to read (`FileRequest`), for a reader; its descriptor comes along.
  case read = 24
  /// A file to convert, for a converter; its descriptor and one to write to come along.
  case convert = 25
  /// A table of metadata to read, for a reader; its descriptor comes along. Answered by rows.
  case table = 26

  // Worker → supervisor.
  /// A document is being worked on.
  case progress = 48
  /// What became of a document (`DocumentResult`).
  case document = 49
  /// The folded partials of a batch, for one analysis or survey.
  case partial = 50
  /// A line for the log.
  case log = 51
  /// Bytes of an output.
  case bytes = 52
  /// The answer to a request that has just one.
  case answer = 53
  /// A request that could not be carried out (`Problem`).
  case problem = 54
  /// What a reader found (`FileRecord`).
  case record = 55
}
