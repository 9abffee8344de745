import CSystem
import DocumentModel
import Glibc
import PlainData
import PluginModel

/// Turns inputs into documents, in order: plain text goes to the workers as it is, everything else through a reader, a
/// PDF through a converter first.
///
/// Readers work ahead of the workers, on several files at a time, as far as the bytes that wait allow; what they give is
/// handed over in the order of the inputs. The feed looks at the first bytes of a file to tell its format, and at nothing
/// else that a file holds.
final class DocumentFeed {
  /// So many files are looked at ahead of the one whose documents are wanted next.
  static let window = 256
  /// So many bytes of documents may wait; the file whose turn it is may have half of them for itself.
  static let waitingBytes = 64 << 20
  /// So many readers may die of one file before the rest of it is given up.
  static let mostDeaths = 16

  let supervisor: Supervisor
  private let sources: [FeedSource]
  /// The file whose documents come next, and how many files have been looked at.
  private var front = 0
  private var opened = 0
  private var buffered = 0
  private var toRead: [FeedSource] = []
  private var toConvert: [FeedSource] = []
  private var toLayOut: [FeedSource] = []
  private var underWay: [Int: FeedSource] = [:]
  private var spools: [Int: Int32] = [:]
  /// Ids that records brought along, by their hashes.
  private var ids: Set<Int>
  /// Told of what the user should know of a file as such.
  private let warn: (_ path: String, _ text: String) -> Void
  /// Whether a file was met that may hold any number of documents.
  private(set) var hasContainers = false

  init(_ supervisor: Supervisor, _ inputs: [RunInput], warn: @escaping (String, String) -> Void) {
    self.supervisor = supervisor
    self.warn = warn
    sources = inputs.map { input in
      FeedSource(
        input,
        request: FileRequest(
          id: input.id, path: input.path, metadata: input.commandLine, table: input.table,
          format: supervisor.configuration.format, textField: supervisor.configuration.textField,
          joinsHyphens: supervisor.setup.joinsHyphens))
    }
    ids = Set(inputs.map(\.id.hashValue))
  }

  // MARK: - Items out

  /// The next items, in order: what is there, up to so many documents or bytes, and at least one if there is any.
  func take(documents: Int, bytes: Int) -> [FeedItem] {
    var items: [FeedItem] = []
    var size = 0
    while items.count < documents, front < sources.count {
      if front == opened { openNext() }
      let source = sources[front]
      guard var item = source.next() else {
        guard source.isThrough else { break }
        front += 1
        continue
      }
      if !items.isEmpty && size + item.size > bytes {
        source.putBack(item)
        break
      }
      size += item.size
      count(-item.bytes, source)
      if case .document = item.content { item.input.id = unique(item.input.id, source) }
      items.append(item)
    }
    return items
  }

  private func count(_ bytes: Int, _ source: FeedSource) {
    buffered += bytes
    source.top.buffered += bytes
  }

  private func give(_ item: FeedItem, _ source: FeedSource) {
    source.given += 1
    count(item.bytes, source)
    source.append(.item(item))
  }

  private func fail(_ source: FeedSource, _ path: String, _ text: String) {
    var input = source.input
    if !path.isEmpty { input.path = path }
    give(FeedItem(input: input, content: .failed(Problem(text))), source)
  }

  // MARK: - Looking at files

  /// Looks at the next file, and puts it where it is dealt with.
  private func openNext() {
    let source = sources[opened]
    opened += 1
    do throws(InputError) {
      let file = try Self.open(source.input.source)
      defer { close(file.descriptor) }
      var format = source.request.format
      if format == nil {
        var head = [UInt8](repeating: 0, count: 4096)
        let count = pread(file.descriptor, &head, head.count, 0)
        format = InputFormat.guess(Array(head.prefix(max(0, count))), path: source.input.path)
      }
      sort(source, format ?? .text)
    } catch {
      fail(source, "", error.description)
      source.isFinished = true
    }
  }

