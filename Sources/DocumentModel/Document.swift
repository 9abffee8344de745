import PlainData

/// A document: text, metadata, blocks, tokens and layers. Immutable; every change makes a new one.
public struct Document: Sendable {
  /// The document's id, which never changes.
  public let id: String
  /// What blocks, tokens and layers are places in.
  public let text: Text
  /// What is known of the document beside its text.
  public let metadata: Metadata
  /// In text order, without overlaps.
  public let blocks: [Block]
  /// Sentences and tokens; `nil` until somebody wants them.
  public let tokens: TokenTable?
  /// The layers by name.
  public let layers: [String: Layer]

  /// - Throws: `SpanError` when a block does not fit the text.
  public init(
    id: String, text: Text, metadata: Metadata, blocks: [Block], tokens: TokenTable? = nil,
    layers: [String: Layer] = [:]
  ) throws(SpanError) {
    var end = 0
    for block in blocks {
      try text.check(block.range)
      guard block.range.lowerBound >= end else { throw .outside(block.range, count: text.count) }
      end = block.range.upperBound
    }
    self.init(
      unchecked: id, text: text, metadata: metadata, blocks: blocks, tokens: tokens, layers: layers)
  }

  init(
    unchecked id: String, text: Text, metadata: Metadata, blocks: [Block], tokens: TokenTable?, layers: [String: Layer]
  ) {
    self.id = id
    self.text = text
    self.metadata = metadata
    self.blocks = blocks
    self.tokens = tokens
    self.layers = layers
  }

  /// The document with a layer more, or with another one of that name.
  public func adding(_ layer: Layer) -> Document {
    var layers = layers
    layers[layer.name] = layer
    return Document(unchecked: id, text: text, metadata: metadata, blocks: blocks, tokens: tokens, layers: layers)
  }

  /// The document with other metadata.
  public func with(metadata: Metadata) -> Document {
    Document(unchecked: id, text: text, metadata: metadata, blocks: blocks, tokens: tokens, layers: layers)
  }

  /// The document with its tokens.
  public func with(tokens: TokenTable) -> Document {
    Document(unchecked: id, text: text, metadata: metadata, blocks: blocks, tokens: tokens, layers: layers)
  }
}
