/// Reads queries: recursive descent over characters, each error with its column.
struct QueryParser {
  private indirect enum Node {
    case token(QueryCondition)
    case sequence([Node])
    case either([Node])
    case repeated(Node, Int, Int?)
    case labelled(Int, Node)
  }

  private let characters: [Character]
  private var position = 0
  private var depth = 0
  private var program = QueryProgram()

  init(_ source: String) { characters = Array(source) }

  /// Reads the whole query.
  mutating func parse() throws(QueryError) -> QueryProgram {
    skipSpace()
    guard peek != nil else { throw error("the query is empty: write \"word\" or [lower=\"word\"]") }
    let node = try alternatives()
    if takeWord("within") { try scope() }
    skipSpace()
    guard peek == nil else { throw error("expected a token, a quantifier or the end, not '\(peek ?? " ")'") }
    guard !Self.canBeEmpty(node) else {
      throw QueryError(message: "the query matches nothing at all: it needs a token that must be there", column: 1)
    }
    try emit(node)
    program.instructions.append(.match)
    return program
  }

  // MARK: - Structure

  private mutating func alternatives() throws(QueryError) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else { throw error("brackets are nested too deeply") }
    var nodes = [try sequence()]
    while take("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .either(nodes)
  }

  private mutating func sequence() throws(QueryError) -> Node {
    var nodes: [Node] = []
    while let node = try item() { nodes.append(node) }
    guard !nodes.isEmpty else { throw error("expected a token: \"word\", [lower=\"word\"] or []") }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func item() throws(QueryError) -> Node? {
    skipSpace()
    let start = position
    var label: Int?
    if let name = name() {
      if name == "within" {
        position = start
        return nil
      }
      guard take(":") else {
        position = start
        throw error("expected a token; a word stands in quotes: \"\(name)\"")
      }
      if let known = program.labels.firstIndex(of: name) {
        label = known
      } else {
        guard program.labels.count < 32 else { throw error("at most 32 labels") }
        program.labels.append(name)
        label = program.labels.count - 1
      }
      skipSpace()
    }
    guard var node = try atom() else {
      if label != nil { throw error("expected a token behind the label") }
      return nil
    }
    node = try quantified(node)
    return label.map { .labelled($0, node) } ?? node
  }

  private mutating func atom() throws(QueryError) -> Node? {
    switch peek {
    case "\""?, "'"?: return .token(try test(attribute: "form", negated: false))
    case "["?: return .token(try bracket())
    case "("?:
      let open = position
      position += 1
      let node = try alternatives()
      guard take(")") else { throw QueryError(message: "the bracket is not closed: expected ')'", column: open + 1) }
      return node
    default: return nil
    }
  }

  private mutating func quantified(_ node: Node) throws(QueryError) -> Node {
    switch peek {
    case "?"?:
      position += 1
      return .repeated(node, 0, 1)
    case "*"?:
      position += 1
      return .repeated(node, 0, nil)
    case "+"?:
      position += 1
      return .repeated(node, 1, nil)
    case "{"?:
      position += 1
      guard let least = number() else { throw error("expected a number in { }") }
      var most: Int? = least
      if take(",") { most = number() }
      guard take("}") else { throw error("expected '}'") }
      if let most, most < least || most == 0 { throw error("expected {n,m} with n ≤ m and m ≥ 1") }
      guard max(least, most ?? 0) <= 1000 else { throw error("at most 1000 repetitions") }
      return .repeated(node, least, most)
    default: return node
    }
  }

  private mutating func scope() throws(QueryError) {
    skipSpace()
    let start = position
    let hasAngle = take("<")
    guard let name = name() else { throw error("expected s (sentence) or p (paragraph) behind within") }
    if hasAngle {
      _ = take("/")
      guard take(">") else { throw error("expected '>'") }
    }
    switch name {
    case "s", "sentence": program.scope = .sentence
    case "p", "paragraph": program.scope = .block
    default:
      position = start
      throw error("within takes s (sentence) or p (paragraph), not '\(name)'")
    }
  }

  // MARK: - Conditions

  private mutating func bracket() throws(QueryError) -> QueryCondition {
    let open = position
    position += 1
    if take("]") { return .any }
    let condition = try disjunction()
    guard take("]") else {
      throw QueryError(message: "the token is not closed: expected ']' at column \(position + 1)", column: open + 1)
    }
    return condition
  }

  private mutating func disjunction() throws(QueryError) -> QueryCondition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else { throw error("brackets are nested too deeply") }
    var condition = try conjunction()
    while take("|") { condition = .or(condition, try conjunction()) }
    return condition
  }