  private func sort(_ source: FeedSource, _ format: InputFormat) {
    switch format {
    case .text:
      give(FeedItem(input: source.input, content: .file), source)
      source.isFinished = true
    case .pdf:
      guard hasConverter(source, "") else {
        source.isFinished = true
        return
      }
      toConvert.append(source)
    default:
      source.request.format = format
      // A mail is taken apart in one step: where that costs a reader there is no rest to go on with.
      source.isContainer = format.isContainer && format != .eml
      if format.isContainer { hasContainers = true }
      toRead.append(source)
    }
  }

  /// Whether a PDF can be converted; where it cannot, that is said of it.
  private func hasConverter(_ source: FeedSource, _ path: String) -> Bool {
    if supervisor.configuration.converter != nil { return true }
    fail(source, path, "PDF is read by pdftotext, which is not installed: apt-get install poppler-utils")
    return false
  }

  /// Looks at files ahead until one is found that is for a reader or a converter.
  private func lookAhead(_ isThere: () -> Bool) {
    while !isThere(), opened < sources.count, opened < front + Self.window, buffered < Self.waitingBytes { openNext() }
  }

  static func open(_ source: RunInput.Source) throws(InputError) -> InputFile {
    switch source {
    case .file(let path, let followLinks): try InputFile.open(path, followLinks: followLinks)
    case .descriptor(let descriptor): try InputFile.duplicate(descriptor)
    }
  }

  // MARK: - Requests

  /// The next request for a program of the pool but the first; `nil` when there is none for now.
  func next(for program: Int) -> WorkerRequest? {
    switch program {
    case Supervisor.readerProgram:
      lookAhead { !toRead.isEmpty }
      return toRead.isEmpty ? nil : read(toRead.removeFirst(), program)
    case Supervisor.converterProgram:
      lookAhead { !toConvert.isEmpty }
      guard let index = toConvert.firstIndex(where: { mayWork($0) }) else { return nil }
      return convert(toConvert.remove(at: index))
    default:
      return toLayOut.isEmpty ? nil : read(toLayOut.removeFirst(), program)
    }
  }

  private func mayWork(_ source: FeedSource) -> Bool {
    buffered < Self.waitingBytes || source.top === sources[min(front, sources.count - 1)]
  }

  private func read(_ source: FeedSource, _ program: Int) -> WorkerRequest {
    supervisor.nextRequest += 1
    underWay[supervisor.nextRequest] = source
    return WorkerRequest(
      id: supervisor.nextRequest, program: program, kind: MessageKind.read.rawValue,
      payload: Wire.encode(source.request.value), deadline: supervisor.setup.limits.wall,
      open: { [try Self.open(source.spool.map(RunInput.Source.descriptor) ?? source.input.source).descriptor] },
      stream: WorkerStream(
        take: { [weak self] frame in try self?.take(frame, source) },
        isPaused: { [weak self] in self?.isFull(source) ?? false }
      ))
  }

  private func isFull(_ source: FeedSource) -> Bool {
    // What was converted is one document, which others may wait for.
    if source.request.isConverted { return false }
    if source.top === sources[min(front, sources.count - 1)] { return source.top.buffered > Self.waitingBytes / 2 }
    return buffered > Self.waitingBytes
  }

  private func convert(_ source: FeedSource) -> WorkerRequest? {
    supervisor.nextRequest += 1
    let id = supervisor.nextRequest
    let spool: Int32
    do throws(InputError) {
      spool = try InputFile.spool()
    } catch {
      fail(source, source.request.path, "its text cannot be kept: \(error.description)")
      source.isFinished = true
      return nil
    }
    underWay[id] = source
    spools[id] = spool
    return WorkerRequest(
      id: id, program: Supervisor.converterProgram, kind: MessageKind.convert.rawValue, payload: Wire.encode(.null),
      deadline: supervisor.setup.limits.wall,
      open: {
        let file = try Self.open(source.spool.map(RunInput.Source.descriptor) ?? source.input.source)
        let copy = dup(spool)
        guard copy >= 0 else {
          close(file.descriptor)
          throw InputError(Wording.errorText(errno))
        }
        return [file.descriptor, copy]
      })
  }

  // MARK: - Results

