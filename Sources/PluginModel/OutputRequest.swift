import PlainData

/// What an output is to write.
public struct OutputRequest: Sendable {
  /// The reports, or an edge of a document output.
  public enum Part: Sendable {
    /// Reports in wire form.
    case reports([[UInt8]])
    case begin
    case finish
  }

  /// What is to be written.
  public var part: Part
  /// Where it goes, as far as an output may know.
  public var target: OutputTarget

  /// Takes its parts.
  public init(part: Part, target: OutputTarget) {
    self.part = part
    self.target = target
  }

  /// The request as plain data for a frame.
  public var value: Value {
    var map = ValueMap()
    switch part {
    case .reports(let reports): map["reports"] = .list(reports.map(Value.init(octets:)))
    case .begin: map["edge"] = "begin"
    case .finish: map["edge"] = "finish"
    }
    map["target"] = target.value
    return .map(map)
  }

  /// Reads the form that `value` gives.
  public init(value: Value) {
    switch value["edge"]?.string {
    case "begin"?: part = .begin
    case "finish"?: part = .finish
    default: part = .reports((value["reports"]?.elements ?? []).compactMap(\.octets))
    }
    target = OutputTarget(value: value["target"] ?? .null)
  }
}
