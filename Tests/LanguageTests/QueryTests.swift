import DocumentModel
import Language
import Testing

@Suite struct QueryTests {
  private static let text =
    "The CIS will deepen economic integration and will deepen trade. Russia's plan is new.¶It will strengthen the Union."

  private static func find(_ source: String, policy: OverlapPolicy = .longest) throws -> [String] {
    let document = try document(text)
    let table = try Segmenter().tokenize(document)
    return try Query(source).matches(in: table, blocks: document.blocks, policy: policy).map { match in
      let labels = match.labels.sorted { $0.key < $1.key }.map { " \($0.key)=\(words(table, $0.value))" }.joined()
      return words(table, match.tokens) + labels
    }
  }

  @Test(arguments: [
    ("\"will\"", ["will", "will", "will"]),
    ("'will' 'deepen'", ["will deepen", "will deepen"]),
    ("[form=\"The\"]", ["The"]), ("[word=\"The\"]", ["The"]), ("[lower=\"the\"]", ["The", "the"]),
    ("\"the\"%c", ["The", "the"]), ("\"wi.*\"", ["will", "will", "will"]), ("\"wi\"", []),
    ("\"deepen|strengthen\"", ["deepen", "deepen", "strengthen"]),
    ("\"will\" []", ["will deepen", "will deepen", "will strengthen"]),
    ("\"will\" [] \"econom.*\"?", ["will deepen economic", "will deepen", "will strengthen"]),
    (
      "[kind=\"word\"]+ \".\"",
      [
        "The CIS will deepen economic integration and will deepen trade .", "Russia 's plan is new .",
        "It will strengthen the Union .",
      ]
    ),
    ("[kind!=\"word\"]", [".", ".", "."]), ("[!kind=\"word\"]", [".", ".", "."]),
    ("[lower=\"w.*\" & form!=\"will\"]", []), ("[lower=\"c.*\" | form=\"is\"]", ["CIS", "is"]),
    ("[!(kind=\"word\" | form=\"x\")]", [".", ".", "."]), ("[!!form=\"new\"]", ["new"]),
    ("\"will\" \"deepen\" | \"Union\"", ["will deepen", "will deepen", "Union"]),
    ("(\"will\" | \"is\") []", ["will deepen", "will deepen", "is new", "will strengthen"]),
    ("(\"will\" []){2}", []), ("[]{3} \".\"", ["will deepen trade .", "plan is new .", "strengthen the Union ."]),
    ("\"will\" []{0,1} \"trade\"", ["will deepen trade"]),
    ("\"CIS\" []{2,} \"trade\"", ["CIS will deepen economic integration and will deepen trade"]),
    (
      "a:\"will\" b:[]",
      ["will deepen a=will b=deepen", "will deepen a=will b=deepen", "will strengthen a=will b=strengthen"]
    ),
    (
      "verb:(\"will\" []) object:([kind=\"word\"]+)",
      [
        "will deepen economic integration and will deepen trade object=economic integration and will deepen trade verb=will deepen",
        "will strengthen the Union object=the Union verb=will strengthen",
      ]
    ),
    ("\"new\" \".\" \"It\"", ["new . It"]), ("\"new\" \".\" \"It\" within s", []),
    ("\"new\" \".\" \"It\" within p", []),
    ("\"trade\" \".\" \"Russia\" within p", ["trade . Russia"]), ("\"trade\" \".\" \"Russia\" within <s/>", []),
    ("\"trade\" []* \"plan\" within s", []),
    ("\".\"%l", [".", ".", "."]), ("\"r.*\"%c", ["Russia"]), ("  \"new\"  ", ["new"]),
    ("[lower=\"russia\"] \"'s\"", ["Russia 's"]), ("\"tr\\\\w+\"", ["trade"]),
  ])
  func finds(_ source: String, _ expected: [String]) throws {
    #expect(try Self.find(source.replacing("\\\\", with: "\\")) == expected)
  }

