/// Finds what of a page is its text: menus, boxes, comments and the like are dropped, by how much prose and how many
/// links an element holds, by the structure, and by what classes, ids and labels hint at. In doubt, text is kept.
///
/// Three steps: what says itself that it is no content goes first; then the element is sought that holds nearly all
/// prose; then each element in it is judged by points.
struct HTMLMainContent {
  let tree: HTMLTree
  /// Which nodes are dropped, with all inside them.
  private(set) var dropped: [Bool]
  private(set) var statistics: HTMLStatistics

  /// The nodes of a page that are not its text.
  ///
  /// - Complexity: O(nodes and text) and the depth of the page.
  static func dropped(_ tree: HTMLTree) -> [Bool] {
    var content = HTMLMainContent(tree)
    content.dropWhatSaysSo()
    content.statistics = HTMLStatistics(tree, dropped: content.dropped)
    let cards = HTMLCards.find(tree, content.statistics, content.dropped)
    if !cards.isEmpty {
      for card in cards { content.dropped[card] = true }
      content.statistics = HTMLStatistics(tree, dropped: content.dropped)
    }
    let root = HTMLRoot.find(tree, content.statistics, content.dropped)
    content.dropped = HTMLPruning.prune(tree, content.statistics, content.dropped, root)
    return content.dropped
  }

  /// The nodes that are not shown; none where nearly all of a page is hidden until a script shows it.
  static func hidden(_ tree: HTMLTree) -> [Bool] {
    let none = [Bool](repeating: false, count: tree.nodes.count)
    var hidden = none
    var isAny = false
    for (index, node) in tree.nodes.enumerated()
    where node.traits.contains(.hidden) && node.tag != .html && node.tag != .body {
      hidden[index] = true
      isAny = true
    }
    guard isAny else { return none }
    let shown = HTMLStatistics(tree, dropped: hidden)
    let all = HTMLStatistics(tree, dropped: none)
    return shown.total * 5 < all.total ? none : hidden
  }

  private init(_ tree: HTMLTree) {
    self.tree = tree
    dropped = Self.hidden(tree)
    statistics = HTMLStatistics(tree, dropped: dropped)
  }

  // MARK: - What says itself that it is no content

