import CSystem
import Glibc
import PlainData
import PluginModel

/// One pass over the inputs: batches out, results in, whatever order they come in.
final class DocumentPass {
  let supervisor: Supervisor
  let inputs: [RunInput]
  let goal: BatchRequest.Goal
  let surveys: [Int: [UInt8]]
  var partials = PartialStore()

  private let sink: OutputSink?
  private let separator: String
  private var cursor = 0
  private var done = 0
  /// The documents of each request under way, by ordinal.
  private var batches: [Int: [Int]] = [:]
  /// Folds under way: what was taken for them.
  private var folds: [Int: [PartialRun]] = [:]
  /// What documents wrote, until all before them are through.
  private var fragments: [Int: [OutputBytes]] = [:]
  private var finished: Set<Int> = []
  private var nextToWrite = 0
  private var hasWritten = false
  private var isTold: Set<Int> = []

  init(
    _ supervisor: Supervisor, _ inputs: [RunInput], _ goal: BatchRequest.Goal, _ surveys: [Int: [UInt8]],
    sink: OutputSink?, separator: String = ""
  ) {
    self.supervisor = supervisor
    self.inputs = inputs
    self.goal = goal
    self.surveys = surveys
    self.sink = sink
    self.separator = separator
  }

  /// Takes all inputs through.
  func run() throws {
    try supervisor.pool.run(
      next: { try self.next() }, completed: { try self.completed($0, $1) },
      interrupted: { Interruption.signal != nil })
  }

  // MARK: - Batches out

  private func next() throws -> WorkerRequest? {
    while cursor < inputs.count {
      let first = cursor
      var bytes = 0
      while cursor < inputs.count, cursor - first < Supervisor.batchDocuments {
        let size = inputs[cursor].size
        if cursor > first && bytes + size > Supervisor.batchBytes { break }
        bytes += size
        cursor += 1
      }
      if let request = try request(Array(first..<cursor)) { return request }
    }
    return nil
  }

  /// Opens the inputs and makes the request; what cannot be opened has failed. `nil` when nothing is left.
  private func request(_ ordinals: [Int]) throws -> WorkerRequest? {
    var opened: [Int32] = []
    var batch: [BatchRequest.Input] = []
    for ordinal in ordinals {
      let input = inputs[ordinal]
      do {
        let file = try open(input.source)
        opened.append(file.descriptor)
        batch.append(
          BatchRequest.Input(
            ordinal: ordinal, id: input.id, path: input.path, size: Int(file.size), commandLine: input.commandLine,
            table: input.table, modified: file.modified / 1_000_000_000))
      } catch {
        finish(ordinal, DocumentResult(ordinal: ordinal, status: .failed, failures: [Problem(error.description)]))
      }
    }
    guard let first = batch.first?.ordinal, let last = batch.last?.ordinal else {
      // Nothing could be opened: the stretch is through all the same.
      if let first = ordinals.first, let last = ordinals.last { partials.add(first: first, last: last, runs: []) }
      try writeReady()
      return nil
    }
    _ = (first, last)
    supervisor.nextRequest += 1
    batches[supervisor.nextRequest] = ordinals
    var value = BatchRequest(inputs: batch, goal: goal, surveys: surveys).value.map ?? ValueMap()
    value["target"] = supervisor.configuration.target.value
    let descriptors = opened
    return WorkerRequest(
      id: supervisor.nextRequest, kind: MessageKind.batch.rawValue, payload: Wire.encode(.map(value)),
      deadline: supervisor.setup.limits.wall * Double(max(1, batch.count)), open: { descriptors })
  }

  private func open(_ source: RunInput.Source) throws(InputError) -> InputFile {
    switch source {
    case .file(let path, let followLinks): try InputFile.open(path, followLinks: followLinks)
    case .descriptor(let descriptor): try InputFile.duplicate(descriptor)
    }
  }

  // MARK: - Results in

  private func completed(_ request: WorkerRequest, _ outcome: WorkerOutcome) throws -> [WorkerRequest] {
    if let runs = folds.removeValue(forKey: request.id) {
      folded(runs, outcome)
      return []
    }
    guard let ordinals = batches.removeValue(forKey: request.id) else { return [] }
    switch outcome {
    case .frames(let frames):
      guard let answer = BatchAnswer(frames, ordinals: ordinals) else {
        return try retry(ordinals, "the worker sent what cannot be read")
      }
      try take(answer, ordinals, frames)
    case .failed(let failure):
      return try retry(ordinals, failure.description)
    }
    supervisor.notify(.progress(done: done, total: inputs.count))
    return foldRequests()
  }

