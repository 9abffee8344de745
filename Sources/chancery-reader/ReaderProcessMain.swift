import DocumentModel
import Glibc
import Isolation
import PlainData
import PlainText
import PluginModel
import Readers

/// The reader's life: libraries are loaded before the jail closes, and no byte of a file is looked at before.
struct ReaderProcessMain {
  let requiresJail: Bool

  /// Serves until the end; the process' exit status.
  func run() -> Int32 {
    let channel = FrameChannel(descriptor: 3, frameBytes: 1 << 30)
    do {
      guard let (first, descriptors) = try channel.receive(), first.kind == MessageKind.setup.rawValue else { return 0 }
      for descriptor in descriptors { close(descriptor) }
      let limits = RunLimits(try Wire.decode(first.payload))
      FileReader.loadLibraries()
      do throws(JailError) {
        let jail = WorkerLimits(addressSpace: limits.worker, frameBytes: limits.frameBytes)
        let report = try Jail.close(jail, required: requiresJail)
        try? channel.send(kind: FrameKind.ready, payload: report.encoded)
      } catch {
        try channel.send(kind: FrameKind.failed, payload: Array("the jail cannot be closed: \(error)".utf8))
        return 1
      }
      while let (frame, descriptors) = try channel.receive() {
        // The first belongs to the input from here on.
        defer { for descriptor in descriptors.dropFirst() { close(descriptor) } }
        if frame.kind == MessageKind.read.rawValue, let descriptor = descriptors.first,
          let request = try? Wire.decode(frame.payload)
        {
          try FileService(channel, limits).read(FileRequest(value: request), descriptor)
        } else if frame.kind == MessageKind.table.rawValue, let descriptor = descriptors.first {
          try FileService(channel, limits).readTable(descriptor)
        }
        try channel.send(kind: FrameKind.done)
      }
      return 0
    } catch {
      // The supervisor has gone or sent nonsense: there is nobody to tell.
      return 1
    }
  }
}

/// Reads one file and sends what it holds.
struct FileService {
  private let channel: FrameChannel
  private let limits: RunLimits

  init(_ channel: FrameChannel, _ limits: RunLimits) {
    self.channel = channel
    self.limits = limits
  }

  /// - Parameter descriptor: An open regular file, which is closed in the end.
  /// - Throws: `FrameError` when the supervisor is gone.
  func read(_ file: FileRequest, _ descriptor: Int32) throws {
    var number = 0
    do {
      let bytes = try InputBytes(descriptor: descriptor)
      let request = ReadRequest(
        id: file.id, path: file.path,
        metadata: Metadata(commandLine: file.metadata, table: file.table, path: file.path), format: file.format,
        textField: file.textField, joinsHyphens: file.joinsHyphens, limits: limits.reading, nesting: file.nesting)
      if file.isConverted { return try send(.document(try FileReader.converted(bytes, request)), number, file) }
      let reader = try FileReader(bytes, request, skip: file.skip)
      reader.willEnter = { number, path in
        // A supervisor that is gone is met again at the next record.
        try? send(.begun(number, path: path), number)
      }
      while let record = try reader.next() {
        number = reader.number
        try send(record, number, file)
      }
    } catch let error as ReaderError {
      try send(.failure(path: "", error.description), number)
    }
  }

  /// Answers with a table's rows: line, path, values; and its warnings, or what is wrong with it.
  func readTable(_ descriptor: Int32) throws {
    let answer: Value
    do {
      let table = try MetadataTable(InputBytes(descriptor: descriptor), path: "", limits: limits.reading)
      answer = [
        "rows": .list(
          table.rows.map { .list([.integer(Int64($0.line)), .string($0.path), .map($0.values)]) }),
        "warnings": .list(table.warnings.map(Value.string)),
      ]
    } catch {
      answer = ["problem": .string(error.description)]
    }
    try channel.send(kind: MessageKind.answer.rawValue, payload: Wire.encode(answer))
  }

  private func send(_ record: ReadRecord, _ number: Int, _ file: FileRequest) throws {
    switch record {
    case .document(let result):
      let document = result.document
      try send(
        .document(
          Wire.encode(document.value), id: document.id, path: document.metadata["path"]?.string ?? file.path,
          warnings: result.warnings), number)
    case .file(let nested):
      let request = nested.request
      var metadata = ValueMap()
      var table = ValueMap()
      for key in request.metadata.keys {
        if request.metadata.origin(key) == .commandLine { metadata[key] = request.metadata[key] }
        if request.metadata.origin(key) == .table { table[key] = request.metadata[key] }
      }
      try send(
        .file(
          nested.bytes,
          FileRequest(
            id: request.id, path: request.path, metadata: metadata, table: table, format: .pdf,
            textField: request.textField, joinsHyphens: request.joinsHyphens, nesting: request.nesting)), number)
    case .failure(let path, let error): try send(.failure(path: path, error.description), number)
    case .warning(let path, let text): try send(.warning(path: path, text), number)
    }
  }

  private func send(_ record: FileRecord, _ number: Int) throws {
    var value = record.value.map ?? ValueMap()
    value["number"] = .integer(Int64(number))
    try channel.send(kind: MessageKind.record.rawValue, payload: Wire.encode(.map(value)))
  }
}
