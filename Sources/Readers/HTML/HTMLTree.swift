/// A page as flat lists: its nodes in order, and all of its text.
struct HTMLTree {
  /// The nodes; a parent is before what it holds.
  var nodes: [HTMLNode] = []
  /// The text of all nodes.
  var text: [UInt8] = []
  /// What the page says of itself.
  var declarations = HTMLDeclarations()
  /// What a careful reader should know.
  var warnings: [String] = []

  /// The text inside a node, with white space made one blank.
  func string(of index: Int, limit: Int = 2_000) -> String {
    var bytes: [UInt8] = []
    var next = index
    let end = Int(nodes[index].end)
    while next < end, bytes.count < limit {
      let node = nodes[next]
      if node.tag == .text {
        bytes.append(contentsOf: text[Int(node.start)..<Int(node.stop)].prefix(limit))
      } else if node.tag.isBlock || node.tag == .br {
        bytes.append(0x20)
      }
      next = node.traits.contains(.hidden) ? Int(node.end) : next + 1
    }
    return HTMLText.clean(String(decoding: bytes, as: UTF8.self))
  }
}
