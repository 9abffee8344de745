/// How much text, how much of it in links and how much of it prose each element of a page holds.
///
/// Text is weighed in characters; an ideograph counts three.
struct HTMLStatistics {
  /// Of each node, with all inside it.
  private(set) var weight: [Int32]
  /// What of it is in links.
  private(set) var linked: [Int32]
  /// What of it is prose: lines of text that are long, or sentences, and hardly linked.
  private(set) var prose: [Int32]
  /// How many lines of prose there are.
  private(set) var lines: [Int32]
  /// How many fields there are to fill in.
  private(set) var fields: [Int32]
  /// How many footnotes there are.
  private(set) var notes: [Int32]
  /// How many buttons there are.
  private(set) var controls: [Int32]
  /// The first piece of text that is not blank, or -1.
  private(set) var firstText: [Int32]
  /// The prose of all nodes before each, and of all.
  private(set) var proseBefore: [Int32]

  private struct Line {
    var container = -1
    var weight = 0
    var linked = 0
    var isSentence = false
    var isHeading = false
  }

  /// Measures a page without what is dropped already.
  ///
  /// - Complexity: O(nodes and text).
  init(_ tree: HTMLTree, dropped: [Bool]) {
    let count = tree.nodes.count
    let zeros = [Int32](repeating: 0, count: count)
    weight = zeros
    linked = zeros
    prose = zeros
    lines = zeros
    fields = zeros
    controls = zeros
    notes = zeros
    firstText = [Int32](repeating: -1, count: count)
    proseBefore = zeros + [0]
    measure(tree, dropped)
    var sum: Int32 = 0
    for index in 0..<count {
      proseBefore[index] = sum
      sum &+= prose[index]
    }
    proseBefore[count] = sum
    for index in stride(from: count - 1, through: 0, by: -1) {
      let parent = Int(tree.nodes[index].parent)
      guard parent >= 0 else { continue }
      weight[parent] += weight[index]
      linked[parent] += linked[index]
      if firstText[index] >= 0 { firstText[parent] = firstText[index] }
      // Text has nothing else, but where it stands in no element at all.
      if tree.nodes[index].tag == .text, prose[index] == 0 { continue }
      prose[parent] += prose[index]
      lines[parent] += lines[index]
      fields[parent] += fields[index]
      controls[parent] += controls[index]
      notes[parent] += notes[index]
    }
  }

  /// The prose of the whole page.
  var total: Int32 { proseBefore[proseBefore.count - 1] }

  /// The part of a node's text that is linked, from 0 to 1.
  func linkDensity(_ index: Int) -> Double {
    weight[index] == 0 ? 0 : Double(linked[index]) / Double(weight[index])
  }

  /// The first line of what an element holds, where it is short and a line of its own.
  func firstLine(of index: Int, _ tree: HTMLTree) -> Int? {
    let first = Int(firstText[index])
    guard first > index, weight[first] <= 60, weight[index] > weight[first], tree.nodes[index].tag.isBlock else {
      return nil
    }
    let parent = Int(tree.nodes[first].parent)
    if parent != index, weight[parent] == weight[first], tree.nodes[parent].tag.isBlock { return first }
    return first + 1 < tree.nodes.count && tree.nodes[first + 1].tag.isBlock ? first : nil
  }

  /// The element that stands behind another one, side by side with it, with nothing between.
  func next(behind index: Int, _ tree: HTMLTree) -> Int? {
    var next = Int(tree.nodes[index].end)
    while next < tree.nodes.count, tree.nodes[next].tag == .text, weight[next] == 0 { next += 1 }
    return next < tree.nodes.count && tree.nodes[next].parent == tree.nodes[index].parent ? next : nil
  }

  /// The part of the page's prose that a node holds, from 0 to 1.
  func share(_ index: Int) -> Double { total == 0 ? 0 : Double(prose[index]) / Double(total) }

  private mutating func measure(_ tree: HTMLTree, _ dropped: [Bool]) {
    var line = Line()
    /// The open blocks: their nodes.
    var blocks: [Int] = []
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      while let last = blocks.last, index >= Int(tree.nodes[last].end) {
        finish(&line)
        blocks.removeLast()
      }
      if dropped[index] {
        if node.tag.isBlock { finish(&line) }
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        add(tree, index, &line, blocks.last ?? -1)
      } else {
        if node.traits.contains(.field) { fields[index] += 1 }
        if !node.traits.isDisjoint(with: [.footnote, .notes]) { notes[index] += 1 }
        if node.traits.contains(.control) { controls[index] += 1 }
        if node.tag.isBlock {
          finish(&line)
          blocks.append(index)
          line.isHeading = node.tag.headingLevel > 0
        }
      }
      index += 1
    }
    finish(&line)
  }

  private mutating func add(_ tree: HTMLTree, _ index: Int, _ line: inout Line, _ container: Int) {
    let node = tree.nodes[index]
    guard node.weight > 0 else { return }
    weight[index] = node.weight
    if node.traits.contains(.link) { linked[index] = weight[index] }
    firstText[index] = Int32(index)
    if line.container < 0 { line.container = container < 0 ? index : container }
    line.weight += Int(node.weight)
    line.linked += Int(linked[index])
    line.isSentence = node.traits.contains(.sentence)
  }

  private mutating func finish(_ line: inout Line) {
    defer { line = Line() }
    guard line.container >= 0, !line.isHeading, line.linked * 3 <= line.weight else { return }
    guard line.weight >= 80 || line.weight >= 40 && line.isSentence else { return }
    prose[line.container] += Int32(clamping: line.weight)
    lines[line.container] += 1
  }
}
