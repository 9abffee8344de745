import PlainData

/// Partials of neighbours to fold from the left, in document order.
public struct FoldRequest: Sendable {
  /// What it belongs to.
  public var owner: FoldOwner
  /// The partials in document order, in wire form.
  public var partials: [[UInt8]]

  /// Takes its parts.
  public init(owner: FoldOwner, partials: [[UInt8]]) {
    self.owner = owner
    self.partials = partials
  }

  /// The request as plain data for a frame.
  public var value: Value { ["owner": owner.value, "partials": .list(partials.map(Value.init(octets:)))] }

  /// Reads the form that `value` gives; `nil` for anything else.
  public init?(value: Value) {
    guard let owner = value["owner"].flatMap(FoldOwner.init(value:)) else { return nil }
    self.init(owner: owner, partials: (value["partials"]?.elements ?? []).compactMap(\.octets))
  }
}
