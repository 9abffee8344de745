import DocumentModel
import Language
import Testing

/// Random queries against a matcher that tries every way.
@Suite struct QueryReferenceTests {
  private indirect enum Node: CustomStringConvertible {
    case word(String)
    case any
    case not(String)
    case sequence(Node, Node)
    case either(Node, Node)
    case repeated(Node, Int, Int?)

    var description: String {
      switch self {
      case .word(let word): "\"\(word)\""
      case .any: "[]"
      case .not(let word): "[form!=\"\(word)\"]"
      case .sequence(let a, let b): "(\(a) \(b))"
      case .either(let a, let b): "(\(a) | \(b))"
      case .repeated(let node, 0, 1): "(\(node))?"
      case .repeated(let node, 0, nil): "(\(node))*"
      case .repeated(let node, 1, nil): "(\(node))+"
      case .repeated(let node, let least, let most): "(\(node)){\(least),\(most.map(String.init) ?? "")}"
      }
    }

    /// All places where a match that begins at a place can end.
    func ends(_ words: [String], _ start: Int) -> Set<Int> {
      switch self {
      case .word(let word): return start < words.count && words[start] == word ? [start + 1] : []
      case .any: return start < words.count ? [start + 1] : []
      case .not(let word): return start < words.count && words[start] != word ? [start + 1] : []
      case .sequence(let a, let b): return a.ends(words, start).reduce(into: []) { $0.formUnion(b.ends(words, $1)) }
      case .either(let a, let b): return a.ends(words, start).union(b.ends(words, start))
      case .repeated(let node, let least, let most):
        var reached: Set<Int> = [start]
        var result: Set<Int> = least == 0 ? [start] : []
        for round in 1...max(1, most ?? words.count + least + 1) {
          reached = reached.reduce(into: []) { $0.formUnion(node.ends(words, $1)) }
          if round >= least { result.formUnion(reached) }
          if reached.isEmpty { break }
        }
        return result
      }
    }
  }

  private static func node(_ depth: Int, _ generator: inout SeededGenerator) -> Node {
    let words = ["a", "b", "c"]
    let word = words.randomElement(using: &generator) ?? "a"
    switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &generator) {
    case 0, 1: return .word(word)
    case 2: return .any
    case 3: return .not(word)
    case 4, 5: return .sequence(node(depth - 1, &generator), node(depth - 1, &generator))
    case 6: return .either(node(depth - 1, &generator), node(depth - 1, &generator))
    default:
      let least = Int.random(in: 0...2, using: &generator)
      let most =
        Bool.random(using: &generator) ? nil : Optional(max(1, least + Int.random(in: 0...2, using: &generator)))
      return .repeated(node(depth - 1, &generator), least, most)
    }
  }

  @Test(arguments: [OverlapPolicy.longest, .all])
  func agreesWithAnObviousMatcher(_ policy: OverlapPolicy) throws {
    var generator = SeededGenerator(seed: 5)
    var compared = 0
    for round in 0..<3000 {
      let node = Self.node(3, &generator)
      let words = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        ["a", "b", "c"].randomElement(using: &generator) ?? ""
      }
      // A query that may match nothing at all is refused.
      guard !node.ends([], 0).contains(0), let query = try? Query("\(node)") else {
        #expect(node.ends([], 0).contains(0), "round \(round): \(node) was refused")
        continue
      }
      compared += 1
      let found = try query.matches(in: try table(words.joined(separator: " ")), policy: policy).map(\.tokens)
      #expect(found == Self.reference(node, words, policy), "round \(round): \(node) in \(words)")
    }
    #expect(compared > 1500)
  }

  private static func reference(_ node: Node, _ words: [String], _ policy: OverlapPolicy) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    while start < words.count {
      let ends = node.ends(words, start).filter { $0 > start }.sorted()
      if policy == .all {
        result += ends.map { start..<$0 }
        start += 1
      } else if let longest = ends.last {
        result.append(start..<longest)
        start = longest
      } else {
        start += 1
      }
    }
    return result
  }
}
