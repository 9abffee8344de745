import PlainData
import PluginModel

/// The partials of a pass, kept in document order and folded as soon as their neighbours are there.
///
/// The batches that are through form a prefix of the corpus and stray later ones; only the prefix is folded, so the
/// result is the left fold in document order whatever order the batches came in. Memory: the folded prefix, at most
/// `longestTail` partials behind it, and what later batches sent ahead.
struct PartialStore {
  private struct Batch {
    var last: Int
    var runs: [FoldOwner: PartialRun]
  }

  /// So many partials wait before they are folded into the prefix.
  static let longestTail = 32

  private var ahead: [Int: Batch] = [:]
  private var nextOrdinal = 0
  private var prefix: [FoldOwner: [PartialRun]] = [:]

  /// Takes what a batch gave: its first and last ordinal, and a partial for each owner that has one.
  mutating func add(first: Int, last: Int, runs: [PartialRun]) {
    var byOwner: [FoldOwner: PartialRun] = [:]
    for run in runs { byOwner[run.owner] = run }
    ahead[first] = Batch(last: last, runs: byOwner)
    while let batch = ahead.removeValue(forKey: nextOrdinal) {
      for (owner, run) in batch.runs { prefix[owner, default: []].append(run) }
      nextOrdinal = batch.last + 1
    }
  }

  /// The owners whose tail is long enough to be folded, or, at the end, that have more than one partial.
  func foldable(atEnd: Bool) -> [FoldOwner] {
    prefix.filter { $0.value.count >= (atEnd ? 2 : Self.longestTail) }.map(\.key).sorted { $0.order < $1.order }
  }

  /// Takes neighbours out to be folded, as many as fit into `bytes` and at least two.
  mutating func take(_ owner: FoldOwner, bytes: Int) -> [PartialRun] {
    guard let runs = prefix[owner] else { return [] }
    var total = 0
    var count = 0
    while count < runs.count, count < 2 || total + runs[count].bytes.count <= bytes {
      total += runs[count].bytes.count
      count += 1
    }
    prefix[owner] = Array(runs[count...])
    return Array(runs[..<count])
  }

  /// Puts the fold of what was taken back to the front.
  mutating func put(back run: PartialRun) { prefix[run.owner, default: []].insert(run, at: 0) }

  /// The only partial of an owner, once everything is folded.
  func result(_ owner: FoldOwner) -> PartialRun? { prefix[owner]?.first }

  mutating func forget(_ owner: FoldOwner) { prefix[owner] = nil }
}

extension FoldOwner {
  fileprivate var order: Int {
    switch self {
    case .survey(let filter): filter
    case .analysis(let index): 1_000_000 + index
    }
  }
}
