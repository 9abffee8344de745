import PlainData

/// A merged partial to make a report from.
public struct ReportRequest: Sendable {
  /// The analysis' place in the plan.
  public var analysis: Int
  /// The merged partial; `nil` when no document was analysed.
  public var partial: [UInt8]?
  /// The merged partials of the analyses that it uses, by name.
  public var used: [String: [UInt8]]
  /// How many documents it stands for.
  public var documents: Int

  /// Takes its parts.
  public init(analysis: Int, partial: [UInt8]?, used: [String: [UInt8]], documents: Int) {
    self.analysis = analysis
    self.partial = partial
    self.used = used
    self.documents = documents
  }

  /// The request as plain data for a frame.
  public var value: Value {
    var map = ValueMap()
    map["analysis"] = .integer(Int64(analysis))
    map["partial"] = partial.map(Value.init(octets:))
    map["used"] = .map(ValueMap(used.map { (.string($0), Value(octets: $1)) }))
    map["documents"] = .integer(Int64(documents))
    return .map(map)
  }

  /// Reads the form that `value` gives.
  public init(value: Value) {
    analysis = Int(value["analysis"]?.integer ?? 0)
    partial = value["partial"]?.octets
    documents = Int(value["documents"]?.integer ?? 0)
    used = [:]
    for entry in value["used"]?.map?.entries ?? [] {
      if case .string(let name) = entry.key { used[name] = entry.value.octets ?? [] }
    }
  }
}
