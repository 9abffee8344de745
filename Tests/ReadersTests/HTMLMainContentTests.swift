import DocumentModel
import PlainText
import Readers
import Testing

/// The constructed pages, and the rules one by one.
@Suite struct HTMLMainContentTests {
  private static let pages = "html/pages"

  /// Words in lower case; an ideograph or a kana is a word.
  private func words(_ text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    var word = ""
    for character in text.lowercased() + " " {
      let value = character.unicodeScalars.first?.value ?? 0
      let isWide = (0x3040...0x9FFF).contains(value) || (0xAC00...0xD7AF).contains(value)
      if character.isLetter || character.isNumber, !isWide {
        word.append(character)
        continue
      }
      if !word.isEmpty { counts[word, default: 0] += 1 }
      word = ""
      if isWide { counts[String(character), default: 0] += 1 }
    }
    return counts
  }

  private func score(_ got: String, _ wanted: String) -> (precision: Double, recall: Double, f1: Double) {
    let got = words(got)
    let wanted = words(wanted)
    let both = wanted.reduce(0) { $0 + min($1.value, got[$1.key] ?? 0) }
    let precision = Double(both) / Double(max(1, got.values.reduce(0, +)))
    let recall = Double(both) / Double(max(1, wanted.values.reduce(0, +)))
    return (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
  }

  @Test func constructedPages() throws {
    let names = Fixture.names(in: Self.pages, ending: ".html")
    #expect(names.count >= 20)
    var sum = 0.0
    for name in names {
      let stem = String(name.dropLast(5))
      let wanted = String(decoding: try Fixture.bytes("\(Self.pages)/\(stem).txt"), as: UTF8.self)
      let result = score(
        try readHTML(try Fixture.bytes("\(Self.pages)/\(name)"), path: name).document.text.string, wanted)
      print("\(stem): precision \(result.precision) recall \(result.recall) F1 \(result.f1)")
      #expect(result.recall >= 0.97, "\(stem) loses text")
      #expect(result.f1 >= 0.9, "\(stem)")
      sum += result.f1
    }
    #expect(sum / Double(max(1, names.count)) >= 0.95)
  }

  private static let prose =
    "The committee heard three witnesses on the state of the harbour, and asked the office for a report on its costs by the end of June."

  private func text(_ body: String) throws -> String { try readHTML("<body>\(body)</body>").document.text.string }

  @Test(arguments: [
    "<nav><a href=/>Gone</a></nav>", "<div role=navigation><a href=/>Gone</a></div>", "<footer>Gone</footer>",
    "<div role=dialog>Gone</div>", "<div><p>We use cookies. Gone</p><button>OK</button></div>",
    "<div><p>Gone: our best stories by mail.</p><input type=email></div>",
    "<div><h3>Comments (2)</h3><div>Gone</div><div>Gone too</div></div>",
    "<div><h3>Related stories</h3><ul><li><a href=/a>Gone with the wind farm</a><li><a href=/b>Gone</a></ul></div>",
  ])
  func furnitureGoes(html: String) throws {
    let prose = String(repeating: "<p>\(Self.prose)</p>", count: 4)
    #expect(try !text("<div><h1>T</h1>\(prose)</div>\(html)").contains("Gone"))
  }

  @Test(arguments: [
    "<h2>Comments</h2><p>Stays: the board has none.</p>", "<div class=comment><p>Stays.</p></div>",
    "<aside><p>Stays. \(prose)</p><p>\(prose)</p></aside>", "<div class=paywall><p>Stays. \(prose)</p></div>",
    "<ul><li><a href=/annex.pdf>Stays: annex with the figures</a></ul><p>\(prose)</p>",
    "<blockquote>Stays<footer>the minister</footer></blockquote>", "<h3><button>Stays?</button></h3><p>\(prose)</p>",
    "<footer><div id=fn1>Stays, as a note.</div></footer>", "<p>Agreed: Stays.</p>", "<dl><dt>Stays<dd>yes</dl>",
  ])
  func textStays(html: String) throws {
    let prose = String(repeating: "<p>\(Self.prose)</p>", count: 4)
    #expect(try text("<nav><a href=/>x</a></nav><article><h1>T</h1>\(prose)\(html)</article>").contains("Stays"))
  }

  @Test func pagesOfOneKindStayWhole() throws {
    let items = (1...30).map { "<div class=row><b>Question \($0)?</b> Short answer \($0).</div>" }.joined()
    let question = try text("<div>\(items)</div>")
    #expect((1...30).allSatisfy { question.contains("Short answer \($0).") })
    let articles = (1...5).map { "<article><h2>Part \($0)</h2><p>\(Self.prose)</p><p>End of \($0).</p></article>" }
      .joined()
    let several = try text(articles)
    #expect((1...5).allSatisfy { several.contains("End of \($0).") })
    let index = (1...9).map {
      "<div class=card><a href=/\($0)><h3>Headline number \($0) of the day</h3></a><p>Short.</p></div>"
    }.joined()
    #expect(try text("<h1>Today</h1>\(index)").contains("number 9"))
  }

  @Test func listsOfDecisionsAreNoTeasers() throws {
    let items = (1...9).map {
      "<div class=res><a href=/r/\($0)>Resolution \($0) on its matter</a><p>The Council decides to extend it for \($0) months.</p></div>"
    }
    let prose = String(repeating: "<p>\(Self.prose)</p>", count: 4)
    let page = try text("<nav><a href=/>x</a></nav><div><h1>Resolutions</h1>\(prose)\(items.joined())</div>")
    #expect((1...9).allSatisfy { page.contains("for \($0) months") })
  }

  @Test func standfirstsOutsideStay() throws {
    let prose = String(repeating: "<p>\(Self.prose)</p>", count: 4)
    let page = try text(
      "<header><div><a href=/a>World news</a><a href=/b>Markets</a></div><h1>Head</h1><p>Standfirst.</p></header><main>\(prose)</main>"
    )
    #expect(page.hasPrefix("Head\n\nStandfirst."))
  }

  @Test func hiddenPagesAreShown() throws {
    #expect(
      try text("<div style='display:none'><p>\(Self.prose)</p><p>\(Self.prose)</p></div><p>Please wait.</p>").contains(
        "committee"))
  }
}
