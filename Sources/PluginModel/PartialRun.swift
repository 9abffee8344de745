import PlainData

/// The partials of neighbouring documents, folded: the unit in which partials travel.
public struct PartialRun: Sendable {
  /// What it belongs to.
  public var owner: FoldOwner
  /// The first and the last document that it covers, by ordinal; those between that failed or were dropped included.
  public var first: Int
  /// The last document, by ordinal.
  public var last: Int
  /// How many documents are in it.
  public var documents: Int
  /// The folded partial in wire form; the supervisor passes it on without looking inside.
  public var bytes: [UInt8]

  /// Takes its parts.
  public init(owner: FoldOwner, first: Int, last: Int, documents: Int, bytes: [UInt8]) {
    self.owner = owner
    self.first = first
    self.last = last
    self.documents = documents
    self.bytes = bytes
  }

  /// The run as plain data for a frame.
  public var value: Value {
    [
      "owner": owner.value, "first": .integer(Int64(first)), "last": .integer(Int64(last)),
      "documents": .integer(Int64(documents)), "bytes": Value(octets: bytes),
    ]
  }

  /// Reads what a worker sent; `nil` when it is not of this form.
  public init?(value: Value) {
    guard let owner = value["owner"].flatMap(FoldOwner.init(value:)), let first = value["first"]?.integer,
      let last = value["last"]?.integer, let documents = value["documents"]?.integer,
      let bytes = value["bytes"]?.octets, first >= 0, last >= first, documents >= 0
    else { return nil }
    self.init(owner: owner, first: Int(first), last: Int(last), documents: Int(documents), bytes: bytes)
  }
}
