import PluginModel

/// Where a run's bytes go. The command line implements it over standard output, a file or a folder.
public protocol OutputSink: AnyObject {
  /// Takes the next bytes of the main output, or of a named file beside it.
  ///
  /// - Parameters:
  ///   - file: Empty for the main output.
  ///   - document: The input whose document wrote it; `nil` for reports and edges.
  func write(_ bytes: [UInt8], file: String, document: RunInput?) throws
}
