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
    ("PK\u{3}\u{4}word/document.xml", "a", .docx), ("PK\u{3}\u{4}word/document.xml", "a.zip", .zip),
    ("PK\u{3}\u{4}[Content_Types].xml", "a.xlsx", .docx), ("PK\u{3}\u{4}notes.txt", "a", .zip),
    ("PK\u{3}\u{4}mimetypeapplication/epub+zip", "a.zip", .epub), ("PK\u{5}\u{6}", "empty.zip", .zip),
    ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.text", "a", .odt),
    ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a.ods", .odt),
    ("", "a.html", .html),
    ("[{\"a\": 1}]", "export", .json), ("{ \"a\": 1}", "export", .json), ("[1] A note\nSo it is.", "notes", .text),
    ("{\"a\": 1}", "notes.txt", .text), ("From a@b Thu Jan  1 00:00:00 2024\r\nSubject: x\r\n\r\n", "inbox", .mbox),
    ("Return-Path: <a@b>\r\nReceived: x\r\n y\r\n", "1234", .eml), ("From: a@b\nTo: c\n\ntext", "1234", .eml),
    ("Date: today\nwe go on\nand on", "1234", .text), ("To: be or not\n\nto be", "play", .text),
  ])
  func byContentThenExtension(_ head: String, _ path: String, _ format: InputFormat) {
    #expect(InputFormat.guess(Array(head.utf8), path: path) == format)
  }

  @Test(arguments: [
    ("<?xml version='1.0'?><!-- x --><a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "a", InputFormat.feed),
    ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \"<rss>\">]><a>", "a", .xml),
    ("<!-- <rss> --><rss>", "a", .feed),
    ("<!-- not <html> --><rss>", "a", .feed), ("<!DOCTYPE html><body>", "a.xml", .html),
    ("<?xml version='1.0'?><!-- no end <rss>", "a.xml", .xml),
    ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "a", .feed), ("<?xml version='1.0'?><rdf:RDF>", "a.xml", .xml),
    ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "a.xml", .html),
    ("<!-- saved from url=(0014)about:internet -->\n<html>", "a.txt", .html), ("<p>A paragraph.", "a.html", .html),
    ("<p>A paragraph.", "a", .text), ("<body>", "a", .html), ("<body>", "a.md", .markdown), ("<a/>", "a.xml", .xml),
    ("<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>", "a.xml", .odt),
    ("<?xml version='1.0' encoding='", "a.fodt", .odt), ("\u{FEFF} \r\n<!DOCTYPE HTML>", "a", .html),
  ])
  func markupByItsOutermostElement(_ head: String, _ path: String, _ format: InputFormat) {
    #expect(InputFormat.guess(Array(head.utf8), path: path) == format)
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8], "a.txt", InputFormat.gzip), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "a", .xz),
      ([0x28, 0xB5, 0x2F, 0xFD], "a.csv", .zstd), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a.doc", .docx),
      ([0xFF, 0xFE, 0x3C, 0, 0x68, 0, 0x74, 0, 0x6D, 0, 0x6C, 0, 0x3E, 0], "a", .html), ([0x1F], "a.gz", .text),
      ([UInt8](repeating: 0x20, count: 1000) + Array("%PDF-1.4".utf8), "a", .pdf),
      ([UInt8](repeating: 0x20, count: 1025) + Array("%PDF-1.4".utf8), "a", .text),
      (Array("From a@b Thu Jan  1 00:00:00 2024\nSubject: x\n\n%PDF-1.4".utf8), "a", .mbox),
    ] as [([UInt8], String, InputFormat)])
  func binaryFormatsByTheirMarks(_ head: [UInt8], _ path: String, _ format: InputFormat) {
    #expect(InputFormat.guess(head, path: path) == format)
  }

  @Test func tarByItsMarkOrChecksum() {
    var header = [UInt8](repeating: 0, count: 512)
    header.replaceSubrange(0..<5, with: Array("a.txt".utf8))
    let sum = header.reduce(8 * 0x20) { $0 + Int($1) }
    let digits = String(sum, radix: 8)
    header.replaceSubrange(
      148..<156, with: Array((String(repeating: "0", count: 6 - digits.count) + digits + "\0 ").utf8))
    #expect(InputFormat.guess(header, path: "old.tar") == .tar)
    #expect(InputFormat.guess(header, path: "old") == .text)
    header[0] += 1
    #expect(InputFormat.guess(header, path: "old.tar") == .text)
    header.replaceSubrange(257..<262, with: Array("ustar".utf8))
    #expect(InputFormat.guess(header, path: "any") == .tar)
  }

  @Test func whatGivesSeveralDocuments() {
    let containers = InputFormat.allCases.filter(\.isContainer)
    #expect(containers == [.eml, .mbox, .feed, .json, .jsonl, .csv, .zip, .tar, .gzip, .xz, .zstd])
    #expect(InputFormat.allCases.filter(\.holdsFiles) == [.eml, .mbox, .zip, .tar, .gzip, .xz, .zstd])
    #expect(InputFormat.allCases.filter(\.holdsRecords) == [.mbox, .feed, .json, .jsonl, .csv])
  }
}
