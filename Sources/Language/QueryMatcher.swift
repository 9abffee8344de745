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
  private let expressions: [RegularExpression]
  private var steps: Int
  /// The step at which an instruction was last entered, so that it is entered once a token.
  private var seen: [Int]
  private var stamp = 0

  init(
    _ program: QueryProgram, _ table: TokenTable, _ blocks: [Block], source: String, steps: Int
  ) throws(QueryError) {
    self.program = program
    self.table = table
    self.blocks = blocks
    self.steps = steps
    seen = [Int](repeating: -1, count: program.instructions.count + 1)
    verdicts = program.tests.map { _ in [UInt8](repeating: 0, count: table.vocabulary.count) }
    var columns: [Column<UInt32>] = []
    var expressions: [RegularExpression] = []
    for test in program.tests {
      columns.append(try Self.column(test, table))
      let pattern = test.foldsMarks ? UnicodeText.stripMarks(test.pattern) : test.pattern
      do {
        expressions.append(try RegularExpression(pattern, foldingCase: test.foldsCase))
      } catch {
        throw QueryError(message: error.reason, column: test.column)
      }
    }
    self.columns = columns
    self.expressions = expressions
  }

  private static func column(_ test: QueryTest, _ table: TokenTable) throws(QueryError) -> Column<UInt32> {
    switch test.attribute {
    case "lower": return table.lower
    case "kind": return table.kind
    case "lemma":
      guard let lemma = table.lemma else { throw missing(test) }
      return lemma
    case "upos":
      guard let upos = table.upos else { throw missing(test) }
      return upos
    default: return table.form
    }
  }

  private static func missing(_ test: QueryTest) -> QueryError {
    QueryError(message: "the tokens have no '\(test.attribute)': nothing has tagged this document", column: test.column)
  }

  /// The matches in a stretch of tokens.
  mutating func matches(in range: Range<Int>, policy: OverlapPolicy) throws(QueryError) -> [QueryMatch] {
    var matches: [QueryMatch] = []
    var token = range.lowerBound
    while token < range.upperBound {
      if let match = try match(at: token, end: min(range.upperBound, limit(token))) {
        matches.append(match)
        token = policy == .longest ? match.tokens.upperBound : token + 1
      } else {
        token += 1
      }
    }
    return matches
  }

  /// Where a match that begins at a token must end at the latest.
  private func limit(_ token: Int) -> Int {
    switch program.scope {
    case .text: return table.count
    case .sentence: return table.sentenceTokens(Int(table.sentenceIndex[token])).upperBound
    case .block:
      let byte = Int(table.starts[token])
      guard let block = blocks.first(where: { $0.range.contains(byte) }) else { return table.count }
      return table.tokens(overlapping: block.range).upperBound
    }
  }

  private mutating func match(at start: Int, end: Int) throws(QueryError) -> QueryMatch? {
    var current: [Thread] = []
    var best: (end: Int, labels: [Int32])?
    stamp += 1
    let unset = [Int32](repeating: -1, count: program.labels.count * 2)
    enter(Thread(instruction: 0, labels: unset), start, &current)
    var token = start
    while !current.isEmpty {
      steps -= current.count
      guard steps > 0 else {
        throw QueryError(message: "the query takes too much work: make it more specific", column: 0)
      }
      if let accepted = current.first(where: { isMatch($0) }), token > start { best = (token, accepted.labels) }
      guard token < end else { break }
      var next: [Thread] = []
      stamp += 1
      for thread in current {
        guard case .token(let condition) = program.instructions[thread.instruction], holds(condition, token) else {
          continue
        }
        enter(Thread(instruction: thread.instruction + 1, labels: thread.labels), token + 1, &next)
      }
      current = next
      token += 1
    }
    guard let best else { return nil }
    var labels: [String: Range<Int>] = [:]
    for (index, name) in program.labels.enumerated() {
      let (first, last) = (Int(best.labels[2 * index]), Int(best.labels[2 * index + 1]))
      if first >= 0 && last >= first { labels[name] = first..<last }
    }
    return QueryMatch(tokens: start..<best.end, labels: labels)
  }

  private func isMatch(_ thread: Thread) -> Bool {
    if case .match = program.instructions[thread.instruction] { return true }
    return false
  }

  /// Follows the instructions that take no token, and lists where tokens are wanted.
  private mutating func enter(_ thread: Thread, _ token: Int, _ threads: inout [Thread]) {
    var pending = [thread]
    while let thread = pending.popLast() {
      guard seen[thread.instruction] != stamp else { continue }
      seen[thread.instruction] = stamp
      var labels = thread.labels
      switch program.instructions[thread.instruction] {
      case .token, .match: threads.append(thread)
      case .jump(let target): pending.append(Thread(instruction: target, labels: labels))
      case .split(let first, let second):
        pending.append(Thread(instruction: second, labels: labels))
        pending.append(Thread(instruction: first, labels: labels))
      case .begin(let label):
        labels[2 * label] = Int32(token)
        pending.append(Thread(instruction: thread.instruction + 1, labels: labels))
      case .end(let label):
        labels[2 * label + 1] = Int32(token)
        pending.append(Thread(instruction: thread.instruction + 1, labels: labels))
      }
    }
  }

  private mutating func holds(_ condition: QueryCondition, _ token: Int) -> Bool {
    switch condition {
    case .any: true
    case .test(let index): verdict(index, columns[index][token])
    case .not(let inner): !holds(inner, token)
    case .and(let a, let b): holds(a, token) && holds(b, token)
    case .or(let a, let b): holds(a, token) || holds(b, token)
    }
  }

  /// Whether a word passes a test; looked at once a word.
  private mutating func verdict(_ test: Int, _ id: UInt32) -> Bool {
    let index = Int(id)
    guard index < verdicts[test].count else { return false }
    if verdicts[test][index] == 0 {
      let passes: Bool
      if program.tests[test].foldsMarks {
        var word = UnicodeText.stripMarks(table.vocabulary[id])
        passes = word.withUTF8 { expressions[test].matches($0) }
      } else {
        passes = table.vocabulary.withBytes(id) { expressions[test].matches($0) }
      }
      verdicts[test][index] = passes ? 2 : 1
    }
    return verdicts[test][index] == 2
  }
}
