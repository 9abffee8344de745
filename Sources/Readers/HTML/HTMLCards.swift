/// Rows of teasers: elements of one kind side by side, each with a linked headline first and little text.
enum HTMLCards {
  private static let fewest = 3
  private static let longest = 600

  /// Whether nearly all that an element holds are teasers.
  ///
  /// - Complexity: O(children).
  static func areCards(_ index: Int, _ tree: HTMLTree, _ statistics: HTMLStatistics, _ dropped: [Bool]) -> Bool {
    guard statistics.linkDensity(index) >= 0.15 else { return false }
    var cards = 0
    var others = 0
    var child = index + 1
    let end = Int(tree.nodes[index].end)
    while child < end {
      let node = tree.nodes[child]
      if node.tag != .text, node.tag != .br, !dropped[child], statistics.weight[child] > 0 {
        if isCard(child, tree, statistics) { cards += 1 } else { others += 1 }
      } else if node.tag == .text {
        others += statistics.weight[child] > 20 ? 1 : 0
      }
      child = Int(node.end)
    }
    // A heading above them is not one of them.
    return cards >= fewest && others <= max(1, cards / 4)
  }

  private static func isCard(_ index: Int, _ tree: HTMLTree, _ statistics: HTMLStatistics) -> Bool {
    let node = tree.nodes[index]
    guard node.tag.isBlock, statistics.weight[index] <= longest, statistics.linked[index] >= 15 else { return false }
    guard statistics.linkDensity(index) >= 0.2 else { return false }
    let first = Int(statistics.firstText[index])
    let isLinkedFirst = first >= 0 && tree.nodes[first].traits.contains(.link)
    // Lines of a list are no teasers, however linked; what has parts is.
    let hasParts = tree.nodes[index + 1..<Int(node.end)].contains { $0.tag.isBlock }
    return hasParts && (isLinkedFirst || statistics.linkDensity(index) >= 0.35)
  }
}
