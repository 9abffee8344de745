import DocumentModel
import Glibc
import PluginModel

/// A file on its way through the feed: an input, or a file inside one. What it gives is kept in order.
final class FeedSource {
  enum Entry {
    case item(FeedItem)
    case source(FeedSource)
  }

  /// The input, or what stands for a file inside one.
  let input: RunInput
  /// The input that it lies in; `nil` for an input itself.
  let root: FeedSource?
  /// How a reader is asked for it.
  var request: FileRequest
  /// A nameless file with its bytes, where they are not the input's own: converted, or from inside another file.
  private(set) var spool: Int32?
  /// Whether nothing more will come.
  var isFinished = false
  /// Whether it is read document by document, so that a reader that died of one can be followed by another.
  var isContainer = false
  /// Records or members that are through or under way, and the one that was said to be under way.
  var number = 0
  var begun: (number: Int, path: String) = (0, "")
  /// How many readers it has cost.
  var deaths = 0
  /// How many items it has given.
  var given = 0
  /// Bytes that wait here and in the files inside; kept at the root alone.
  var buffered = 0

  private var entries: [Entry] = []
  private var head = 0

  init(_ input: RunInput, request: FileRequest, root: FeedSource? = nil, spool: Int32? = nil) {
    self.input = input
    self.request = request
    self.root = root
    self.spool = spool
  }

  deinit { if let spool { close(spool) } }

  /// The input that it belongs to.
  var top: FeedSource { root ?? self }

  func append(_ entry: Entry) { entries.append(entry) }

  /// The next item that is there, going into the files inside in order; `nil` when it has to be waited for, or at the end.
  func next() -> FeedItem? {
    while head < entries.count {
      switch entries[head] {
      case .item(let item):
        pop()
        return item
      case .source(let source):
        if let item = source.next() { return item }
        guard source.isThrough else { return nil }
        pop()
      }
    }
    return nil
  }

  /// Whether everything that it has to give was given.
  var isThrough: Bool { isFinished && head == entries.count }

  /// Puts an item back to the front.
  func putBack(_ item: FeedItem) {
    if head > 0 {
      head -= 1
      entries[head] = .item(item)
    } else {
      entries.insert(.item(item), at: 0)
    }
  }

  /// Takes what a conversion wrote in place of the bytes.
  func replaceSpool(_ descriptor: Int32) {
    if let spool { close(spool) }
    spool = descriptor
  }

  private func pop() {
    head += 1
    if head == entries.count || head > 256 {
      entries.removeFirst(head)
      head = 0
    }
  }
}
