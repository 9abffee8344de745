import PlainData

/// What an output may know of where its bytes go. It never learns a path.
public struct OutputTarget: Sendable, Equatable {
  /// Whether the bytes go to a terminal, with this many columns.
  public var isTerminal: Bool
  /// The columns of the terminal.
  public var width: Int
  /// Whether styles are shown: on a terminal, unless NO_COLOR is set.
  public var showsStyles: Bool
  /// Whether `-o` names a folder.
  public var isFolder: Bool

  /// Takes its parts.
  public init(isTerminal: Bool = false, width: Int = 80, showsStyles: Bool = false, isFolder: Bool = false) {
    self.isTerminal = isTerminal
    self.width = width
    self.showsStyles = showsStyles
    self.isFolder = isFolder
  }

  /// The target as plain data for a frame.
  public var value: Value {
    [
      "terminal": .boolean(isTerminal), "width": .integer(Int64(width)), "styles": .boolean(showsStyles),
      "folder": .boolean(isFolder),
    ]
  }

  /// Reads the form that `value` gives.
  public init(value: Value) {
    isTerminal = value["terminal"]?.boolean ?? false
    width = Int(value["width"]?.integer ?? 80)
    showsStyles = value["styles"]?.boolean ?? false
    isFolder = value["folder"]?.boolean ?? false
  }
}