  /// Takes a record of a file.
  private func take(_ frame: Frame, _ source: FeedSource) throws {
    guard frame.kind == MessageKind.record.rawValue, let value = try? Wire.decode(frame.payload),
      let record = FileRecord(value: value)
    else { return }
    source.number = max(source.number, Int(value["number"]?.integer ?? 0))
    switch record {
    case .begun(let number, let path): source.begun = (number, path)
    case .document(let bytes, let id, let path, let warnings):
      var input = source.input
      input.id = id
      input.path = path
      give(FeedItem(input: input, content: .document(bytes, warnings: warnings)), source)
    case .file(let bytes, let request): enter(bytes, request, source)
    case .failure(let path, let text): fail(source, path, text)
    case .warning(let path, let text): warn(path.isEmpty ? source.request.path : path, text)
    }
  }

  /// Keeps a file that was inside another for the converter.
  private func enter(_ bytes: [UInt8], _ request: FileRequest, _ source: FeedSource) {
    guard hasConverter(source, request.path) else { return }
    do throws(InputError) {
      let spool = try InputFile.spool(bytes)
      var input = source.input
      (input.id, input.path, input.size) = (request.id, request.path, bytes.count)
      let nested = FeedSource(input, request: request, root: source.top, spool: spool)
      source.given += 1
      source.append(.source(nested))
      toConvert.append(nested)
    } catch {
      fail(source, request.path, "it cannot be kept: \(error.description)")
    }
  }

  /// An id that no other document has, given in the order of the documents. Ids that a reader made of the file's own are
  /// unique by themselves.
  private func unique(_ id: String, _ source: FeedSource) -> String {
    let own = source.request.id
    if id == own { return id }
    if id.utf8.starts(with: own.utf8), let next = id.utf8.dropFirst(own.utf8.count).first, next == 0x21 || next == 0x23
    {
      return id
    }
    var name = id
    var number = 2
    while !ids.insert(name.hashValue).inserted {
      name = "\(id)~\(number)"
      number += 1
    }
    return name
  }

  /// Takes the end of a request that the feed made.
  func completed(_ request: WorkerRequest, _ outcome: WorkerOutcome) {
    guard let source = underWay.removeValue(forKey: request.id) else { return }
    if let spool = spools.removeValue(forKey: request.id) {
      converted(source, spool, outcome)
    } else {
      read(source, outcome)
    }
  }

  private func read(_ source: FeedSource, _ outcome: WorkerOutcome) {
    if case .failed(let failure) = outcome, lose(source, failure) { return }
    source.isFinished = true
    if source.given == 0 { fail(source, source.request.path, "the file holds no documents") }
  }

  /// Names what a reader died of; whether the rest of the file is read on.
  private func lose(_ source: FeedSource, _ failure: WorkerFailure) -> Bool {
    guard source.isContainer else {
      fail(source, source.request.path, failure.description)
      return false
    }
    source.deaths += 1
    let isInside = source.begun.number > 0 && source.begun.number >= source.number
    let culprit = isInside ? source.begun.number : source.number + 1
    let path = isInside && !source.begun.path.isEmpty ? source.begun.path : "\(source.request.path)#\(culprit)"
    guard source.deaths < Self.mostDeaths else {
      fail(source, path, "\(failure.description); the rest of the file is given up")
      return false
    }
    fail(source, path, failure.description)
    source.request.skip = culprit
    source.number = culprit
    toRead.insert(source, at: 0)
    return true
  }

  private func converted(_ source: FeedSource, _ spool: Int32, _ outcome: WorkerOutcome) {
    var problem: String?
    switch outcome {
    case .failed(let failure): problem = "pdftotext: \(failure.description)"
    case .frames(let frames):
      let answer = frames.first { $0.kind == MessageKind.answer.rawValue }.flatMap { try? Wire.decode($0.payload) }
      problem = answer == nil ? "the converter gave no answer" : answer?["problem"]?.string
    }
    guard problem == nil else {
      close(spool)
      fail(source, source.request.path, problem ?? "")
      source.isFinished = true
      return
    }
    source.replaceSpool(spool)
    source.request.isConverted = true
    toLayOut.append(source)
  }
}
