import PlainData
import PluginModel

/// A worker's answer to a batch, checked: only documents of the batch are spoken of, each once.
struct BatchAnswer {
  private(set) var documents: [DocumentResult] = []
  private(set) var partials: [PartialRun] = []
  private(set) var bytes: [OutputBytes] = []
  private(set) var problems: [Problem] = []

  /// `nil` when a frame is not what a worker sends here: the whole answer is then refused.
  init?(_ frames: [Frame], ordinals: [Int]) {
    let asked = Set(ordinals)
    var seen: Set<Int> = []
    for frame in frames {
      guard let kind = MessageKind(rawValue: frame.kind) else {
        if frame.kind == FrameKind.done { continue }
        return nil
      }
      guard let value = try? Wire.decode(frame.payload) else { return nil }
      switch kind {
      case .document:
        guard let result = DocumentResult(value: value), asked.contains(result.ordinal),
          seen.insert(result.ordinal).inserted
        else { return nil }
        documents.append(result)
      case .partial:
        guard let run = PartialRun(value: value), asked.contains(run.first), asked.contains(run.last),
          !partials.contains(where: { $0.owner == run.owner })
        else { return nil }
        partials.append(run)
      case .bytes:
        guard let output = OutputBytes(value: value), asked.contains(output.ordinal) else { return nil }
        bytes.append(output)
      case .problem: problems.append(Problem(value: value))
      case .progress, .log: continue
      default: return nil
      }
    }
  }
}
