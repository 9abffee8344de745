import DocumentModel
import PlainText
import Testing

@Suite struct HyphenJoiningTests {
  private func text(_ text: String) throws -> String {
    try PlainTextReader.read(Array(text.utf8), id: "t", path: "t.txt", joinsHyphens: true).document.text.string
  }

  @Test(arguments: [
    ("They agreed on coopera-\ntion in trade.", "They agreed on cooperation in trade."),
    ("They agreed on coopera-  \r\n  tion in trade.", "They agreed on cooperation in trade."),
    ("coopera\u{AD}\ntion and coopera\u{2010}\ntion", "cooperation and cooperation"),
    // The document itself has the word with its hyphen, or both parts in such words.
    ("A state-owned firm and a state-\nowned bank.", "A state-owned firm and a state-owned bank."),
    (
      "A state-run mill, a privately-owned one, a state-\nowned bank.",
      "A state-run mill, a privately-owned one, a state-owned bank."
    ),
    // Names, figures, dashes and ends of paragraphs are left as they are.
    ("The Anglo-\nSaxon law.", "The Anglo-\nSaxon law."), ("in 2021-\n2025 they", "in 2021-\n2025 they"),
    ("a pause -\nand on", "a pause -\nand on"), ("a pause --\nand on", "a pause --\nand on"),
    ("the end-\n\nof it", "the end-\n\nof it"), ("Сотруд-\nничество стран", "Сотрудничество стран"),
    ("one-\ntwo-\nthree", "onetwothree"), ("-\nx", "-\nx"), ("ab-", "ab-"),
  ])
  func joins(_ given: String, _ expected: String) throws { #expect(try text(given) == expected) }

  @Test func nothingIsJoinedUnlessItIsAskedFor() throws {
    let text = "They agreed on coopera-\ntion in trade."
    #expect(try PlainTextReader.read(Array(text.utf8), id: "t", path: "t.txt").document.text.string == text)
  }
}
