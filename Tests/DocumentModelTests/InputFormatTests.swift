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
    ("[{\"a\": 1}]", "export", .json), ("{ \"a\": 1}", "export", .json), ("[1] A note\nSo it is.", "notes", .text),
    ("{\"a\": 1}", "notes.txt", .text), ("From a@b Thu Jan  1 00:00:00 2024\r\nSubject: x\r\n\r\n", "inbox", .mbox),
    ("Return-Path: <a@b>\r\nReceived: x\r\n y\r\n", "1234", .eml), ("From: a@b\nTo: c\n\ntext", "1234", .eml),
    ("Date: today\nwe go on\nand on", "1234", .text), ("To: be or not\n\nto be", "play", .text),
  ])
  func byContentThenExtension(_ head: String, _ path: String, _ format: InputFormat) {
    #expect(InputFormat.guess(Array(head.utf8), path: path) == format)
  }
}
