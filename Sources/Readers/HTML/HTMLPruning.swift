/// Judges the elements of a page by points for being furniture, and drops those with three or more.
struct HTMLPruning {
  private let tree: HTMLTree
  private let statistics: HTMLStatistics
  private let root: HTMLRoot
  private let range: Range<Int>
  private var dropped: [Bool]
  /// Elements that follow a label at once, with the label.
  private var labels: [Int: Int] = [:]
  /// Whether anything was dropped before: a page with menus has other furniture as well.
  private let hasFurniture: Bool

  private static let limit = 3

  /// Drops what is furniture.
  static func prune(_ tree: HTMLTree, _ statistics: HTMLStatistics, _ dropped: [Bool], _ root: HTMLRoot) -> [Bool] {
    var pruning = HTMLPruning(tree, statistics, dropped, root)
    if root.isDeclared { pruning.dropOutside() }
    pruning.walk()
    pruning.dropEmptyHeadings()
    return pruning.isTooMuch ? dropped : pruning.dropped
  }

  private init(_ tree: HTMLTree, _ statistics: HTMLStatistics, _ dropped: [Bool], _ root: HTMLRoot) {
    self.tree = tree
    self.statistics = statistics
    self.dropped = dropped
    self.root = root
    range = root.index < 0 ? 0..<tree.nodes.count : root.index..<Int(tree.nodes[root.index].end)
    let all = tree.nodes.indices.filter { tree.nodes[$0].parent < 0 }
    let weight = all.reduce(0) { $0 + Int(statistics.weight[$1]) }
    let linked = all.reduce(0) { $0 + Int(statistics.linked[$1]) }
    let own = root.index < 0 ? weight : Int(statistics.weight[root.index])
    let ownLinked = root.index < 0 ? linked : Int(statistics.linked[root.index])
    hasFurniture = dropped.contains(true) || (linked - ownLinked) * 3 > weight - own
  }

  /// Whether more was dropped than can be right: then nothing is.
  private var isTooMuch: Bool {
    var all = 0
    var lostWeight = 0
    var lostProse = 0
    var index = 0
    while index < tree.nodes.count {
      if tree.nodes[index].parent < 0 { all += Int(statistics.weight[index]) }
      if dropped[index] {
        lostWeight += Int(statistics.weight[index])
        lostProse += Int(statistics.prose[index])
      }
      index = dropped[index] ? Int(tree.nodes[index].end) : index + 1
    }
    let total = Int(statistics.total)
    return total > 0 ? lostProse * 2 > total : lostWeight * 3 > all * 2
  }

  // MARK: - Outside

  /// Drops all but the declared root, the way to it and the headline.
  private mutating func dropOutside() {
    var keep: Set<Int> = []
    let headline = root.headline.map(headlineHolder)
    for target in [root.index, headline ?? root.index] {
      var index = target
      while index >= 0 {
        keep.insert(index)
        index = Int(tree.nodes[index].parent)
      }
    }
    let standfirsts = root.headline.map(lines(behind:)) ?? []
    keep.formUnion(standfirsts)
    var index = 0
    while index < tree.nodes.count {
      if index == root.index || index == headline || standfirsts.contains(index) {
        index = Int(tree.nodes[index].end)
      } else {
        if !keep.contains(index) { dropped[index] = true }
        index = dropped[index] ? Int(tree.nodes[index].end) : index + 1
      }
    }
  }

  /// The paragraphs that follow the headline at once.
  private func lines(behind headline: Int) -> [Int] {
    var lines: [Int] = []
    var last = headline
    while lines.count < 3, let next = statistics.next(behind: last, tree), next < range.lowerBound,
      tree.nodes[next].tag == .p || tree.nodes[next].tag == .h2, statistics.linkDensity(next) < 0.3
    {
      lines.append(next)
      last = next
    }
    return lines
  }

  /// The element around the headline that holds its standfirst as well, but no menu and not the text.
  private func headlineHolder(_ headline: Int) -> Int {
    var holder = headline
    while true {
      let parent = Int(tree.nodes[holder].parent)
      guard parent >= 0, Int(tree.nodes[parent].end) <= range.lowerBound, statistics.weight[parent] < 1_500,
        statistics.linkDensity(parent) < 0.25
      else { return holder }
      holder = parent
    }
  }

  // MARK: - Points

