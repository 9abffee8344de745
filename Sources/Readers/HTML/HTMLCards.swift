/// Rows of teasers: elements of one kind side by side, each with a linked headline first and little text.
struct HTMLCards {
  private static let fewest = 3
  /// Of one teaser: all text, and prose.
  private static let longest = 600
  private static let mostProse = 250

  private let tree: HTMLTree
  private let statistics: HTMLStatistics
  private let dropped: [Bool]
  private var cards: [Int] = []
  private var prose = 0
  private var lines = 0
  /// For each node the element before it in the same element, or -1.
  private lazy var elementsBefore: [Int32] = {
    var last = [Int32](repeating: -1, count: tree.nodes.count + 1)
    var result = last
    for (index, node) in tree.nodes.enumerated() where node.tag != .text {
      let parent = node.parent < 0 ? tree.nodes.count : Int(node.parent)
      result[index] = last[parent]
      last[parent] = Int32(index)
    }
    return result
  }()

  /// The teasers of a page that has a text beside them, with what holds nothing but them; none on a page of teasers.
  ///
  /// - Complexity: O(nodes).
  static func find(_ tree: HTMLTree, _ statistics: HTMLStatistics, _ dropped: [Bool]) -> [Int] {
    var finder = HTMLCards(tree, statistics, dropped)
    finder.search()
    let textProse = Int(statistics.total) - finder.prose
    let textLines = tree.nodes.indices.lazy.filter { tree.nodes[$0].parent < 0 }.reduce(0) {
      $0 + Int(statistics.lines[$1])
    }
    guard textProse >= 400, textLines - finder.lines >= 3 else { return [] }
    return finder.withHolders()
  }

  private init(_ tree: HTMLTree, _ statistics: HTMLStatistics, _ dropped: [Bool]) {
    self.tree = tree
    self.statistics = statistics
    self.dropped = dropped
  }

  private mutating func search() {
    var index = 0
    while index < tree.nodes.count {
      if dropped[index] {
        index = Int(tree.nodes[index].end)
        continue
      }
      if tree.nodes[index].tag != .text, statistics.linked[index] >= 45 { searchChildren(of: index) }
      index += 1
    }
  }

  /// Looks for runs of children of one kind that are teasers.
  private mutating func searchChildren(of parent: Int) {
    var run: [Int] = []
    var child = parent + 1
    let end = Int(tree.nodes[parent].end)
    while child < end {
      let node = tree.nodes[child]
      if !dropped[child], node.tag.isBlock, node.tag != .hr, statistics.weight[child] > 0 {
        if let last = run.last, !isSameKind(last, child) {
          take(run)
          run.removeAll(keepingCapacity: true)
        }
        run.append(child)
      }
      child = Int(node.end)
    }
    take(run)
  }

  private func isSameKind(_ a: Int, _ b: Int) -> Bool {
    tree.nodes[a].tag == tree.nodes[b].tag && (tree.nodes[a].tag.isCell || tree.nodes[a].rows == tree.nodes[b].rows)
  }

  private mutating func take(_ run: [Int]) {
    guard run.count >= Self.fewest else { return }
    // What holds a text is no teaser, and neither are the others of its kind.
    guard run.allSatisfy({ statistics.weight[$0] <= Self.longest && statistics.lines[$0] <= 2 }) else { return }
    let found = run.filter { isCard($0) }
    guard found.count * 5 >= run.count * 4, looksLikeTeasers(run) else { return }
    cards += run
    prose += run.reduce(0) { $0 + Int(statistics.prose[$1]) }
    lines += run.reduce(0) { $0 + Int(statistics.lines[$1]) }
  }

  /// A list of decisions has links and short texts as well. Teasers have pictures, headings, times or a label.
  private mutating func looksLikeTeasers(_ run: [Int]) -> Bool {
    let parent = Int(tree.nodes[run[0]].parent)
    if tree.nodes[run[0]].tag == .article || tree.nodes[run[0]].evidence < 0 { return true }
    if parent >= 0, tree.nodes[parent].evidence < -1 || isLabel(statistics.firstLine(of: parent, tree)) { return true }
    let inside = tree.nodes[run[0]..<Int(tree.nodes[run[0]].end)]
    if inside.contains(where: { $0.tag == .image || $0.tag == .time || $0.tag.headingLevel > 0 }) { return true }
    return isLabel(before(run[0])) || parent >= 0 && isLabel(before(parent))
  }

  /// The element that stands before another one in the same.
  private mutating func before(_ index: Int) -> Int? {
    let found = Int(elementsBefore[index])
    return found < 0 ? nil : found
  }

  private func isLabel(_ index: Int?) -> Bool {
    guard let index, statistics.weight[index] <= 60 else { return false }
    return HTMLLabels.isLabel(tree.string(of: index, limit: HTMLLabels.longest))
  }

  private func isCard(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    guard statistics.prose[index] <= Self.mostProse, statistics.linked[index] >= 15 else { return false }
    guard statistics.linkDensity(index) >= 0.15 else { return false }
    // Lines of a list are no teasers, however linked; what has parts is.
    guard tree.nodes[index + 1..<Int(node.end)].contains(where: { $0.tag.isBlock }) else { return false }
    return beginsWithLink(index)
  }

  /// Whether the first text that is more than a section's name or a time leads to another page.
  private func beginsWithLink(_ index: Int) -> Bool {
    for next in index..<Int(tree.nodes[index].end)
    where tree.nodes[next].tag == .text && !dropped[next] && statistics.weight[next] >= 15 {
      let traits = tree.nodes[next].traits
      return traits.contains(.link) && !traits.contains(.anchor)
    }
    return false
  }

  /// The teasers, and instead of them the elements that hold little else.
  private func withHolders() -> [Int] {
    var lost = [Int: Int]()
    for card in cards {
      var index = card
      // An element that has lost nearly all of its text to teasers is one of them.
      for _ in 0..<8 {
        let parent = Int(tree.nodes[index].parent)
        guard parent >= 0 else { break }
        lost[parent, default: 0] += Int(statistics.weight[card])
        index = parent
      }
    }
    let holders = lost.filter { index, weight in
      let tag = tree.nodes[index].tag
      guard tag != .html, tag != .body, tag != .main, tag != .article else { return false }
      return Int(statistics.weight[index]) - weight < 100
    }
    return cards + holders.keys
  }
}
