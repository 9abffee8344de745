import PlainData

/// What a fold belongs to: an analysis, or a filter's survey, by its place in the plan.
public enum FoldOwner: Sendable, Hashable {
  case analysis(Int)
  case survey(filter: Int)

  var value: Value {
    switch self {
    case .analysis(let index): ["analysis": .integer(Int64(index))]
    case .survey(let filter): ["survey": .integer(Int64(filter))]
    }
  }

  /// Reads the form that `value` gives; `nil` for anything else.
  init?(value: Value) {
    if let index = value["analysis"]?.integer, index >= 0 {
      self = .analysis(Int(index))
    } else if let filter = value["survey"]?.integer, filter >= 0 {
      self = .survey(filter: Int(filter))
    } else {
      return nil
    }
  }
}
