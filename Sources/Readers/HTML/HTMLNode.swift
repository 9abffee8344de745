/// An element or a piece of text of a page, in the order of the page.
struct HTMLNode {
  /// What its attributes say of an element, and where a piece of text stands.
  struct Traits: OptionSet {
    let rawValue: UInt32
    /// Not shown: `hidden`, `aria-hidden`, `display:none`.
    static let hidden = Traits(rawValue: 1 << 0)
    /// Text inside a link.
    static let link = Traits(rawValue: 1 << 1)
    /// A footnote's text.
    static let footnote = Traits(rawValue: 1 << 2)
    /// A mark in the text that leads to a footnote.
    static let noteMark = Traits(rawValue: 1 << 3)
    /// An arrow that leads back from a footnote.
    static let backLink = Traits(rawValue: 1 << 4)
    /// A table for its looks: `role=presentation`.
    static let layout = Traits(rawValue: 1 << 5)
    /// A table that says that it holds data.
    static let data = Traits(rawValue: 1 << 6)
    /// A cell that says that it heads a row or column.
    static let headerCell = Traits(rawValue: 1 << 7)
    /// A field to fill in.
    static let field = Traits(rawValue: 1 << 8)
    /// Says that it is the text of an article: `itemprop=articleBody`.
    static let articleBody = Traits(rawValue: 1 << 9)
    /// Holds readers' comments.
    static let comments = Traits(rawValue: 1 << 10)
    /// Navigation, by its role.
    static let navigation = Traits(rawValue: 1 << 11)
    /// Lies above the page: `role=dialog`, `aria-modal`.
    static let overlay = Traits(rawValue: 1 << 12)
    /// Text inside a link to a place in the page itself.
    static let anchor = Traits(rawValue: 1 << 14)
    /// A button.
    static let control = Traits(rawValue: 1 << 15)
    /// Text that ends as sentences do.
    static let sentence = Traits(rawValue: 1 << 16)
    /// Holds footnotes.
    static let notes = Traits(rawValue: 1 << 13)
  }

  /// The element; `.text` for text.
  var tag: HTMLTag
  /// Its traits.
  var traits: Traits = []
  /// What the words of its class and id say: below zero for what surrounds a text.
  var evidence: Int8 = 0
  /// The level of a heading that its role makes, or the columns of a cell.
  var span: UInt16 = 1
  /// The rows of a cell; a number of its class, so that elements of one kind are known, elsewhere.
  var rows: UInt16 = 1
  /// The element that holds it; -1 for the first.
  var parent: Int32
  /// The number behind the last node inside it.
  var end: Int32
  /// The bytes of a piece of text.
  var start: Int32 = 0
  /// The end of them.
  var stop: Int32 = 0

  /// The characters of a piece of text.
  var weight: Int32 = 0

  /// Begins a node.
  init(_ tag: HTMLTag, parent: Int32, number: Int) {
    self.tag = tag
    self.parent = parent
    end = Int32(truncatingIfNeeded: number + 1)
  }
}