  private mutating func conjunction() throws(QueryError) -> QueryCondition {
    var condition = try negation()
    while take("&") { condition = .and(condition, try negation()) }
    return condition
  }

  private mutating func negation() throws(QueryError) -> QueryCondition {
    skipSpace()
    var negated = false
    while take("!") { negated.toggle() }
    let condition: QueryCondition
    if take("(") {
      condition = try disjunction()
      guard take(")") else { throw error("expected ')'") }
    } else {
      condition = try comparison()
    }
    return negated ? .not(condition) : condition
  }

  private mutating func comparison() throws(QueryError) -> QueryCondition {
    skipSpace()
    let start = position
    guard let name = name() else { throw error("expected an attribute: form, lower, kind, lemma or upos") }
    let known = ["form", "word", "lower", "kind", "lemma", "upos"]
    guard known.contains(name) else {
      position = start
      let near = nearest(name, known).map { ": did you mean '\($0)'?" }
      throw error("unknown attribute '\(name)'" + (near ?? ": there are form, lower, kind, lemma, upos"))
    }
    let negated = take("!")
    guard take("=") else { throw error("expected = or !=") }
    skipSpace()
    guard peek == "\"" || peek == "'" else { throw error("expected a value in quotes") }
    return try test(attribute: name == "word" ? "form" : name, negated: negated)
  }

  private mutating func test(attribute: String, negated: Bool) throws(QueryError) -> QueryCondition {
    let start = position
    var pattern = try quoted()
    var foldsCase = false
    var foldsMarks = false
    while take("%") {
      while let flag = peek, "cdl".contains(flag) {
        position += 1
        if flag == "c" { foldsCase = true }
        if flag == "d" { foldsMarks = true }
        if flag == "l" { pattern = Self.literal(pattern) }
      }
    }
    do {
      _ = try RegularExpression(pattern)
    } catch {
      throw QueryError(message: error.reason + " in \"\(pattern)\"", column: start + 1)
    }
    program.tests.append(
      QueryTest(
        attribute: attribute, pattern: pattern, foldsCase: foldsCase, foldsMarks: foldsMarks, column: start + 1))
    let test = QueryCondition.test(program.tests.count - 1)
    return negated ? .not(test) : test
  }

  private mutating func quoted() throws(QueryError) -> String {
    let quote = peek
    let start = position
    position += 1
    var text = ""
    while let character = peek {
      position += 1
      if character == quote { return text }
      if character == "\\", let next = peek {
        position += 1
        if next != quote { text.append("\\") }
        text.append(next)
      } else {
        text.append(character)
      }
    }
    throw QueryError(
      message: "the value is not closed: expected \(quote.map(String.init) ?? "a quote")", column: start + 1)
  }

  // MARK: - Instructions

  private mutating func emit(_ node: Node) throws(QueryError) {
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

  private static func canBeEmpty(_ node: Node) -> Bool {
    switch node {
    case .token: false
    case .sequence(let nodes): nodes.allSatisfy(canBeEmpty)
    case .either(let nodes): nodes.contains(where: canBeEmpty)
    case .repeated(let node, let least, _): least == 0 || canBeEmpty(node)
    case .labelled(_, let node): canBeEmpty(node)
    }
  }

  // MARK: - Characters

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  private mutating func skipSpace() {
    while let character = peek, character.isWhitespace { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    let start = position
    skipSpace()
    if peek == character {
      position += 1
      return true
    }
    position = start
    return false
  }

  private mutating func takeWord(_ word: String) -> Bool {
    skipSpace()
    let start = position
    if name() == word { return true }
    position = start
    return false
  }

  private mutating func name() -> String? {
    skipSpace()
    guard let first = peek, first.isLetter || first == "_", first.isASCII else { return nil }
    var name = ""
    while let character = peek, character.isASCII, character.isLetter || character.isNumber || character == "_" {
      name.append(character)
      position += 1
    }
    return name
  }

  private mutating func number() -> Int? {
    skipSpace()
    var digits = ""
    while let character = peek, character.isASCII, character.isNumber, digits.count < 6 {
      digits.append(character)
      position += 1
    }
    return Int(digits)
  }

  private static func literal(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\.+*?()|[]{}^$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private func nearest(_ name: String, _ known: [String]) -> String? {
    known.min { Self.difference($0, name) < Self.difference($1, name) }.flatMap {
      Self.difference($0, name) <= 2 ? $0 : nil
    }
  }

  /// A rough distance for names of a few letters: how many letters one lacks of the other.
  private static func difference(_ a: String, _ b: String) -> Int {
    Array(a).difference(from: Array(b)).count
  }

  private func error(_ message: String) -> QueryError { QueryError(message: message, column: position + 1) }
}
