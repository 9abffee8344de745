import DocumentModel
import PlainText
import Readers
import Testing

/// Feeds: an item a document, whatever its neighbours are.
@Suite struct FeedReaderTests {
  static func records(_ xml: String, limits: ReaderLimits = ReaderLimits()) throws -> [ReadRecord] {
    try read(Array(xml.utf8), "a.rss", limits: limits).records
  }

  static func summary(_ records: [ReadRecord]) -> [String] {
    records.map { record in
      switch record {
      case .document(let result): result.document.text.string
      case .failure(let path, let error): "! \(path) \(error)"
      case .warning(let path, let text): "? \(path) \(text)"
      case .file(let file): "file \(file.request.path)"
      }
    }
  }

  @Test(arguments: ["feed/bulletin.rss", "feed/bulletin.atom"])
  func fixtures(_ path: String) throws {
    let records = try read(try Fixture.bytes(path), path).records
    #expect(records.count == 5)
    guard case .document(let result) = records[1] else {
      Issue.record("no document")
      return
    }
    let metadata = result.document.metadata
    #expect(result.document.id == "urn:example:2")
    #expect(metadata.title == "Report 2: ports & borders")
    #expect(metadata["url"] == .string("https://example.org/2"))
    #expect(metadata["authors"] == .list([.string("Anna Berg")]))
    #expect(metadata.published == "2025-06-02T09:30:00+02:00")
    #expect(metadata["outlet"] == .string("Harbour Bulletin"))
    #expect(metadata["keywords"] == .list([.string("transit")]))
    #expect(metadata.language == "en")
    #expect(result.document.blocks.map(\.kind) == [.heading, .paragraph, .paragraph])
  }

  @Test func otherEncodings() throws {
    let path = "feed/vestnik.rdf"
    let bytes = try Fixture.bytes(path)
    #expect(!bytes.contains(0xD0) || String(validating: bytes, as: UTF8.self) == nil)
    let texts = Self.summary(try read(bytes, path).records)
    #expect(texts == ["Порт открыт\n\nСовет обсудил вопрос 1.", "Граница & транзит\n\nСовет обсудил вопрос 2."])
    let wide = "<?xml version=\"1.0\"?><rss><channel><item><title>Совет</title></item></channel></rss>"
    let utf16: [UInt8] = [0xFF, 0xFE] + wide.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(Self.summary(try read(utf16, "a.rss").records) == ["Совет"])
  }

  @Test func brokenItemsCostThemselves() throws {
    let xml = """
      <?xml version="1.0"?><rss version="2.0"><channel><title>T</title>
      <item><title>one</title></item>
      <item><title>crossed <b>tags</title></b></item>
      <item><title>not closed</title>
      <item><title>three</title><description>a &lt;b&gt;&amp;amp;&lt;/b&gt; c</description></item>
      <item><title>open</title><description><![CDATA[ never closed </description></item>
      <item><title>four</title><description><![CDATA[<p>x</p>]]></description></item>
      <item><title>control \u{1}</title></item>
      <item/>
      <item><title>last</title></item>
      <item><title>cut
      """
    #expect(
      Self.summary(try Self.records(xml)) == [
        "one", "! a.rss#2 the item is damaged at line 3: Opening and ending tag mismatch: b line 1 and title",
        "! a.rss#3 the item at line 4 cannot be read: it does not end before the next one begins", "three\n\na & c",
        "! a.rss#5 the item at line 6 cannot be read: its CDATA section does not end", "four\n\nx",
        "! a.rss#7 the item is damaged at line 8: PCDATA invalid Char value 1",
        "? a.rss#8 the item at line 9 holds no text",
        "last", "! a.rss#10 the item at line 11 cannot be read: it does not end",
      ])
  }

  @Test func whatPublishersDo() throws {
    let xml = """
      <rss xmlns:media="http://search.yahoo.com/mrss/"><channel><image><title>Logo</title></image><title>Real</title>
      <item><title>A &amp;lt;b&amp;gt; &nbsp;&mdash; c</title><author>a@b.org (Jo Doe)</author><media:title>other</media:title>
      <link>https://e.org/1</link><guid>https://e.org/1?x</guid><pubDate>3 Jun 25 9:05 EST</pubDate>
      <description><!-- <item> --><p xmlns="http://www.w3.org/1999/xhtml">inline <b>XHTML</b></p></description></item>
      <item><description>&unknown; only text</description><pubDate>rubbish</pubDate></item></channel></rss>
      """
    let records = try Self.records(xml)
    guard case .document(let first) = records[0], case .document(let second) = records[1] else {
      Issue.record("\(Self.summary(records))")
      return
    }
    let metadata = first.document.metadata
    #expect(metadata.title == "A <b> \u{A0}— c" || metadata.title == "A <b> — c")
    #expect(metadata["outlet"] == .string("Real"))
    #expect(metadata["authors"] == .list([.string("Jo Doe")]))
    #expect(metadata.published == "2025-06-03T09:05:00-05:00")
    #expect(first.document.id == "https://e.org/1?x")
    #expect(first.lines.last == "paragraph: inline XHTML")
    #expect(second.document.metadata.published == nil)
    #expect(second.warnings == ["a reference to an entity was left out"])
    #expect(second.document.id == "a.rss#2")
  }

  @Test func entitiesAreNotExpanded() throws {
    let xml = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "AAAAAAAA"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
      <rss><channel><title>&b;</title><item><title>t &b; &x;</title></item></channel></rss>
      """
    #expect(Self.summary(try Self.records(xml)) == ["t"])
  }

  @Test func limits() throws {
    var limits = ReaderLimits()
    limits.record = 2000
    let long = "<item><title>\(String(repeating: "x", count: 5000))</title></item>"
    let xml = "<rss><channel><item><title>a</title></item>\(long)<item><title>b</title></item></channel></rss>"
    let texts = Self.summary(try Self.records(xml, limits: limits))
    #expect(texts.count == 3)
    #expect(texts.first == "a" && texts.last == "b" && texts[1].contains("--limit record="))
    let deep =
      "<rss><channel><item>\(String(repeating: "<a>", count: 100_000))</item><item><title>b</title></item></channel></rss>"
    #expect(Self.summary(try Self.records(deep)).last == "b")
  }

  @Test(.timeLimit(.minutes(1))) func hostileSearchesAreLinear() throws {
    // Each item begins a section that nothing ends: looking for its end again and again would be quadratic.
    let xml = "<rss><channel>" + String(repeating: "<item><![CDATA[<item><!-- ", count: 20_000)
    #expect(try Self.records(xml).count == 40_000)
  }

  @Test func noFeed() {
    let error = Reading(Array("<rssx/>".utf8), "a.rss").error
    #expect(error != nil)
  }
}
