import DocumentModel

/// Runs a query's instructions over tokens: all ways at once, so that no query takes exponential time.
struct QueryMatcher {
  /// One way through the query, with the labels set on it.
  private struct Thread {
    let instruction: Int
    let labels: [Int32]
  }

  private let program: QueryProgram
  private let table: TokenTable
  private let blocks: [Block]
  /// For each test what its column's words are known to be: 0 not looked at, 1 no, 2 yes.
  private var verdicts: [[UInt8]]
  private let columns: [Column<UInt32>]
  private var steps: Int
  /// The step at which an instruction was last entered, so that it is entered once a token.
  private var seen: [Int]
  private var stamp = 0
  private var pending: [Thread] = []
  private let unset: [Int32]

  init(_ program: QueryProgram, _ table: TokenTable, _ blocks: [Block], steps: Int) throws(QueryError) {
    self.program = program
    self.table = table
    self.blocks = blocks
    self.steps = steps
    seen = [Int](repeating: -1, count: program.instructions.count)
    verdicts = program.tests.map { _ in [UInt8](repeating: 0, count: table.vocabulary.count) }
    unset = [Int32](repeating: -1, count: program.labels.count * 2)
    var columns: [Column<UInt32>] = []
    for test in program.tests { columns.append(try Self.column(test, table)) }
    self.columns = columns
  }

  private static func column(_ test: QueryTest, _ table: TokenTable) throws(QueryError) -> Column<UInt32> {
    let column: Column<UInt32>? =
      switch test.attribute {
      case "lower": table.lower
      case "kind": table.kind
      case "lemma": table.lemma
      case "upos": table.upos
      default: table.form
      }
    guard let column else {
      throw QueryError(
        message: "the tokens have no '\(test.attribute)': nothing has tagged this document", column: test.column)
    }
    return column
  }

  /// The matches in a stretch of tokens.
  mutating func matches(in range: Range<Int>, policy: OverlapPolicy) throws(QueryError) -> [QueryMatch] {
    let range = range.clamped(to: 0..<table.count)
    var matches: [QueryMatch] = []
    var scopeEnd = range.lowerBound
    var token = range.lowerBound
    while token < range.upperBound {
      if token >= scopeEnd { scopeEnd = end(ofScopeAt: token) }
      guard canBegin(token) else {
        token += 1
        continue
      }
      let count = matches.count
      try collect(at: token, end: min(range.upperBound, scopeEnd), policy: policy, into: &matches)
      if policy == .longest, matches.count > count {
        token = matches[count].tokens.upperBound
      } else {
        token += 1
      }
    }
    return matches
  }

  /// Where a match that begins at a token must end at the latest.
  private func end(ofScopeAt token: Int) -> Int {
    switch program.scope {
    case .text: return table.count
    case .sentence: return table.sentenceTokens(Int(table.sentenceIndex[token])).upperBound
    case .block:
      let byte = Int(table.starts[token])
      var low = 0
      var high = blocks.count
      while low < high {
        let middle = (low + high) / 2
        if blocks[middle].range.upperBound <= byte { low = middle + 1 } else { high = middle }
      }
      guard low < blocks.count, blocks[low].range.contains(byte) else { return table.count }
      return max(token + 1, table.tokens(overlapping: blocks[low].range).upperBound)
    }
  }

  /// Whether a match can begin at a token: for most tokens the only question that is asked.
  private mutating func canBegin(_ token: Int) -> Bool {
    for index in program.firstConditions.indices where holds(program.firstConditions[index], token) { return true }
    return false
  }

  /// Adds the longest match that begins at a token, or all of them, shorter ones first.
  private mutating func collect(
    at start: Int, end: Int, policy: OverlapPolicy, into matches: inout [QueryMatch]
  ) throws(QueryError) {
    var current: [Thread] = []
    var next: [Thread] = []
    var best: (end: Int, labels: [Int32])?
    stamp += 1
    enter(Thread(instruction: 0, labels: unset), start, &current)
    var token = start
    while !current.isEmpty {
      try spend(current.count)
      if token > start, let accepted = current.first(where: { isMatch($0) }) {
        if policy == .all { matches.append(match(start..<token, accepted.labels)) }
        best = (token, accepted.labels)
      }
      guard token < end else { break }
      stamp += 1
      for thread in current {
        guard case .token(let condition) = program.instructions[thread.instruction], holds(condition, token) else {
          continue
        }
        enter(Thread(instruction: thread.instruction + 1, labels: thread.labels), token + 1, &next)
      }
      swap(&current, &next)
      next.removeAll(keepingCapacity: true)
      token += 1
    }
    if policy == .longest, let best { matches.append(match(start..<best.end, best.labels)) }
  }

  private mutating func spend(_ count: Int) throws(QueryError) {
    steps -= count
    guard steps > 0 else {
      throw QueryError(
        message: "the query takes too much work: make it more specific, or keep it short with 'within s'", column: 0)
    }
  }

  private func match(_ tokens: Range<Int>, _ places: [Int32]) -> QueryMatch {
    var labels: [String: Range<Int>] = [:]
    for (index, name) in program.labels.enumerated() {
      let (first, last) = (Int(places[2 * index]), Int(places[2 * index + 1]))
      if first >= 0 && last >= first { labels[name] = first..<last }
    }
    return QueryMatch(tokens: tokens, labels: labels)
  }

  private func isMatch(_ thread: Thread) -> Bool {
    if case .match = program.instructions[thread.instruction] { return true }
    return false
  }

  /// Follows the instructions that take no token, and lists where tokens are wanted.
  private mutating func enter(_ thread: Thread, _ token: Int, _ threads: inout [Thread]) {
    pending.append(thread)
    while let thread = pending.popLast() {
      guard seen[thread.instruction] != stamp else { continue }
      seen[thread.instruction] = stamp
      switch program.instructions[thread.instruction] {
      case .token, .match: threads.append(thread)
      case .jump(let target): pending.append(Thread(instruction: target, labels: thread.labels))
      case .split(let first, let second):
        pending.append(Thread(instruction: second, labels: thread.labels))
        pending.append(Thread(instruction: first, labels: thread.labels))
      case .begin(let label):
        var labels = thread.labels
        labels[2 * label] = Int32(token)
        pending.append(Thread(instruction: thread.instruction + 1, labels: labels))
      case .end(let label):
        var labels = thread.labels
        labels[2 * label + 1] = Int32(token)
        pending.append(Thread(instruction: thread.instruction + 1, labels: labels))
      }
    }
  }

  // MARK: - Conditions

  private mutating func holds(_ condition: QueryCondition, _ token: Int) -> Bool {
    switch condition {
    case .any: true
    case .test(let index): verdict(index, columns[index][token])
    case .not(let inner): !holds(inner, token)
    case .and(let a, let b): holds(a, token) && holds(b, token)
    case .or(let a, let b): holds(a, token) || holds(b, token)
    }
  }

  /// Whether a word passes a test; looked at once a word. An unknown value reads as "".
  private mutating func verdict(_ test: Int, _ id: UInt32) -> Bool {
    let index = Int(id)
    guard index < verdicts[test].count else { return passes(test, id) }
    if verdicts[test][index] == 0 { verdicts[test][index] = passes(test, id) ? 2 : 1 }
    return verdicts[test][index] == 2
  }

  private func passes(_ test: Int, _ id: UInt32) -> Bool {
    let expression = program.tests[test].expression
    guard program.tests[test].foldsMarks else { return table.vocabulary.withBytes(id) { expression.matches($0) } }
    var word = UnicodeText.stripMarks(table.vocabulary[id])
    return word.withUTF8 { expression.matches($0) }
  }
}