  private mutating func walk() {
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if node.tag == .text, node.traits.contains(.link), statistics.weight[index] <= 40, isAlone(index) {
        dropped[index] = true
      }
      if !dropped[index], node.tag != .text, statistics.weight[index] > 0 {
        noteLabel(index)
        if isJudged(node), isFurniture(index) {
          dropped[index] = true
          if let label = labels[index] { dropped[label] = true }
        }
      }
      // What is in the cells of data is data.
      let isWhole = dropped[index] || node.tag == .table && HTMLTable.holdsData(index, tree)
      index = isWhole ? Int(node.end) : index + 1
    }
  }

  private func isJudged(_ node: HTMLNode) -> Bool {
    switch node.tag {
    case .html, .head, .body, .main, .h1, .h2, .h3, .h4, .h5, .h6, .li, .dt, .dd, .tr, .tbody, .thead, .tfoot, .caption,
      .blockquote, .pre, .figcaption, .hr:
      false
    default: node.tag.isBlock || node.evidence <= -3
    }
  }

  private func isFurniture(_ index: Int) -> Bool {
    if index == root.index { return false }
    let weight = Int(statistics.weight[index])
    // In lines of text, only links go: "[edit]".
    if !tree.nodes[index].tag.isBlock { return weight <= 40 && statistics.linkDensity(index) >= 0.5 }
    // The root's ancestors hold all of the text.
    if index < range.lowerBound, Int(tree.nodes[index].end) >= range.upperBound { return false }
    if let headline = root.headline, index <= headline, headline < Int(tree.nodes[index].end) { return false }
    if weight <= HTMLLabels.longest, isLine(index) { return true }
    return points(index)
      >= (range.contains(index) || !hasFurniture || statistics.lines[index] > 0 ? Self.limit : Self.limit - 1)
  }

  private func points(_ index: Int) -> Int {
    let node = tree.nodes[index]
    let isOutside = !range.contains(index)
    var points = -Int(node.evidence)
    if node.tag == .aside || node.tag == .footer { points += 2 }
    if node.traits.contains(.data) { points -= 2 }
    let density = statistics.linkDensity(index)
    points += density >= 0.6 ? 2 : density >= 0.35 ? 1 : 0
    let isLabelled = labels[index] != nil || beginsWithLabel(index)
    // A paragraph behind a heading that could be a label is still a paragraph.
    if isLabelled, !node.tag.isLine || density >= 0.35 { points += 2 }
    if statistics.notes[index] > 0 { points -= 4 }
    points += placePoints(index, isOutside: isOutside, density: density)
    if statistics.fields[index] > 0, statistics.weight[index] < 400 { points += 2 }
    return points - prosePoints(index, density: density) - headlinePoints(index)
  }

  private func placePoints(_ index: Int, isOutside: Bool, density: Double) -> Int {
    guard statistics.lines[index] == 0 else { return 0 }
    let end = Int(tree.nodes[index].end)
    let isTrailing = statistics.proseBefore[end] == statistics.total
    let isLeading = statistics.proseBefore[index] == 0
    var points = isTrailing ? 1 : isLeading && density > 0.35 ? 1 : 0
    if isOutside && hasFurniture { points += 1 }
    return points
  }

  private func prosePoints(_ index: Int, density: Double) -> Int {
    let share = statistics.share(index)
    if share >= 0.4, statistics.prose[index] >= 250 || tree.nodes[index].evidence > -3 { return 4 }
    if share >= 0.15, statistics.prose[index] >= 400 { return 2 }
    return statistics.lines[index] >= 2 && density < 0.2 ? 1 : 0
  }

  private func headlinePoints(_ index: Int) -> Int {
    let node = tree.nodes[index]
    guard statistics.weight[index] < 1_000, range.contains(index) else { return 0 }
    return tree.nodes[index..<Int(node.end)].contains { $0.tag == .h1 } ? 3 : 0
  }

  // MARK: - Labels

  /// Notes a label for what follows it.
  private mutating func noteLabel(_ index: Int) {
    let node = tree.nodes[index]
    guard node.tag.isBlock, statistics.weight[index] <= 60 else { return }
    guard let follower = statistics.next(behind: index, tree) else { return }
    guard HTMLLabels.isLabel(tree.string(of: index, limit: HTMLLabels.longest)) else { return }
    labels[follower] = index
  }

  /// Whether the first line inside is a label.
  private func beginsWithLabel(_ index: Int) -> Bool {
    guard let first = statistics.firstLine(of: index, tree) else { return false }
    let text = tree.text[Int(tree.nodes[first].start)..<Int(tree.nodes[first].stop)]
    return HTMLLabels.isLabel(HTMLText.clean(String(decoding: text, as: UTF8.self)))
  }

  private func isAlone(_ index: Int) -> Bool {
    let first = Int(statistics.firstText[index])
    guard first >= 0 else { return false }
    let text = tree.text[Int(tree.nodes[first].start)..<Int(tree.nodes[first].stop)]
    guard HTMLLabels.mayBeAlone(text.first { $0 > 0x20 }) else { return false }
    return HTMLLabels.isAlone(tree.string(of: index, limit: HTMLLabels.longest))
  }

  /// Whether a short element is a line that is never content, or points elsewhere.
  private func isLine(_ index: Int) -> Bool {
    if isAlone(index) { return true }
    let isLinked = statistics.linkDensity(index) > 0.4
    guard isLinked || statistics.proseBefore[Int(tree.nodes[index].end)] == statistics.total else { return false }
    let text = tree.string(of: index, limit: 2 * HTMLLabels.longest)
    if isLinked, HTMLLabels.isPointer(text) { return true }
    let isLast = statistics.proseBefore[Int(tree.nodes[index].end)] == statistics.total
    return isLast && hasFurniture && (text.hasPrefix("©") || text.lowercased().hasPrefix("copyright"))
  }

  // MARK: - Headings

  /// Drops headings of which nothing is left: what followed was dropped, and nothing else comes before the next one.
  private mutating func dropEmptyHeadings() {
    /// Headings with nothing below yet, and whether something was dropped below.
    var waiting: [(index: Int, level: Int, lost: Bool)] = []
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      let level = node.tag.headingLevel
      if dropped[index] {
        if statistics.weight[index] > 0 { for place in waiting.indices { waiting[place].lost = true } }
        index = Int(node.end)
      } else if level > 0 {
        while let last = waiting.last, last.level >= level {
          if last.lost { dropped[last.index] = true }
          waiting.removeLast()
        }
        if level > 1 { waiting.append((index, level, false)) }
        index = Int(node.end)
      } else {
        if node.tag == .text, statistics.weight[index] > 0 { waiting.removeAll(keepingCapacity: true) }
        index += 1
      }
    }
    for last in waiting where last.lost { dropped[last.index] = true }
  }
}
