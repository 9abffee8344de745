/// What a plugin does: the three extension points of Chancery.
public enum PluginKind: String, Sendable, CaseIterable {
  /// Document → document: keeps, drops, edits, or adds layers.
  case filter
  /// Documents → report, as `map`, `merge` and `report`.
  case analysis
  /// Reports or documents → the bytes of a format.
  case output

  /// The folder of bundled plugins of this kind, and the word for several of them.
  public var plural: String {
    switch self {
    case .filter: "filters"
    case .analysis: "analyses"
    case .output: "outputs"
    }
  }
}
