/// The elements that matter to reading; all others are text in passing.
enum HTMLTag: UInt8 {
  case other, text
  // The page and its parts.
  case html, head, body, main, article, section, header, footer, nav, aside, div, center, form, fieldset, dialog
  case details, summary, figure, figcaption, address, custom, hgroup, search
  // Blocks of text.
  case p, h1, h2, h3, h4, h5, h6, blockquote, pre, hr, br
  case ul, ol, menu, dl, li, dt, dd
  case table, caption, thead, tbody, tfoot, tr, td, th
  // In lines of text.
  case a, q, rt, sup, span, time
  case image
  // What is filled in or pressed.
  case input, button, select, textarea
  // What is not text.
  case title, meta, link, base, script, dropped

  private static let byName: [HTMLName: HTMLTag] = {
    var table: [HTMLName: HTMLTag] = [:]
    let named: [(String, HTMLTag)] = [
      ("html", .html), ("head", .head), ("body", .body), ("main", .main), ("article", .article), ("section", .section),
      ("header", .header), ("footer", .footer), ("nav", .nav), ("aside", .aside), ("div", .div), ("center", .center),
      ("form", .form), ("fieldset", .fieldset), ("dialog", .dialog), ("details", .details), ("summary", .summary),
      ("figure", .figure), ("figcaption", .figcaption), ("address", .address), ("hgroup", .hgroup), ("search", .search),
      ("p", .p), ("h1", .h1), ("h2", .h2), ("h3", .h3), ("h4", .h4), ("h5", .h5), ("h6", .h6),
      ("blockquote", .blockquote), ("pre", .pre), ("listing", .pre), ("xmp", .pre), ("hr", .hr), ("br", .br),
      ("ul", .ul), ("ol", .ol), ("menu", .menu), ("dir", .ul), ("dl", .dl), ("li", .li), ("dt", .dt), ("dd", .dd),
      ("table", .table), ("caption", .caption), ("thead", .thead), ("tbody", .tbody), ("tfoot", .tfoot), ("tr", .tr),
      ("td", .td), ("th", .th), ("a", .a), ("q", .q), ("rt", .rt), ("sup", .sup), ("time", .time),
      ("img", .image), ("input", .input), ("button", .button), ("select", .select), ("textarea", .textarea),
      ("title", .title), ("meta", .meta), ("link", .link), ("base", .base), ("script", .script),
      ("style", .dropped), ("template", .dropped), ("noscript", .dropped), ("svg", .dropped), ("iframe", .dropped),
      ("object", .dropped), ("applet", .dropped), ("embed", .dropped), ("audio", .dropped), ("video", .dropped),
      ("canvas", .dropped), ("map", .dropped), ("datalist", .dropped), ("noframes", .dropped),
      ("progress", .dropped), ("meter", .dropped), ("legend", .div), ("optgroup", .div), ("frameset", .div),
    ]
    for (name, tag) in named { table[HTMLName(Array(name.utf8))] = tag }
    return table
  }()

  /// The tag of a name.
  static func named(_ name: HTMLName) -> HTMLTag {
    byName[name] ?? (name.isCustom ? .custom : .other)
  }

  /// Whether it begins and ends a block of text.
  var isBlock: Bool {
    switch self {
    case .other, .text, .br, .a, .q, .rt, .sup, .span, .time, .image, .input, .button, .select, .textarea: false
    default: true
    }
  }

  /// Whether it takes part in the structure: all others leave no trace but their text.
  var isRecorded: Bool {
    switch self {
    case .other, .a, .sup, .span, .time: false
    default: true
    }
  }

  /// The level of a heading, 0 for all else.
  var headingLevel: Int {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: 0
    }
  }

  /// Whether it is a line or a paragraph, not what holds several.
  var isLine: Bool { self == .p || self == .text || headingLevel > 0 || !isBlock }

  /// Whether it is a list.
  var isList: Bool { self == .ul || self == .ol || self == .menu || self == .dl }
  /// Whether it is an item of a list.
  var isItem: Bool { self == .li || self == .dt || self == .dd }
  /// Whether it is a cell of a table.
  var isCell: Bool { self == .td || self == .th }
}
