import DocumentModel
import Testing

@Suite struct InputFormatTests {
  @Test(arguments: [
    ("%PDF-1.7\n", "a", InputFormat.pdf), ("<!DOCTYPE html><p>a", "page.txt", .html), ("<html lang=en>", "x", .html),
    ("<?xml version='1.0'?><rss version='2.0'>", "feed.xml", .feed), ("<?xml version='1.0'?>\n<a/>", "a.xml", .xml),
    ("From a@b Thu Jan  1 00:00:00 2024\nSubject: x\n\n", "inbox", .mbox),
    ("From here on we go.\nAnd so on.", "a.txt", .text),
    ("# Title", "a.md", .markdown), ("# Title", "a", .text), ("{\"a\":1}\n", "a.jsonl", .jsonl),
    ("a,b\n", "a.csv", .csv),
    ("PK\u{3}\u{4}", "a.docx", .docx), ("PK\u{3}\u{4}", "a.zip", .zip), ("plain", "a.pdf", .text),
    ("", "a.html", .html),
  ])
  func byContentThenExtension(_ head: String, _ path: String, _ format: InputFormat) {
    #expect(InputFormat.guess(Array(head.utf8), path: path) == format)
  }
}
