import DocumentModel
import Language
import Testing

@Suite struct TokenTests {
  @Test(
    arguments: [
      // words and marks
      ("The CIS, too.", "The CIS , too ."),
      ("\u{201C}external\u{201D} positioning", "\u{201C} external \u{201D} positioning"),
      ("(CIS)", "( CIS )"),
      ("[...] and so on...", "[ ... ] and so on ..."),
      ("What?! No!!", "What ?! No !!"),
      ("a -- b --- c", "a -- b --- c"),
      ("and/or", "and / or"),
      ("R&D at PG&E; bed & breakfast", "R&D at PG&E ; bed & breakfast"),
      // hyphens
      ("military-technical regions", "military - technical regions"),
      ("Security and Co-operation", "Security and Co-operation"),
      ("anti-terrorist, non-aligned, ex-minister's", "anti-terrorist , non-aligned , ex-minister 's"),
      ("face-to-face re-entry", "face - to - face re-entry"),
      ("a well-co-ordinated plan", "a well - co - ordinated plan"),
      // clitics
      ("Russia's and Russia\u{2019}s", "Russia 's and Russia \u{2019}s"),
      ("don't DON'T don\u{2019}t", "do n't DO N'T do n\u{2019}t"),
      ("we'll they've I'm she'd you're", "we 'll they 've I 'm she 'd you 're"),
      ("the states' views, O'Brien", "the states ' views , O'Brien"),
      ("2024's and the U.S.'s", "2024 's and the U.S. 's"),
      ("cannot", "cannot"),
      ("'s and rock'n'roll", "'s and rock'n'roll"),
      // numbers
      ("10,000.5 and 3.14", "10,000.5 and 3.14"),
      ("2021-2025, 2021\u{2013}2025", "2021 - 2025 , 2021 \u{2013} 2025"),
      ("on 2024-01-31 at 7:30", "on 2024-01-31 at 7:30"),
      ("31/12/2024 and 9/11", "31/12/2024 and 9/11"),
      ("5pm 7:30PM 10bn 35mm", "5 pm 7:30 PM 10 bn 35 mm"),
      ("30th 1990s A320 COP30", "30th 1990s A320 COP30"),
      ("$5 US$5m \u{20AC}10 95%", "$ 5 US$ 5 m \u{20AC} 10 95 %"),
      ("tel. 713-646-3393", "tel. 713-646-3393"),
      ("10\u{202F}000\u{A0}km", "10 000 km"),
      // abbreviations
      ("Dr. Smith and Gen. Jones", "Dr. Smith and Gen. Jones"),
      ("in the U.S. and the U.N.", "in the U.S. and the U.N."),
      ("e.g. this, i.e. that, etc.", "e.g. this , i.e. that , etc."),
      ("No. 5, but no.", "No. 5 , but no ."),
      ("Art. 7 of the art.", "Art. 7 of the art ."),
      ("of Jan. 5 and in jan.", "of Jan. 5 and in jan ."),
      ("by J. R. Smith and V. Putin", "by J. R. Smith and V. Putin"),
      ("at 9 a.m. today", "at 9 a.m. today"),
      ("1. Text", "1 . Text"),
      ("St. Petersburg", "St. Petersburg"),
      // addresses
      ("see https://en.kremlin.ru/events?a=1&b=2.", "see https://en.kremlin.ru/events?a=1&b=2 ."),
      ("(www.cis.minsk.by)", "( www.cis.minsk.by )"),
      ("write to first.last@example.org, please", "write to first.last@example.org , please"),
      ("<https://example.org/a_(b)>", "< https://example.org/a_(b) >"),
      ("on example.com/path, too", "on example.com/path , too"),
      ("the region.The next", "the region . The next"),
      ("a@b and @name", "a @ b and @ name"),
      // other scripts and signs
      ("Тихоокеанское сотрудничество.", "Тихоокеанское сотрудничество ."),
      ("cafe\u{301} fiance\u{301}e", "cafe\u{301} fiance\u{301}e"),
      ("ok 👍🏽 👨‍👩‍👧", "ok 👍🏽 👨‍👩‍👧"),
      ("soft\u{AD}ware", "soft\u{AD}ware"),
      ("\u{FEFF}a\u{200B}b", "a b"),
      ("line\nend\r\nhere", "line end here"),
      ("", ""), (" \t\u{A0}\u{3000} ", ""), (".", "."), ("'", "'"), ("-", "-"),
    ])
  func splits(_ text: String, into expected: String) throws {
    #expect(try tokens(text) == expected)
  }

  @Test func tellsKinds() throws {
    let table = try table("In 2024, $5 at 7:30 — см. №5 + a@b.org 😀!")
    let kinds = (0..<table.count).map { "\(words(table, $0..<$0 + 1))/\(table.vocabulary[table.kind[$0]])" }
    #expect(
      kinds == [
        "In/word", "2024/number", ",/punctuation", "$/symbol", "5/number", "at/word", "7:30/number", "—/punctuation",
        "см/word", "./punctuation", "№/symbol", "5/number", "+/symbol", "a@b.org/word", "😀/symbol", "!/punctuation",
      ])
  }

  @Test func lowersByUnicode() throws {
    let table = try table("ÉCOLE İstanbul ΣΑΣ Ärger")
    #expect(
      (0..<table.count).map { table.vocabulary[table.lower[$0]] } == ["école", "i\u{307}stanbul", "σας", "ärger"])
  }

  @Test func keepsOffsetsInTheWholeText() throws {
    let document = try document("Ünïcode first.¶Then more.")
    let table = try Segmenter().tokenize(document)
    for token in 0..<table.count {
      let range = Int(table.starts[token])..<Int(table.ends[token])
      #expect(try document.text.string(in: range) == table.vocabulary[table.form[token]])
    }
    #expect(table.sentenceCount == 2)
  }

  @Test func numbersWordsFromTheBase() throws {
    let base = WordPool(words: ["the", "Commonwealth"])
    let table = try Segmenter().tokenize(try document("The the Commonwealth"), base: base)
    #expect(table.form[1] == 0)
    #expect(table.lower[0] == 0)
    #expect(table.form[2] == 1)
    #expect(table.vocabulary[table.form[0]] == "The")
  }
}
