import DocumentModel
import Language
import Testing

@Suite struct SentenceTests {
  /// "‖" stands where a sentence begins; it is taken out before the text is split.
  @Test(arguments: [
    "The summit ended. ‖It was short.",
    "Dr. Smith met Gen. Jones on Jan. 5. ‖They spoke.",
    "V. Putin and J. R. Smith came. ‖A. B. Lee did not.",
    "It is in the U.S. Congress. ‖It is not in the U.S. ‖The minister said so.",
    "Oil, gas, etc. ‖Russia exports them.",
    "It began at 9 a.m. Monday. ‖It ended at 5 p.m. ‖The rest is history.",
    "Prices rose by 3.5 percent. ‖Then they fell to 1,000.50 roubles.",
    "See Art. 7 and No. 5, p. 3. ‖No. ‖That is all.",
    "\u{201C}We agree.\u{201D} ‖He left.",
    "\"We agree.\" ‖He left. ‖\"So do I.\"",
    "He said: \"Stop!\" and went. ‖\"What is this?\" she asked.",
    "(He left. ‖She stayed.) ‖They met (in Minsk.) later.",
    "Really?! ‖Yes... ‖Well, no.",
    "It was … odd. ‖Dots . . . too.",
    "Is it? ‖it is so. ‖It was there. ‖small letters begin here.",
    "the details of the plan vs. the facts, approx. five of them.",
    "There are three goals: 1. The first. ‖2. The second. ‖3. The third.",
    "It lies in the region.‖The next sentence has no blank before it.",
    "Calif. -- The governor spoke. – A dash begins no sentence here.",
    "Write to a@b.org. ‖See https://example.org/x. ‖Thanks.",
    "Apple Inc. said so. ‖Shares of Apple Inc. ‖The end.",
    "He lives on St. James St. and works.",
    "Plan B. ‖The government has one.",
    "他来了。‖她走了。",
    ", was also set.",
    "no stop at all",
  ])
  func divides(_ marked: String) throws {
    let text = String(marked.split(separator: "‖").joined())
    #expect(try sentences(text).replacing(" ‖", with: "‖") == marked.replacing(" ‖", with: "‖"))
  }

  @Test func aListsMarkIsNoSentence() throws {
    for text in [
      "1. To develop.", "II. Security and stability", "A. Security", "(a) One aim.", "• One aim.", "a). Aim",
    ] {
      #expect(try sentences(text, .listItem) == text)
    }
  }

  @Test func aBlockEndsASentence() throws {
    #expect(
      try sentences("The development of the Commonwealth¶, was also set.¶Next")
        == "The development of the Commonwealth‖, was also set.‖Next")
  }

  @Test func aHeadingIsOneSentence() throws {
    #expect(try sentences("What now? The summit. An answer", .heading) == "What now? The summit. An answer")
  }

  @Test func aLineEndIsNoBoundary() throws {
    #expect(try sentences("The summit\nended. It\r\nwas short.") == "The summit\nended.‖It\r\nwas short.")
  }
}
