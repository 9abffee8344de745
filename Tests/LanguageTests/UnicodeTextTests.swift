import Language
import Testing

@Suite struct UnicodeTextTests {
  @Test(arguments: [
    ("ABC", "abc"), ("ÀÉ", "àé"), ("ΑΣ", "ας"), ("İ", "i\u{307}"), ("", ""), ("ẞ", "ß"), ("ﬁ", "ﬁ"), ("字", "字"),
  ])
  func lowers(_ text: String, _ expected: String) { #expect(UnicodeText.lower(text) == expected) }

  @Test(arguments: [
    ("Straße", "strasse"), ("ﬁ", "fi"), ("ＡＢＣ", "abc"), ("ΑΣ", "ασ"), ("soft\u{AD}", "soft"), ("e\u{301}", "é"),
    ("①", "1"),
  ])
  func folds(_ text: String, _ expected: String) {
    #expect(Array(UnicodeText.fold(text).utf8) == Array(expected.precomposed.utf8))
  }

  @Test(arguments: [
    ("é", "e"), ("e\u{301}", "e"), ("Łódź", "Łodz"), ("Türkiye", "Turkiye"), ("한국", "한국"), ("й", "и"),
    ("plain", "plain"),
  ])
  func stripsMarks(_ text: String, _ expected: String) {
    #expect(Array(UnicodeText.stripMarks(text).utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("字", 2), ("한국", 4), ("ａ", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2),
    ("❤️", 2), ("🇷🇺", 2), ("\u{200B}", 0), ("\u{7}", 0), ("a\tb", 2), ("½", 1), ("Ω…", 2), ("한", 2),
  ])
  func measuresWidth(_ text: String, _ columns: Int) { #expect(UnicodeText.width(text) == columns) }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("字字字", 5, "字字…"),
    ("字字字", 4, "字…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("👨‍👩‍👧ab", 3, "👨‍👩‍👧…"),
  ])
  func truncates(_ text: String, _ columns: Int, _ expected: String) {
    #expect(UnicodeText.truncate(text, to: columns) == expected)
    #expect(UnicodeText.width(UnicodeText.truncate(text, to: columns)) <= columns)
  }
}

extension String {
  /// The one difference in these cases: é as one code point.
  fileprivate var precomposed: String { replacing("e\u{301}", with: "é") }
}
