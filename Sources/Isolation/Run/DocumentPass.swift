import CSystem
import Glibc
import PlainData
import PluginModel

/// One pass over the inputs: batches out, results in, whatever order they come in.
final class DocumentPass {
  let supervisor: Supervisor
  let goal: BatchRequest.Goal
  let surveys: [Int: [UInt8]]
  var partials = PartialStore()

  private let sink: OutputSink?
  private let separator: String
  private let inputs: Int
  private let feed: DocumentFeed
  private var nextOrdinal = 0
  private var done = 0
  /// The documents of each request under way.
  private var batches: [Int: Batch] = [:]
  /// Where the documents come from that are not through and written yet.
  private var origins: [Int: RunInput] = [:]
  /// Folds under way: what was taken for them.
  private var folds: [Int: [PartialRun]] = [:]
  /// What documents wrote, until all before them are through.
  private var fragments: [Int: [OutputBytes]] = [:]
  /// The documents that are through, behind those before `nextToWrite`, which all are.
  private var finished: Set<Int> = []
  private var nextToWrite = 0
  private var hasWritten = false

  private typealias Batch = [(ordinal: Int, item: FeedItem)]

  init(
    _ supervisor: Supervisor, _ inputs: [RunInput], _ goal: BatchRequest.Goal, _ surveys: [Int: [UInt8]],
    sink: OutputSink?, separator: String = ""
  ) {
    self.supervisor = supervisor
    self.inputs = inputs.count
    var isSurvey = false
    if case .survey = goal { isSurvey = true }
    feed = DocumentFeed(supervisor, inputs) { path, text in
      if isSurvey { return }
      supervisor.summary.warnings += 1
      supervisor.notify(.warning(path: path, text))
    }
    self.goal = goal
    self.surveys = surveys
    self.sink = sink
    self.separator = separator
  }

  /// Takes all inputs through.
  func run() throws {
    try supervisor.pool.run(
      nextFor: { $0 == 0 ? try self.next() : self.feed.next(for: $0) },
      completed: { request, outcome in
        if request.program == 0 { return try self.completed(request, outcome) }
        self.feed.completed(request, outcome)
        return []
      },
      interrupted: { Interruption.signal != nil })
  }

  // MARK: - Batches out

  private func next() throws -> WorkerRequest? {
    while true {
      let items = feed.take(documents: Supervisor.batchDocuments, bytes: Supervisor.batchBytes)
      if items.isEmpty { return nil }
      let batch = items.enumerated().map { (ordinal: nextOrdinal + $0.offset, item: $0.element) }
      nextOrdinal += items.count
      for (ordinal, item) in batch { origins[ordinal] = item.input }
      if case .survey = goal {} else { supervisor.summary.documents += items.count }
      if let request = try request(batch) { return request }
    }
  }

  /// Opens the files and makes the request; what cannot be opened has failed. `nil` when nothing is left.
  private func request(_ batch: Batch) throws -> WorkerRequest? {
    var opened: [Int32] = []
    var inputs: [BatchRequest.Input] = []
    for (ordinal, item) in batch {
      do throws(Problem) {
        inputs.append(try prepare(item, ordinal, &opened))
      } catch {
        finish(ordinal, DocumentResult(ordinal: ordinal, status: .failed, failures: [error]))
      }
    }
    guard !inputs.isEmpty else {
      // Nothing could be opened: the stretch is through all the same.
      if let first = batch.first?.ordinal, let last = batch.last?.ordinal {
        partials.add(first: first, last: last, runs: [])
      }
      try writeReady()
      return nil
    }
    supervisor.nextRequest += 1
    batches[supervisor.nextRequest] = batch
    var value = BatchRequest(inputs: inputs, goal: goal, surveys: surveys).value.map ?? ValueMap()
    value["target"] = supervisor.configuration.target.value
    let descriptors = opened
    return WorkerRequest(
      id: supervisor.nextRequest, kind: MessageKind.batch.rawValue, payload: Wire.encode(.map(value)),
      deadline: supervisor.setup.limits.wall * Double(inputs.count), open: { descriptors })
  }

  private func prepare(
    _ item: FeedItem, _ ordinal: Int, _ opened: inout [Int32]
  ) throws(Problem) -> BatchRequest.Input {
    var request = BatchRequest.Input(
      ordinal: ordinal, id: item.input.id, path: item.input.path, size: item.size,
      commandLine: item.input.commandLine, table: item.input.table)
    switch item.content {
    case .failed(let problem): throw problem
    case .document(let bytes, let warnings):
      request.document = bytes
      request.warnings = warnings
    case .file:
      do throws(InputError) {
        let file = try DocumentFeed.open(item.input.source)
        opened.append(file.descriptor)
        request.size = Int(file.size)
        request.modified = file.modified / 1_000_000_000
      } catch {
        throw Problem(error.description)
      }
    }
    return request
  }

  // MARK: - Results in

  private func completed(_ request: WorkerRequest, _ outcome: WorkerOutcome) throws -> [WorkerRequest] {
    if let runs = folds.removeValue(forKey: request.id) {
      folded(runs, outcome)
      return []
    }
    guard let batch = batches.removeValue(forKey: request.id) else { return [] }
    let ordinals = batch.map(\.ordinal)
    switch outcome {
    case .frames(let frames):
      guard let answer = BatchAnswer(frames, ordinals: ordinals) else {
        return try retry(batch, "the worker sent what cannot be read")
      }
      try take(answer, ordinals, frames)
    case .failed(let failure):
      return try retry(batch, failure.description)
    }
    supervisor.notify(.progress(done: done, total: feed.hasContainers ? nil : inputs))
    return foldRequests()
  }

  /// After a death the documents are tried one by one, so that only the culprit fails.
  private func retry(_ batch: Batch, _ reason: String) throws -> [WorkerRequest] {
    if batch.count > 1 {
      return try batch.compactMap { try request([$0]) }
    }
    for (ordinal, _) in batch {
      finish(ordinal, DocumentResult(ordinal: ordinal, status: .failed, failures: [Problem(reason)]))
      partials.add(first: ordinal, last: ordinal, runs: [])
    }
    try writeReady()
    return []
  }

  private func take(_ answer: BatchAnswer, _ ordinals: [Int], _ frames: [Frame]) throws {
    supervisor.relayLog(frames)
    for result in answer.documents { finish(result.ordinal, result) }
    for ordinal in ordinals where !isFinished(ordinal) {
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
    guard !isFinished(ordinal) else { return }
    finished.insert(ordinal)
    done += 1
    let path = origins[ordinal]?.path ?? ""
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

  private func isFinished(_ ordinal: Int) -> Bool { ordinal < nextToWrite || finished.contains(ordinal) }

  /// Writes the fragments of the documents that are through, in document order.
  private func writeReady() throws {
    while finished.remove(nextToWrite) != nil {
      let ordinal = nextToWrite
      nextToWrite += 1
      let origin = origins.removeValue(forKey: ordinal)
      for fragment in fragments.removeValue(forKey: ordinal) ?? [] {
        guard let sink else { continue }
        if hasWritten && !separator.isEmpty && fragment.file.isEmpty {
          try sink.write(Array(separator.utf8), file: "", document: nil)
        }
        try sink.write(fragment.bytes, file: fragment.file, document: origin)
        hasWritten = true
      }
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