  /// After a death the documents are tried one by one, so that only the culprit fails.
  private func retry(_ ordinals: [Int], _ reason: String) throws -> [WorkerRequest] {
    if ordinals.count > 1 {
      return try ordinals.compactMap { try request([$0]) }
    }
    for ordinal in ordinals {
      finish(ordinal, DocumentResult(ordinal: ordinal, status: .failed, failures: [Problem(reason)]))
      partials.add(first: ordinal, last: ordinal, runs: [])
    }
    try writeReady()
    return []
  }

  private func take(_ answer: BatchAnswer, _ ordinals: [Int], _ frames: [Frame]) throws {
    supervisor.relayLog(frames)
    for result in answer.documents { finish(result.ordinal, result) }
    for ordinal in ordinals where !finished.contains(ordinal) {
      finish(
        ordinal,
        DocumentResult(ordinal: ordinal, status: .failed, failures: [Problem("the worker said nothing of it")]))
    }
    for problem in answer.problems {
      supervisor.summary.failedSteps += 1
      supervisor.notify(.stepFailed(problem))
    }
    for bytes in answer.bytes { fragments[bytes.ordinal, default: []].append(bytes) }
    if let first = ordinals.first, let last = ordinals.last {
      partials.add(first: first, last: last, runs: answer.partials)
    }
    try writeReady()
  }

  /// Counts a document and tells what became of it. A document is told once, though filters may need several passes.
  private func finish(_ ordinal: Int, _ result: DocumentResult) {
    guard finished.insert(ordinal).inserted else { return }
    done += 1
    let path = inputs[ordinal].path
    if case .survey = goal { return }
    switch result.status {
    case .kept: supervisor.summary.kept += 1
    case .dropped:
      supervisor.summary.dropped += 1
      supervisor.notify(.dropped(path: path))
    case .failed:
      supervisor.summary.failed += 1
      for failure in result.failures { supervisor.notify(.failed(path: path, failure)) }
    }
    for warning in result.warnings {
      supervisor.summary.warnings += 1
      supervisor.notify(.warning(path: path, warning))
    }
  }

  /// Writes the fragments of the documents that are through, in document order.
  private func writeReady() throws {
    guard let sink else { return }
    while finished.contains(nextToWrite) {
      for fragment in fragments.removeValue(forKey: nextToWrite) ?? [] {
        if hasWritten && !separator.isEmpty && fragment.file.isEmpty {
          try sink.write(Array(separator.utf8), file: "", document: nil)
        }
        try sink.write(fragment.bytes, file: fragment.file, document: inputs[nextToWrite])
        hasWritten = true
      }
      nextToWrite += 1
    }
  }

  // MARK: - Folding on the way

  private func foldRequests() -> [WorkerRequest] {
    partials.foldable(atEnd: false).filter { owner in !folds.values.contains { $0.first?.owner == owner } }.map {
      owner in
      let runs = partials.take(owner, bytes: Supervisor.foldBytes)
      supervisor.nextRequest += 1
      folds[supervisor.nextRequest] = runs
      return WorkerRequest(
        id: supervisor.nextRequest, kind: MessageKind.merge.rawValue,
        payload: Wire.encode(FoldRequest(owner: owner, partials: runs.map(\.bytes)).value),
        deadline: supervisor.setup.limits.wall)
    }
  }

  private func folded(_ runs: [PartialRun], _ outcome: WorkerOutcome) {
    guard let first = runs.first, let last = runs.last else { return }
    var problem = Problem("the worker gave no answer")
    switch outcome {
    case .failed(let failure): problem = Problem("merging failed: \(failure.description)")
    case .frames(let frames):
      supervisor.relayLog(frames)
      for frame in frames {
        guard let value = try? Wire.decode(frame.payload) else { continue }
        if frame.kind == MessageKind.problem.rawValue { problem = Problem(value: value) }
        if frame.kind == MessageKind.answer.rawValue, let bytes = value.octets {
          partials.put(
            back: PartialRun(
              owner: first.owner, first: first.first, last: last.last,
              documents: runs.map(\.documents).reduce(0, +), bytes: bytes))
          return
        }
      }
    }
    supervisor.summary.failedSteps += 1
    supervisor.notify(.stepFailed(problem))
  }
}
