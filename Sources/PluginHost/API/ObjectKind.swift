/// The kinds of host objects that Lua sees. The number is the kind in an `ObjectReference`; 0 is a Lua function.
public enum ObjectKind: UInt32, Sendable, CaseIterable {
  case document = 1
  case span = 2
  case editor = 3
  case report = 4
  case out = 5
  case gazetteer = 6
  case regex = 7
  case piece = 8
  case definition = 9

  /// The name in messages and in the reference, and the receiver of methods: `document:tokens`.
  public var name: String {
    switch self {
    case .document: "document"
    case .span: "span"
    case .editor: "editor"
    case .report: "report"
    case .out: "out"
    case .gazetteer: "gazetteer"
    case .regex: "regex"
    case .piece: "piece"
    case .definition: "definition"
    }
  }

  var article: String { self == .editor || self == .out ? "an" : "a" }

  /// What the object is, for the head of its reference page.
  public var summary: String {
    switch self {
    case .document: "A document: text, metadata, blocks, sentences, tokens and layers. Immutable while it is analysed."
    case .span: "A stretch of a document: a layer's item, a sentence, a block, a match, or any range."
    case .editor: "The edits that a filter asks for; `apply` returns it."
    case .report: "What an analysis' `report` function fills."
    case .out: "Where an output writes."
    case .gazetteer: "A compiled list of names."
    case .regex: "A compiled regular expression in RE2's syntax, which runs in linear time."
    case .piece: "Styled text for `out:write`."
    case .definition: "A plugin or a list of tests, as its file returns it."
    }
  }
}
