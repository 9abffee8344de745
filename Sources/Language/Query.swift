import DocumentModel

/// A query in the Corpus Query Language of CWB and Sketch Engine; this subset:
///
///     query     = sequence ("|" sequence)* ["within" ("s" | "p")]
///     sequence  = item+
///     item      = [label ":"] (token | "(" query ")") [quantifier]
///     token     = "[" [condition] "]" | value [flags]
///     condition = conditions with "&", "|", "!" and brackets over  attribute ("=" | "!=") value [flags]
///     attribute = form (or word), lower, kind, lemma, upos
///     value     = a regular expression in quotes, which must match the whole token
///     flags     = %c (case does not matter), %d (accents do not matter), %l (the value is literal), in any order
///     quantifier = "?" | "*" | "+" | "{n}" | "{n,}" | "{n,m}"
///
/// The longest match that begins first wins; matches do not overlap. With `all` each stretch that matches counts, also
/// those that overlap. A query that could match no token at all is an error. A match may run over sentences unless the
/// query says `within s`; `within p` keeps it inside a block.
public struct Query: Sendable {
  /// The query as it was written.
  public let source: String
  let program: QueryProgram

  /// Reads a query.
  ///
  /// - Throws: `QueryError` with the column and what was expected there.
  public init(_ source: String) throws(QueryError) {
    self.source = source
    var parser = QueryParser(source)
    program = try parser.parse()
  }

  /// Finds the matches in a stretch of tokens.
  ///
  /// - Parameters:
  ///   - blocks: The document's blocks, for `within p`.
  ///   - range: Where to look; the whole table when it is left out. A match lies inside.
  ///   - policy: What becomes of matches that overlap.
  ///   - steps: How much work at most: one step is one way through the query at one token, about 20 ns.
  /// - Throws: `QueryError` when a column is missing or the work is too much.
  /// - Complexity: O(tokens × size of the query).
  public func matches(
    in table: TokenTable, blocks: [Block] = [], range: Range<Int>? = nil, policy: OverlapPolicy = .longest,
    steps: Int = 200_000_000
  ) throws(QueryError) -> [QueryMatch] {
    var matcher = try QueryMatcher(program, table, blocks, steps: steps)
    return try matcher.matches(in: range ?? 0..<table.count, policy: policy)
  }
}

/// A match: its tokens, and those of each label.
public struct QueryMatch: Sendable, Equatable {
  /// The tokens.
  public let tokens: Range<Int>
  /// The labels.
  public let labels: [String: Range<Int>]
}

/// A query that is not well formed, or that cannot be carried out.
public struct QueryError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence for the user.
  public let message: String
  /// From 1, in characters; 0 when no place is to blame.
  public let column: Int

  /// The value in words, as messages show it.
  public var description: String { column > 0 ? "query, column \(column): \(message)" : "query: \(message)" }
}

/// A token's condition.
indirect enum QueryCondition: Sendable {
  case any
  case test(Int)
  case not(QueryCondition)
  case and(QueryCondition, QueryCondition)
  case or(QueryCondition, QueryCondition)
}

/// One comparison of an attribute with a regular expression.
struct QueryTest: Sendable {
  let attribute: String
  let expression: RegularExpression
  let foldsMarks: Bool
  let column: Int
}

/// A query as instructions for the matcher.
struct QueryProgram: Sendable {
  enum Instruction: Sendable {
    case token(QueryCondition)
    /// Tries the first way before the second.
    case split(Int, Int)
    case jump(Int)
    case begin(Int)
    case end(Int)
    case match
  }

  /// Where a match must stay.
  enum Scope: Sendable {
    case text
    case sentence
    case block
  }

  var instructions: [Instruction] = []
  var tests: [QueryTest] = []
  var labels: [String] = []
  var scope = Scope.text

  static let mostInstructions = 20_000
  static let mostTests = 500
  static let longestSource = 20_000

  /// The conditions one of which the first token of a match fulfils.
  var firstConditions: [QueryCondition] = []

  /// Works out `firstConditions`: what is reached from the first instruction without a token.
  mutating func findFirstConditions() {
    var seen = [Bool](repeating: false, count: instructions.count)
    var pending = [0]
    while let index = pending.popLast() {
      if seen[index] { continue }
      seen[index] = true
      switch instructions[index] {
      case .token(let condition): firstConditions.append(condition)
      case .split(let first, let second): pending += [second, first]
      case .jump(let target): pending.append(target)
      case .begin, .end: pending.append(index + 1)
      case .match: break
      }
    }
  }
}
