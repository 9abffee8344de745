import Isolation
import PluginModel

/// Tells the user, on standard error, what a run does and what failed.
final class RunReporter {
  private let quiet: Bool
  private let verbose: Bool
  private let showsProgress: Bool
  private var progressShown = false
  private(set) var warned = false
  private(set) var failures = 0
  /// How much was said of each container.
  private var said: [Substring: Int] = [:]
  /// So many lines are written of what one container holds: a damaged export may have a million bad records.
  private static let mostLines = 100

  init(quiet: Bool, verbose: Bool) {
    self.quiet = quiet
    self.verbose = verbose
    showsProgress = !quiet && Terminal.errorIsTerminal
  }

  /// Says one thing that went wrong.
  func problem(_ text: String) {
    failures += 1
    line(text)
  }

  func handle(_ event: RunEvent) {
    switch event {
    case .progress(let done, let total):
      guard showsProgress, total != 1 else { return }
      Terminal.writeProgress(total.map { "\(done) of \($0) documents" } ?? "\(done) documents")
      progressShown = true
      if done == total { clearProgress() }
    case .failed(let path, let problem):
      failures += 1
      guard mayTell(path) else { return }
      line("\(path): \(problem.line)")
      traceback(problem)
    case .stepFailed(let problem):
      failures += 1
      line(problem.line)
      traceback(problem)
    case .dropped(let path):
      if verbose { line("\(path): dropped by a filter") }
    case .warning(let path, let text):
      warned = true
      if !quiet, mayTell(path) { line("\(path): warning: \(text)") }
    case .log(let plugin, let document, let number, let isWarning, let message):
      if isWarning { warned = true }
      if quiet && !isWarning { return }
      let place = plugin + (number.map { ":\($0)" } ?? "") + (document.isEmpty ? "" : " (\(document))")
      line("\(place): \(isWarning ? "warning: " : "")\(message)")
    }
  }

  /// The closing line of a run over several documents.
  func summary(_ summary: RunSummary) {
    clearProgress()
    guard !quiet, summary.documents > 1 || summary.failed > 0 else { return }
    var parts = ["\(summary.documents) document\(summary.documents == 1 ? "" : "s")"]
    if summary.dropped > 0 { parts.append("\(summary.dropped) dropped by filters") }
    if summary.failed > 0 { parts.append("\(summary.failed) failed") }
    if summary.warnings > 0 { parts.append("\(summary.warnings) warning\(summary.warnings == 1 ? "" : "s")") }
    line(parts.joined(separator: ", "))
  }

  /// Whether there may be another line of the container that a record or member lies in.
  private func mayTell(_ path: String) -> Bool {
    guard !verbose, let mark = path.firstIndex(where: { $0 == "#" || $0 == "!" }) else { return true }
    let container = path[..<mark]
    let count = said[container, default: 0] + 1
    said[container] = count
    if count == Self.mostLines + 1 {
      line(
        "\(container): more than \(Self.mostLines) of its records or members have failed or have a warning: the rest of "
          + "them are only counted; --verbose tells of all")
    }
    return count <= Self.mostLines
  }

  private func traceback(_ problem: Problem) {
    guard verbose else { return }
    for frame in problem.traceback { Terminal.writeError("    \(frame)\n") }
  }

  private func line(_ text: String) {
    clearProgress()
    Terminal.complain(text)
  }

  private func clearProgress() {
    guard progressShown else { return }
    Terminal.writeProgress("")
    progressShown = false
  }
}

extension Terminal {
  /// Shows a line that the next one replaces.
  static func writeProgress(_ text: String) { try? write(Array("\r\u{1B}[K\(text)".utf8), to: 2) }
}
