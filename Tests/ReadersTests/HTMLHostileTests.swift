import DocumentModel
import PlainText
import Readers
import Testing

/// Pages that are made to hurt. Each must be read in linear time.
@Suite struct HTMLHostileTests {
  /// Builds a page of a size, and names a word that must be found in it.
  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let word: String?
    let build: @Sendable (Int) -> String
    var testDescription: String { name }
  }

  static let attacks: [Attack] = [
    Attack(name: "nested", word: "deep") {
      String(repeating: "<div>", count: $0) + "deep" + String(repeating: "</div>", count: $0)
    },
    Attack(name: "never closed", word: "end") { String(repeating: "<div><b><i>", count: $0 / 3) + "end" },
    Attack(name: "closed by others", word: "x") {
      String(repeating: "<b>", count: $0) + "x" + String(repeating: "</i>", count: $0)
    },
    Attack(name: "attributes", word: "x") { "<p " + (0..<$0 / 2).map { "a\($0)=v" }.joined(separator: " ") + ">x" },
    Attack(name: "one line", word: "last") { "<p>" + String(repeating: "word ", count: $0 * 20) + "last" },
    Attack(name: "comment", word: "a") { "<p>a<!-- " + String(repeating: "- ", count: $0) },
    Attack(name: "comments", word: "a") { "<p>a" + String(repeating: "<!-- ", count: $0) },
    Attack(name: "script", word: "a") { "<p>a<script>" + String(repeating: "if a<b </scr ", count: $0) },
    Attack(name: "entities", word: "lol") { "<p>" + String(repeating: "&lol;&amp", count: $0) },
    Attack(name: "tables", word: "x") { String(repeating: "<table><tr><td>", count: $0 / 3) + "x" },
    Attack(name: "cells", word: "x") {
      "<table>" + String(repeating: "<tr><td rowspan=1000 colspan=1000>x", count: $0 / 4)
    },
    Attack(name: "lists", word: "x") { String(repeating: "<ul><li>", count: $0 / 2) + "x" },
    Attack(name: "quotations", word: "x") { String(repeating: "<blockquote><aside><q>", count: $0 / 3) + "x" },
    Attack(name: "half tags", word: nil) { "<p>x" + String(repeating: "<a <b </", count: $0) },
    Attack(name: "quotes", word: "y") { "<p>y<p " + String(repeating: "a=\"", count: $0) },
    Attack(name: "cards", word: "x") {
      "<p>x" + String(repeating: "<div class=c><h3><a href=/>A headline that is linked</a></h3></div>", count: $0 / 4)
    },
    Attack(name: "rows of cards", word: "x") {
      let card = "<div class=c><div><a href=/>A headline that is linked</a></div></div>"
      return "<p>x" + String(repeating: card + card + card + "<p>.</p>", count: $0 / 12)
        + String(repeating: "<section>" + card + card + card + "</section>", count: $0 / 12)
    },
    Attack(name: "labels", word: "x") { "<p>x" + String(repeating: "<div><p>Related</p>", count: $0 / 4) },
    Attack(name: "metas", word: "x") { String(repeating: "<meta name=author content=x>", count: $0 / 4) + "<p>x" },
    Attack(name: "titles", word: "x") { "<title>" + String(repeating: "a | ", count: $0) + "</title><h1>a</h1><p>x" },
    Attack(name: "brackets in JSON", word: "x") {
      "<script type=application/ld+json>" + String(repeating: "[", count: $0) + "</script><p>x"
    },
    Attack(name: "pages in pages", word: "x") { String(repeating: "<html><body>x</body></html>", count: $0 / 4) },
  ]

  @Test(arguments: attacks)
  func isLinear(attack: Attack) throws {
    let clock = ContinuousClock()
    var times: [Duration] = []
    for size in [25_000, 100_000] {
      let page = Array(attack.build(size).utf8)
      times.append(
        try clock.measure {
          let document = try readHTML(page).document
          if let word = attack.word { #expect(document.text.string.contains(word)) }
        })
    }
    // Four times as much may take four times as long, and as much again for a busy machine.
    #expect(times[1] < times[0] * 10 + .seconds(1), "\(attack.name): \(times)")
    #expect(times[1] < .seconds(20))
  }

  @Test func depthAndAttributesAreSaid() throws {
    let deep = try readHTML(String(repeating: "<div>", count: 1_000) + "x")
    #expect(deep.warnings.contains { $0.contains("nested more than 256 deep") })
    let wide = try readHTML("<p " + (0..<600).map { "a\($0)=v" }.joined(separator: " ") + ">x")
    #expect(wide.warnings.contains { $0.contains("512 attributes") })
  }

  @Test func cellsBeyondTheLimitAreParagraphs() throws {
    var limits = ReaderLimits()
    limits.cells = 4
    let request = ReadRequest(id: "x", path: "x", limits: limits)
    let result = try HTMLReader.read(Array("<table><tr><th>a<th>b<tr><td>c<td>d<tr><td>e<td>f</table>".utf8), request)
    #expect(
      result.document.blocks.map(\.kind) == [.tableCell, .tableCell, .tableCell, .tableCell, .paragraph, .paragraph])
    #expect(result.warnings.contains { $0.contains("cells") })
  }

  @Test func nothingIsOpened() throws {
    let page =
      "<!DOCTYPE html SYSTEM 'file:///etc/passwd' [<!ENTITY x SYSTEM 'file:///etc/hostname'><!ENTITY y 'z'>]><p>a&x;&y;b"
    let text = try readHTML(page).document.text.string
    #expect(!text.contains("root:") && text.hasSuffix("a&x;&y;b"))
  }
}
