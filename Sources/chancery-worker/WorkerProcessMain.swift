import Glibc
import Isolation
import PlainData
import PluginHost
import PluginModel

/// The worker's life. Order matters: bundled data is opened before the jail closes, and nothing that a plugin or a
/// document says is looked at before.
struct WorkerProcessMain {
  private let requiresJail: Bool
  private let data: DataFolder

  init(arguments: [String]) {
    requiresJail = arguments.contains("--require-jail")
    var folder: String?
    if let index = arguments.firstIndex(of: "--data"), index + 1 < arguments.count { folder = arguments[index + 1] }
    data = DataFolder(path: folder)
  }

  /// Serves until the end; the process' exit status.
  func run() -> Int32 {
    let channel = FrameChannel(descriptor: 3, frameBytes: 1 << 30)
    do {
      guard let (first, descriptors) = try channel.receive(), first.kind == MessageKind.setup.rawValue else { return 0 }
      for descriptor in descriptors { close(descriptor) }
      let setup = try Wire.decode(first.payload)
      StepRunner.loadLibraries()
      switch closeJail(Self.limits(setup)) {
      case .success(let report): try serve(channel, setup, report)
      case .failure(let error):
        try channel.send(kind: FrameKind.failed, payload: Array("the jail cannot be closed: \(error)".utf8))
        return 1
      }
      return 0
    } catch {
      // The supervisor has gone or sent nonsense: there is nobody to tell.
      return 1
    }
  }

  private func closeJail(_ limits: WorkerLimits) -> Result<JailReport, JailError> {
    do throws(JailError) {
      return .success(try Jail.close(limits, required: requiresJail))
    } catch {
      return .failure(error)
    }
  }

  private func serve(_ channel: FrameChannel, _ setup: Value, _ report: JailReport) throws {
    let outbox = Outbox(channel)
    let service = WorkerService(dataNames: data.names, readData: data.read) { outbox.send($0, $1) }
    do {
      try service.setUp(setup)
    } catch {
      // Wrong usage that only a worker can tell: the supervisor knows it by its form.
      return try channel.send(kind: FrameKind.failed, payload: Wire.encode(["usage": .string(error.message)]))
    }
    try channel.send(kind: FrameKind.ready, payload: report.encoded)
    let inputLimit = Int(setup["limits"]?["input"]?.integer ?? 64 << 20)
    while let (frame, descriptors) = try channel.receive() {
      defer { for descriptor in descriptors { close(descriptor) } }
      if let kind = MessageKind(rawValue: frame.kind), let value = try? Wire.decode(frame.payload) {
        service.handle(kind, value) { index throws(Problem) in
          try Self.read(descriptors, index, limit: inputLimit)
        }
      } else {
        outbox.send(.problem, Problem("the worker does not know this frame").value)
      }
      if let error = outbox.error { throw error }
      try channel.send(kind: FrameKind.done)
    }
  }

  private static func read(_ descriptors: [Int32], _ index: Int, limit: Int) throws(Problem) -> [UInt8] {
    guard descriptors.indices.contains(index) else { throw Problem("the file did not arrive") }
    do {
      return try InputFile.readAll(descriptors[index], limit: limit)
    } catch {
      throw Problem(error.description)
    }
  }

  private static func limits(_ setup: Value) -> WorkerLimits {
    WorkerLimits(addressSpace: Int(setup["limits"]?["worker"]?.integer ?? 2 << 30), frameBytes: 1 << 30)
  }
}

/// Frames on their way to the supervisor. The first error is kept: nothing is sent behind it.
final class Outbox {
  private let channel: FrameChannel
  private(set) var error: FrameError?

  init(_ channel: FrameChannel) { self.channel = channel }

  func send(_ kind: MessageKind, _ value: Value) {
    guard error == nil else { return }
    do {
      try channel.send(kind: kind.rawValue, payload: Wire.encode(value))
    } catch {
      self.error = error
    }
  }
}
