import DocumentModel
import PlainText
import Testing

@Suite struct BlockTests {
  /// Each block as "kind level: text".
  private static func blocks(_ text: String) throws -> [String] {
    let document = try read(text)
    return try document.blocks.map { block in
      let page = block.page.map { " page \($0)" } ?? ""
      let level = block.level > 0 ? " \(block.level)" : ""
      return "\(block.kind.rawValue)\(level)\(page): \(try document.text.string(in: block.range))"
    }
  }

  @Test func blankLinesDivideParagraphs() throws {
    #expect(
      try Self.blocks("one.\n\ntwo.\n \t\u{A0}\nthree.\n\n\n") == [
        "paragraph: one.", "paragraph: two.", "paragraph: three.",
      ])
    #expect(try Self.blocks("one.\r\n\r\ntwo.\r\n") == ["paragraph: one.", "paragraph: two."])
    #expect(try Self.blocks("one.\r\rtwo.") == ["paragraph: one.", "paragraph: two."])
    #expect(try Self.blocks("  one.  ") == ["paragraph: one."])
  }

  @Test func wrappedLinesAreOneBlock() throws {
    let text =
      "The summit of the Commonwealth took place in\nMinsk on Monday. The presidents\r\nspoke of trade and of\nsecurity."
    #expect(try Self.blocks(text) == ["paragraph: \(text)"])
  }

  @Test func linesThatEndLikeSentencesAreParagraphs() throws {
    #expect(
      try Self.blocks("A title\nFirst.\nSecond “here.”\nThird!\nFourth?\nFifth.\nSixth.\n").count == 7)
    let long = String(repeating: "long words ", count: 30)
    #expect(
      try Self.blocks("A title\n\(long)\n\(long)\nshort").map { $0.prefix(9) } == [
        "heading 1", "paragraph", "paragraph", "paragraph",
      ])
  }

  @Test func theFirstLineIsATitle() throws {
    #expect(
      try Self.blocks("Russia announced\n\nThe text.") == ["heading 1: Russia announced", "paragraph: The text."])
    let document = try read("Russia  announced\n\nThe text.")
    #expect(document.metadata["title"] == "Russia announced")
    #expect(document.metadata.origin("title") == .inferred)
  }

  @Test(arguments: [
    "A sentence.\n\nText.", "only one block", "two\nlines\n\nText.", "- item\n\nText.", "12 May 2024\n\nText.",
    String(repeating: "long ", count: 50) + "\n\nText.",
  ])
  func otherFirstLinesAreNone(_ text: String) throws {
    let document = try read(text)
    #expect(document.blocks[0].kind != .heading)
    #expect(document.metadata["title"] == nil)
  }

  @Test func numberedAndCapitalLinesAreHeadings() throws {
    let text =
      "Title\n\nI. The potential of the SCO\n\nText.\n\nSECURITY AND TRADE\n\nText.\n\n2.1 Energy\n\nText.\n\nChapter 3\n\nText."
    #expect(
      try Self.blocks(text).filter { $0.hasPrefix("heading") } == [
        "heading 1: Title", "heading 2: I. The potential of the SCO", "heading 2: SECURITY AND TRADE",
        "heading 2: 2.1 Energy",
        "heading 2: Chapter 3",
      ])
    #expect(try Self.blocks("T\n\n3.5 percent of all\n\nText.")[1].hasPrefix("paragraph"))
  }

  @Test(arguments: ["- ", "* ", "• ", "– ", "1. ", "12) ", "(a) ", "(iv) ", "b) ", "A – "])
  func marksBeginItems(_ mark: String) throws {
    #expect(
      try Self.blocks("Goals:\n\(mark)to trade with\nall states;\n\(mark)to rest.") == [
        "paragraph: Goals:", "list_item 1: \(mark)to trade with\nall states;", "list_item 1: \(mark)to rest.",
      ])
  }

  @Test(arguments: [
    "A. Smith said so", "2024. A year", "I. Smith was", "-5 degrees", "(the) end", "1.5 percent", "a cat", "- ",
  ])
  func othersDoNot(_ line: String) throws {
    #expect(try Self.blocks("Text.\n\n\(line)\n\nText.")[1].hasPrefix("list_item") == false)
  }

  @Test func anItemMarkInAWrappedSentenceIsNone() throws {
    let text =
      "The heads of state agreed on the plan for the years from 2021 to\n25. That was all that they did on this long day of the summit in\n- Minsk."
    #expect(try Self.blocks(text).count == 1)
  }

  @Test func deeperItemsHaveALevel() throws {
    #expect(
      try Self.blocks("- a\n  - b\n    - c\n  - d\n- e\n\nText.\n\n    - f") == [
        "list_item 1: - a", "list_item 2: - b", "list_item 3: - c", "list_item 2: - d", "list_item 1: - e",
        "paragraph: Text.",
        "list_item 1: - f",
      ])
  }

  @Test func formFeedsDividePages() throws {
    #expect(
      try Self.blocks("One.\n\u{C}Two\nand more.\u{C}\n\nThree.") == [
        "paragraph page 1: One.", "paragraph page 2: Two\nand more.", "paragraph page 3: Three.",
      ])
    #expect(try read("No pages.").blocks[0].page == nil)
  }

  @Test func aPieceOfASentenceIsABlock() throws {
    #expect(
      try Self.blocks("The development of the Commonwealth.\n\n, was also set.\n\nMore.")[1]
        == "paragraph: , was also set.")
  }
}