  @Test func allGivesEveryStretch() throws {
    #expect(
      try Self.find("\"will\" []{1,2}", policy: .all).prefix(3) == [
        "will deepen", "will deepen economic", "will deepen",
      ])
    #expect(try Self.find("\"is\" []*  within s", policy: .all) == ["is", "is new", "is new ."])
  }

  @Test func foldsAccents() throws {
    let table = try table("Türkiye turkiye Straße 한국")
    #expect(try Query("\"turkiye\"%d").matches(in: table).map(\.tokens) == [1..<2])
    #expect(try Query("\"turkiye\"%cd").matches(in: table).count == 2)
    #expect(try Query("\"한국\"%d").matches(in: table).count == 1)
  }

  @Test func readsTagsOnceThereAreAny() throws {
    let plain = try table("Wolves ran")
    let error = #expect(throws: QueryError.self) { try Query("[lemma=\"wolf\"]").matches(in: plain) }
    #expect(error?.description == "query, column 8: the tokens have no 'lemma': nothing has tagged this document")
    var vocabulary = VocabularyBuilder()
    let ids = ["Wolves", "ran", "wolf", "run", "NOUN", "VERB"].map { vocabulary.intern($0) }
    let tagged = TokenTable(
      starts: [0, 7], ends: [6, 10], form: [ids[0], ids[1]], lower: [ids[0], ids[1]], kind: [ids[0], ids[0]],
      lemma: [ids[2], ids[3]], upos: [ids[4], Vocabulary.unknown], sentenceStarts: [0, 2],
      vocabulary: vocabulary.build())
    #expect(try Query("[lemma=\"wolf\" & upos=\"NOUN\"]").matches(in: tagged).map(\.tokens) == [0..<1])
    #expect(try Query("[upos=\"\"]").matches(in: tagged).map(\.tokens) == [1..<2])
  }

  @Test func staysInTheRange() throws {
    let table = try table("a b a b a b")
    #expect(try Query("\"a\" \"b\"").matches(in: table, range: 1..<5).map(\.tokens) == [2..<4])
    #expect(try Query("[]+").matches(in: table, range: 1..<5).map(\.tokens) == [1..<5])
    #expect(try Query("[]").matches(in: table, range: 6..<6).isEmpty)
  }

  @Test(arguments: [
    ("", 1, "the query is empty: write \"word\" or [lower=\"word\"]"),
    ("will", 1, "expected a token; a word stands in quotes: \"will\""),
    ("\"a", 1, "the value is not closed: expected \""),
    ("[form=\"a\"", 1, "the token is not closed: expected ']' at column 10"),
    ("[from=\"a\"]", 2, "unknown attribute 'from': did you mean 'form'?"),
    ("[size=\"a\"]", 2, "unknown attribute 'size': there are form, lower, kind, lemma, upos"),
    ("[form]", 6, "expected = or !="), ("[form=a]", 7, "expected a value in quotes"),
    ("[form=\"(\"]", 7, "missing ): ( in \"(\""), ("(\"a\"", 1, "the bracket is not closed: expected ')'"),
    ("\"a\" )", 5, "expected a token, a quantifier or the end, not ')'"),
    ("\"a\"{3,2}", 9, "expected {n,m} with n ≤ m and m ≥ 1"), ("\"a\"{x}", 5, "expected a number in { }"),
    ("\"a\"{1", 6, "expected '}'"), ("\"a\"{2000}", 10, "at most 1000 repetitions"),
    ("a: ", 4, "expected a token behind the label"),
    ("\"a\" |", 6, "expected a token: \"word\", [lower=\"word\"] or []"),
    ("[]*", 1, "the query matches nothing at all: it needs a token that must be there"),
    ("\"a\"? | \"b\"", 1, "the query matches nothing at all: it needs a token that must be there"),
    ("\"a\" within", 11, "expected s (sentence) or p (paragraph) behind within"),
    ("\"a\" within x", 12, "within takes s (sentence) or p (paragraph), not 'x'"),
    ("(((\"a\"){1000}){1000}){1000}", 1, "the query is too large: use smaller repetitions"),
  ])
  func saysWhereAndWhat(_ source: String, _ column: Int, _ message: String) {
    let error = #expect(throws: QueryError.self) { try Query(source) }
    #expect(error?.message == message)
    #expect(error?.column == column)
  }

  @Test func refusesQueriesWithoutMeasure() {
    for source in [
      String(repeating: "(", count: 10_000), String(repeating: "\"a\"", count: 10_000),
      "[" + String(repeating: "!", count: 19_000),
      "[" + String(repeating: "form=\"a\"|", count: 2000) + "form=\"a\"]", String(repeating: "[(", count: 5000),
    ] {
      #expect(throws: QueryError.self) { try Query(source) }
    }
  }

  @Test func aBudgetBoundsTheWork() throws {
    let table = try table(String(repeating: "a ", count: 2000))
    let error = #expect(throws: QueryError.self) {
      try Query("\"a\" []* \"b\"").matches(in: table, steps: 100_000)
    }
    #expect(error?.message == "the query takes too much work: make it more specific, or keep it short with 'within s'")
    // Ways that would double at each token for a matcher that goes back.
    #expect(try Query("(\"a\"? \"a\"?){20} \"b\"").matches(in: try self.table30(), steps: 1_000_000).isEmpty)
  }

  private func table30() throws -> TokenTable { try table(String(repeating: "a ", count: 30)) }
}
