/// Reads queries: recursive descent over characters, each error with its column.
struct QueryParser {
  /// A part of a query.
  indirect enum Node {
    case token(QueryCondition)
    case sequence([Node])
    case either([Node])
    case repeated(Node, Int, Int?)
    case labelled(Int, Node)
  }

  let characters: [Character]
  var position = 0
  var depth = 0
  var program = QueryProgram()

  init(_ source: String) { characters = Array(source) }

  /// Reads the whole query.
  mutating func parse() throws(QueryError) -> QueryProgram {
    guard characters.count <= QueryProgram.longestSource else {
      throw QueryError(
        message: "the query is too long: \(characters.count) characters, at most \(QueryProgram.longestSource)",
        column: 0)
    }
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
    program.findFirstConditions()
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

  // MARK: - Characters

  var peek: Character? { position < characters.count ? characters[position] : nil }

  mutating func skipSpace() {
    while let character = peek, character.isWhitespace { position += 1 }
  }

  mutating func take(_ character: Character) -> Bool {
    let start = position
    skipSpace()
    if peek == character {
      position += 1
      return true
    }
    position = start
    return false
  }

  mutating func takeWord(_ word: String) -> Bool {
    skipSpace()
    let start = position
    if name() == word { return true }
    position = start
    return false
  }

  mutating func name() -> String? {
    skipSpace()
    guard let first = peek, first.isLetter || first == "_", first.isASCII else { return nil }
    var name = ""
    while let character = peek, character.isASCII, character.isLetter || character.isNumber || character == "_" {
      name.append(character)
      position += 1
    }
    return name
  }

  mutating func number() -> Int? {
    skipSpace()
    var digits = ""
    while let character = peek, character.isASCII, character.isNumber, digits.count < 6 {
      digits.append(character)
      position += 1
    }
    return Int(digits)
  }

  func error(_ message: String) -> QueryError { QueryError(message: message, column: position + 1) }
}
