import PlainData

/// What stands in brackets and quotes.
extension QueryParser {
  mutating func bracket() throws(QueryError) -> QueryCondition {
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
      let near = suggestion(for: name, among: known).map { ": did you mean '\($0)'?" }
      throw error("unknown attribute '\(name)'" + (near ?? ": there are form, lower, kind, lemma, upos"))
    }
    let negated = take("!")
    guard take("=") else { throw error("expected = or !=") }
    skipSpace()
    guard peek == "\"" || peek == "'" else { throw error("expected a value in quotes") }
    return try test(attribute: name == "word" ? "form" : name, negated: negated)
  }

  mutating func test(attribute: String, negated: Bool) throws(QueryError) -> QueryCondition {
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
    guard program.tests.count < QueryProgram.mostTests else {
      throw QueryError(message: "at most \(QueryProgram.mostTests) values in a query", column: start + 1)
    }
    do {
      let plain = foldsMarks ? UnicodeText.stripMarks(pattern) : pattern
      let expression = try RegularExpression(plain, foldingCase: foldsCase)
      program.tests.append(
        QueryTest(attribute: attribute, expression: expression, foldsMarks: foldsMarks, column: start + 1))
    } catch {
      throw QueryError(message: "\(error.reason) in \"\(pattern)\"", column: start + 1)
    }
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

  private static func literal(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\.+*?()|[]{}^$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
