/// Makes instructions of what was read.
extension QueryParser {
  mutating func emit(_ node: Node) throws(QueryError) {
    guard program.instructions.count < QueryProgram.mostInstructions else {
      throw QueryError(message: "the query is too large: use smaller repetitions", column: 1)
    }
    switch node {
    case .token(let condition): program.instructions.append(.token(condition))
    case .sequence(let nodes):
      for node in nodes { try emit(node) }
    case .labelled(let label, let node):
      program.instructions.append(.begin(label))
      try emit(node)
      program.instructions.append(.end(label))
    case .either(let nodes): try emit(either: nodes)
    case .repeated(let node, let least, let most):
      for _ in 0..<least { try emit(node) }
      try emit(node, more: most.map { $0 - least })
    }
  }

  private mutating func emit(either nodes: [Node]) throws(QueryError) {
    var jumps: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard index + 1 < nodes.count else {
        try emit(node)
        break
      }
      let split = program.instructions.count
      program.instructions.append(.split(split + 1, 0))
      try emit(node)
      jumps.append(program.instructions.count)
      program.instructions.append(.jump(0))
      program.instructions[split] = .split(split + 1, program.instructions.count)
    }
    for jump in jumps { program.instructions[jump] = .jump(program.instructions.count) }
  }

  /// Emits what may follow: up to `more` times, or for ever.
  private mutating func emit(_ node: Node, more: Int?) throws(QueryError) {
    guard let more else {
      let split = program.instructions.count
      program.instructions.append(.split(split + 1, 0))
      try emit(node)
      program.instructions.append(.jump(split))
      program.instructions[split] = .split(split + 1, program.instructions.count)
      return
    }
    var splits: [Int] = []
    for _ in 0..<more {
      splits.append(program.instructions.count)
      program.instructions.append(.split(program.instructions.count + 1, 0))
      try emit(node)
    }
    for split in splits { program.instructions[split] = .split(split + 1, program.instructions.count) }
  }

  static func canBeEmpty(_ node: Node) -> Bool {
    switch node {
    case .token: false
    case .sequence(let nodes): nodes.allSatisfy(canBeEmpty)
    case .either(let nodes): nodes.contains(where: canBeEmpty)
    case .repeated(let node, let least, _): least == 0 || canBeEmpty(node)
    case .labelled(_, let node): canBeEmpty(node)
    }
  }
}
