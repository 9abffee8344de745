import PlainData

/// Edits of a document, collected and then made at once.
public struct DocumentEdit: Sendable {
  private let document: Document
  private var changes: [(range: Range<Int>, replacement: [UInt8])] = []
  private var metadata: [(key: String, value: Value)] = []
  private var layers: [Layer] = []

  /// Takes its parts.
  public init(of document: Document) { self.document = document }

  /// Whether more than layers changes.
  public var changesTextOrMetadata: Bool { !changes.isEmpty || !metadata.isEmpty }

  /// Adds a layer, whose items are on the text before the edits.
  public mutating func annotate(_ layer: Layer) { layers.append(layer) }

  /// Cuts a range out of the text.
  ///
  /// - Throws: `EditError` when it does not fit the text or overlaps another edit.
  public mutating func drop(_ range: Range<Int>) throws(EditError) { try replace(range, with: "") }

  /// Replaces a range of the text.
  ///
  /// - Throws: `EditError` when it does not fit the text, is empty, or overlaps another edit.
  public mutating func replace(_ range: Range<Int>, with text: String) throws(EditError) {
    do {
      try document.text.check(range)
    } catch {
      throw .span(error)
    }
    guard !range.isEmpty else { throw .empty }
    let position = changes.firstIndex { $0.range.lowerBound >= range.lowerBound } ?? changes.count
    let neighbours = [position - 1, position].filter(changes.indices.contains)
    for index in neighbours where changes[index].range.overlaps(range) {
      throw .overlap(changes[index].range, range)
    }
    changes.insert((range, Array(text.utf8)), at: position)
  }

  /// Sets a metadata value; null takes it away.
  public mutating func set(_ key: String, _ value: Value) { metadata.append((key, value)) }

  /// Makes the edits.
  ///
  /// Layer items and blocks that contain an edit whole stretch with it; those that it touches only partly, and those
  /// inside it, are dropped; others shift. Tokens are left out where the text changed.
  /// - Returns: The new document, and how many items each layer lost.
  public func applied() -> (document: Document, outcome: EditOutcome) {
    var metadata = document.metadata
    for (key, value) in self.metadata { metadata.replace(key, value) }
    var all = document.layers
    for layer in layers { all[layer.name] = layer }
    guard !changes.isEmpty else {
      let edited = Document(
        unchecked: document.id, text: document.text, metadata: metadata, blocks: document.blocks,
        tokens: document.tokens, layers: all)
      return (edited, EditOutcome(droppedItems: [:]))
    }
    var dropped: [String: Int] = [:]
    for (name, layer) in all {
      let (moved, count) = layer.moved(place)
      all[name] = moved
      if count > 0 { dropped[name] = count }
    }
    let edited = Document(
      unchecked: document.id, text: editedText(), metadata: metadata, blocks: editedBlocks(), tokens: nil, layers: all)
    return (edited, EditOutcome(droppedItems: dropped))
  }

  // MARK: - Places

  private func editedText() -> Text {
    var bytes: [UInt8] = []
    var position = 0
    for change in changes {
      bytes += document.text.utf8.buffer[position..<change.range.lowerBound]
      bytes += change.replacement
      position = change.range.upperBound
    }
    bytes += document.text.utf8.buffer[position...]
    return Text(String(decoding: bytes, as: UTF8.self))
  }

  /// Where a range of the old text is in the new one; `nil` when an edit cut it.
  private func place(_ range: Range<Int>) -> Range<Int>? {
    var shift = 0
    var stretch = 0
    for change in changes {
      let growth = change.replacement.count - change.range.count
      if change.range.upperBound <= range.lowerBound {
        shift += growth
      } else if change.range.lowerBound >= range.upperBound {
        break
      } else if range.lowerBound <= change.range.lowerBound && change.range.upperBound <= range.upperBound
        && range != change.range
      {
        stretch += growth
      } else {
        return nil
      }
    }
    let moved = range.lowerBound + shift..<range.upperBound + shift + stretch
    return moved.isEmpty ? nil : moved
  }

  /// Blocks follow their text: what is left of a block that was cut stays a block.
  private func editedBlocks() -> [Block] {
    document.blocks.compactMap { block in
      let range =
        offset(
          block.range.lowerBound, end: false)..<max(
          offset(block.range.lowerBound, end: false), offset(block.range.upperBound, end: true))
      guard !range.isEmpty else { return nil }
      var moved = block
      moved.range = range
      return moved
    }
  }

  /// The new place of an offset. Inside a changed stretch: its replacement's end for a beginning, so that the block which
  /// holds the stretch's beginning keeps the replacement.
  private func offset(_ offset: Int, end: Bool) -> Int {
    var shift = 0
    for change in changes {
      if change.range.upperBound <= offset {
        shift += change.replacement.count - change.range.count
      } else if change.range.lowerBound < offset {
        return change.range.lowerBound + shift + change.replacement.count
      } else {
        break
      }
    }
    return offset + shift
  }
}

/// What edits did besides what they were asked for.
public struct EditOutcome: Sendable, Equatable {
  /// The number of items that each layer lost because an edit cut them; layers that lost none are not named.
  public let droppedItems: [String: Int]
}

/// An edit that cannot be made.
public enum EditError: Error, Sendable, Equatable, CustomStringConvertible {
  case span(SpanError)
  case empty
  case overlap(Range<Int>, Range<Int>)

  /// The value in words, as messages show it.
  public var description: String {
    switch self {
    case .span(let error): "\(error)"
    case .empty: "an edit needs a span of at least one character"
    case .overlap(let a, let b):
      "two edits overlap: bytes \(a.lowerBound + 1) to \(a.upperBound), and \(b.lowerBound + 1) to \(b.upperBound)"
    }
  }
}