  private mutating func dropWhatSaysSo() {
    /// The ends of open articles and quotations.
    var articles: [Int] = []
    var mains: [Int] = []
    var quotations: [Int] = []
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      noteReaders(index)
      while let last = articles.last, last <= index { articles.removeLast() }
      while let last = mains.last, last <= index { mains.removeLast() }
      while let last = quotations.last, last <= index { quotations.removeLast() }
      if dropped[index] || saysSo(index, inArticle: !articles.isEmpty, inMain: !mains.isEmpty, !quotations.isEmpty) {
        dropped[index] = true
        index = Int(node.end)
        continue
      }
      if node.tag == .article { articles.append(Int(node.end)) }
      if node.tag == .main { mains.append(Int(node.end)) }
      if node.tag == .blockquote { quotations.append(Int(node.end)) }
      index += 1
    }
  }

  /// Drops "Comments (3)" and what follows it, where both stand side by side.
  private mutating func noteReaders(_ index: Int) {
    let node = tree.nodes[index]
    guard node.tag.isBlock, !node.tag.isCell, node.tag != .tr, !dropped[index] else { return }
    guard statistics.weight[index] > 0, statistics.weight[index] <= 40 else { return }
    let follower = statistics.next(behind: index, tree)
    guard let follower, !tree.nodes[follower].tag.isLine, isBehindText(follower) else { return }
    guard HTMLLabels.readers(tree.string(of: index, limit: HTMLLabels.longest)) == .counted else { return }
    dropped[index] = true
    dropped[follower] = true
  }

  private func saysSo(_ index: Int, inArticle: Bool, inMain: Bool, _ inQuotation: Bool) -> Bool {
    let node = tree.nodes[index]
    let share = statistics.share(index)
    switch node.tag {
    case .text, .html, .body, .main: return false
    case .select, .textarea, .input: return true
    case .button: return !isInHeading(index)
    case .nav, .search: return share < 0.3
    case .dialog: return share < 0.5
    case .form: return statistics.fields[index] > 0 && share < 0.25
    case .footer:
      if inQuotation || share >= 0.3 || holdsNotes(index) { break }
      if !inArticle || statistics.lines[index] == 0 || statistics.linkDensity(index) > 0.25 { return true }
    case .header: if !inArticle && !inMain && share < 0.1 && !holdsHeadline(index) { return true }
    case .aside: if share < 0.3 && !holdsNotes(index) && !(inArticle && isBoxOfText(index)) { return true }
    default: break
    }
    if isBoxOfFields(index) || isConsent(index) || isReaders(index) { return true }
    if node.traits.contains(.navigation) { return share < 0.3 }
    if node.traits.contains(.overlay) { return share < 0.5 }
    if node.traits.contains(.comments) { return isBehindText(index) }
    return false
  }

  /// Questions that open their answers are buttons in headings.
  private func isInHeading(_ index: Int) -> Bool {
    var parent = Int(tree.nodes[index].parent)
    for _ in 0..<3 where parent >= 0 {
      let tag = tree.nodes[parent].tag
      if tag.headingLevel > 0 || tag == .summary || tag == .dt { return true }
      parent = Int(tree.nodes[parent].parent)
    }
    return false
  }

  private func holdsNotes(_ index: Int) -> Bool { statistics.notes[index] > 0 }

  /// A headline that is no link: a linked one is the site's name.
  private func holdsHeadline(_ index: Int) -> Bool {
    let end = Int(tree.nodes[index].end)
    return (index..<end).contains { tree.nodes[$0].tag == .h1 && statistics.linkDensity($0) < 0.5 }
  }

  /// A box in an article that explains something.
  private func isBoxOfText(_ index: Int) -> Bool {
    (statistics.lines[index] >= 2 || statistics.prose[index] >= 250) && statistics.linkDensity(index) < 0.2
      && statistics.fields[index] == 0 && tree.nodes[index].evidence >= -1
  }

  /// A box that wants an address, a choice or a vote: whatever short text is with the fields.
  private func isBoxOfFields(_ index: Int) -> Bool {
    statistics.fields[index] > 0 && tree.nodes[index].tag.isBlock && statistics.weight[index] < 350
      && statistics.share(index) < 0.25
  }

  /// A box that asks for consent to cookies.
  private func isConsent(_ index: Int) -> Bool {
    let weight = statistics.weight[index]
    guard statistics.controls[index] > 0 || tree.nodes[index].evidence <= -3, weight > 20, weight < 4_000 else {
      return false
    }
    guard tree.nodes[index].tag.isBlock, statistics.share(index) < 0.5 else { return false }
    return HTMLLabels.speaksOfCookies(tree.string(of: index, limit: 400))
  }

  /// A container that begins with "Comments", behind the text: with a number, or with fields and buttons.
  private func isReaders(_ index: Int) -> Bool {
    guard let first = statistics.firstLine(of: index, tree) else { return false }
    guard statistics.weight[index] > 2 * statistics.weight[first], isBehindText(index) else { return false }
    let text = tree.text[Int(tree.nodes[first].start)..<Int(tree.nodes[first].stop)].prefix(HTMLLabels.longest)
    switch HTMLLabels.readers(HTMLText.clean(String(decoding: text, as: UTF8.self))) {
    case .none: return false
    case .counted: return true
    case .named: return statistics.controls[index] + statistics.fields[index] > 1
    }
  }

  /// Comments come behind a text that is longer than a teaser.
  private func isBehindText(_ index: Int) -> Bool {
    let before = statistics.proseBefore[index]
    return before >= 300 || before >= 100 && statistics.share(index) < 0.5
  }
}
