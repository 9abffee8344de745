/// The element that holds a page's text.
struct HTMLRoot {
  /// Its number; -1 for the whole page.
  var index: Int
  /// Whether the page says that this is it, so that the rest is not even judged.
  var isDeclared: Bool
  /// The headline where it stands outside.
  var headline: Int?

  /// Finds it: `<main>` or an `<article>` that hold most of the prose, else the smallest element with nine tenths of it.
  static func find(_ tree: HTMLTree, _ statistics: HTMLStatistics, _ dropped: [Bool]) -> HTMLRoot {
    guard statistics.total > 0 else { return HTMLRoot(index: -1, isDeclared: false) }
    let candidates = shown(tree, dropped)
    if let main = candidates.mains.max(by: { statistics.prose[$0] < statistics.prose[$1] }),
      statistics.share(main) >= 0.5
    {
      return made(main, isDeclared: true, tree, statistics, candidates)
    }
    if let article = onlyArticle(candidates.articles, statistics) {
      // What is beside it is dropped unseen only where there is next to nothing.
      let isAll = statistics.share(article) >= 0.95
      return made(article, isDeclared: isAll, tree, statistics, candidates)
    }
    if candidates.articles.count == 1, let article = candidates.articles.first, statistics.share(article) >= 0.5 {
      return made(article, isDeclared: false, tree, statistics, candidates)
    }
    if let body = candidates.bodies.first, statistics.share(body) >= 0.75 {
      return made(body, isDeclared: false, tree, statistics, candidates)
    }
    return made(densest(tree, statistics, dropped), isDeclared: false, tree, statistics, candidates)
  }

  private struct Candidates {
    var mains: [Int] = []
    /// Outermost articles.
    var articles: [Int] = []
    var bodies: [Int] = []
    var headlines: [Int] = []
  }

  private static func shown(_ tree: HTMLTree, _ dropped: [Bool]) -> Candidates {
    var result = Candidates()
    var index = 0
    var articleEnd = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if dropped[index] {
        index = Int(node.end)
        continue
      }
      if node.tag == .main { result.mains.append(index) }
      if node.tag == .article, index >= articleEnd {
        result.articles.append(index)
        articleEnd = Int(node.end)
      }
      if node.traits.contains(.articleBody) { result.bodies.append(index) }
      if node.tag == .h1 { result.headlines.append(index) }
      index += 1
    }
    return result
  }

  /// The article that is the page's text, where the others are teasers.
  private static func onlyArticle(_ articles: [Int], _ statistics: HTMLStatistics) -> Int? {
    guard let best = articles.max(by: { statistics.prose[$0] < statistics.prose[$1] }) else { return nil }
    let share = statistics.share(best)
    if share >= 0.8 { return best }
    let others = articles.filter { $0 != best }
    let areTeasers = others.allSatisfy {
      statistics.share($0) < 0.15 && (statistics.linkDensity($0) >= 0.2 || statistics.lines[$0] <= 1)
    }
    return share >= 0.5 && !others.isEmpty && areTeasers ? best : nil
  }

  private static func made(
    _ index: Int, isDeclared: Bool, _ tree: HTMLTree, _ statistics: HTMLStatistics, _ candidates: Candidates
  ) -> HTMLRoot {
    guard index >= 0 else { return HTMLRoot(index: index, isDeclared: false) }
    let range = index..<Int(tree.nodes[index].end)
    let hasHeadline = candidates.headlines.contains { range.contains($0) }
    let before = candidates.headlines.last { $0 < index && statistics.linkDensity($0) < 0.5 }
    return HTMLRoot(index: index, isDeclared: isDeclared, headline: hasHeadline ? nil : before)
  }

  /// The smallest element with nine tenths of the prose.
  private static func densest(_ tree: HTMLTree, _ statistics: HTMLStatistics, _ dropped: [Bool]) -> Int {
    var best = -1
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      let isLarge = Double(statistics.prose[index]) >= 0.9 * Double(statistics.total)
      if dropped[index] || !isLarge || node.tag == .text {
        index = Int(node.end)
        continue
      }
      if node.tag.isBlock { best = index }
      index += 1
    }
    return best
  }
}
