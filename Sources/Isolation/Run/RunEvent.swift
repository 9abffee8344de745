import PluginModel

/// What a run tells while it goes on.
public enum RunEvent: Sendable {
  /// So many documents are through, of so many where that is known before all files are read.
  case progress(done: Int, total: Int?)
  /// A document failed.
  case failed(path: String, Problem)
  /// A document was dropped by a filter.
  case dropped(path: String)
  /// Something a careful user should know of a document.
  case warning(path: String, String)
  /// A plugin's `print` or `warn`.
  case log(plugin: String, document: String, line: Int?, isWarning: Bool, message: String)
  /// A step that is no document's failed: a merge, a report, an output.
  case stepFailed(Problem)
}

/// How a run ended.
public struct RunSummary: Sendable, Equatable {
  /// Documents that were found, whatever became of them.
  public var documents = 0
  /// Documents that passed all filters.
  public var kept = 0
  /// Documents that a filter dropped.
  public var dropped = 0
  /// Documents, records and files that failed.
  public var failed = 0
  /// Warnings of readers, filters and analyses.
  public var warnings = 0
  /// Merges, reports and outputs that failed.
  public var failedSteps = 0

  /// Takes its parts.
  public init() {}

  /// Whether everything that was asked for was done.
  public var isComplete: Bool { failed == 0 && failedSteps == 0 }
}
