import CMail

/// A parsed mail: its parts as a flat list in the order of the text.
final class MailMessage {
  /// One part.
  struct Part {
    /// Its number, which the functions of the message take.
    var index: Int
    /// "text/plain".
    var type: String
    var isMultipart: Bool
    /// Whether it is a message of its own.
    var isMessage: Bool
    /// How deep it lies; 0 for the root.
    var depth: Int
    /// The number of the first part that does not lie in it.
    var end: Int
  }

  private let handle: OpaquePointer
  /// The parts; the root is the first.
  let parts: [Part]
  /// Whether there were more parts than the limit.
  let hasMore: Bool

  /// Parses a message; `nil` when it is none.
  init?(_ bytes: ArraySlice<UInt8>, partLimit: Int) {
    let opened = bytes.withUnsafeBufferPointer { cmail_open($0.baseAddress, $0.count, partLimit) }
    guard let opened else { return nil }
    handle = opened
    hasMore = cmail_has_more(opened) != 0
    var parts = (0..<cmail_part_count(opened)).map { index in
      let kind = Int(cmail_part_kind(opened, index))
      return Part(
        index: index, type: cmail_part_type(opened, index).map { String(cString: $0) } ?? "text/plain",
        isMultipart: kind == CMAIL_MULTIPART, isMessage: kind == CMAIL_MESSAGE, depth: cmail_part_depth(opened, index),
        end: 0)
    }
    // Each part ends where the next one begins that lies no deeper.
    var open: [Int] = []
    for index in parts.indices {
      while let last = open.last, parts[last].depth >= parts[index].depth {
        parts[last].end = index
        open.removeLast()
      }
      open.append(index)
    }
    for index in open { parts[index].end = parts.count }
    self.parts = parts
  }

  deinit { cmail_close(handle) }

  /// The parts directly inside a multipart.
  func children(_ part: Part) -> [Part] {
    var children: [Part] = []
    var index = part.index + 1
    while index < part.end {
      children.append(parts[index])
      index = parts[index].end
    }
    return children
  }

  /// A header field of the message as it stands; `nil` where there is none.
  func header(_ name: String) -> [UInt8]? { bytes(cmail_header(handle, -1, name)) }

  /// A header field of a part as it stands.
  func header(_ name: String, of part: Part) -> [UInt8]? { bytes(cmail_header(handle, part.index, name)) }

  private func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8]? {
    text.map { text in
      var count = 0
      while count < MailWords.longest, text[count] != 0 { count += 1 }
      return text.withMemoryRebound(to: UInt8.self, capacity: count) {
        Array(UnsafeBufferPointer(start: $0, count: count))
      }
    }
  }

  /// A part's content without its transfer encoding, at most so many bytes.
  func content(_ part: Part, limit: Int) -> (bytes: [UInt8], isCut: Bool) {
    var count = 0
    var isCut: Int32 = 0
    guard let block = cmail_content(handle, part.index, limit, &count, &isCut) else { return ([], false) }
    defer { cmail_free(block) }
    return (Array(UnsafeBufferPointer(start: block, count: count)), isCut != 0)
  }
}
