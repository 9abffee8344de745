import DocumentModel
import PlainData
import PlainText
import Readers
import Testing

/// What pages declare of themselves.
@Suite struct HTMLMetadataTests {
  private func metadata(_ head: String, _ body: String = "<p>Text.") throws -> Metadata {
    try readHTML("<html><head>\(head)</head><body>\(body)</body></html>").document.metadata
  }

  @Test(arguments: [
    (
      "<title>Trade talks resume | The Courier</title><meta property=og:site_name content='The Courier'>", "",
      "Trade talks resume"
    ),
    ("<title>Trade talks resume | The Courier</title>", "<h1>Trade talks resume</h1>", "Trade talks resume"),
    ("<title>Trade – a new beginning</title>", "", "Trade – a new beginning"),
    ("<title>Ministry :: Budget 2024</title>", "<h1>Budget 2024</h1>", "Budget 2024"),
    ("<title>x</title><meta property=og:title content='From &quot;Open&quot; Graph'>", "", "From \"Open\" Graph"),
    ("<title>A &amp;\n B</title>", "", "A & B"),
    ("<meta name=DC.Title content=Dublin><meta name=twitter:title content=Bird>", "", "Dublin"),
  ])
  func titles(head: String, body: String, wanted: String) throws {
    let metadata = try metadata(head, body + "<p>Text.")
    #expect(metadata.title == wanted)
    #expect(metadata.origin("title") == .declared)
  }

  @Test(arguments: [
    ("2024-03-05", "2024-03-05"), ("2024-03-05T10:00:00+0100", "2024-03-05T10:00:00+01:00"),
    ("2024-03-05 10:00", "2024-03-05T10:00:00"), ("2024-03-05T10:00:00.123Z", "2024-03-05T10:00:00Z"),
    ("20240305", "2024-03-05"), ("2024/03/05", "2024-03-05"), ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00Z"),
    ("5 March 2024", "2024-03-05"), ("March 5, 2024", "2024-03-05"), ("Tuesday, 5th March 2024", "2024-03-05"),
    ("05.03.2024", "2024-03-05"), ("25/03/2024", "2024-03-25"), ("2024-03", "2024-03"),
    ("05/03/2024", nil), ("2024-13-05", nil), ("2023-02-29", nil), ("yesterday", nil), ("99999999999", nil),
  ])
  func dates(text: String, wanted: String?) throws {
    #expect(try metadata("<meta property=article:published_time content='\(text)'>").published == wanted)
  }

  @Test func linkedDataIsReadThroughGraphsAndReferences() throws {
    let found = try metadata(
      """
      <script type='application/ld+json'>{"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","name":"Site"},{"@type":"Person","@id":"#p","name":"Ann Lee"},
      {"@type":["Report","Thing"],"headline":"The &amp; Report","datePublished":"2024-01-31","dateModified":"2024-02-01T08:00:00Z",
      "author":[{"@id":"#p"},{"@type":"Person","name":"Bo"}],"publisher":{"name":"Institute"},"keywords":"a, b","inLanguage":"en-GB",
      "mainEntityOfPage":{"@id":"https://x.example/r"}}]}</script><title>other</title>
      """)
    #expect(found.title == "The & Report")
    #expect(found.published == "2024-01-31")
    #expect(found["modified"]?.string == "2024-02-01T08:00:00Z")
    #expect(found["authors"] == ["Ann Lee", "Bo"])
    #expect(found["outlet"]?.string == "Institute")
    #expect(found["keywords"] == ["a", "b"])
    #expect(found.language == "en-GB")
    #expect(found["url"]?.string == "https://x.example/r")
  }

  @Test(arguments: [
    "{\"@type\":\"Article\",\"headline\":\"two\nlines\"}",
    "<!-- {\"@type\":\"Article\",\"headline\":\"two lines\"} -->",
    "/*<![CDATA[*/{\"@type\":\"Article\",\"headline\":\"two lines\"}/*]]>*/",
  ])
  func sloppyLinkedDataIsRead(script: String) throws {
    #expect(try metadata("<script type=application/ld+json>\(script)</script>").title == "two lines")
  }

  @Test func brokenLinkedDataIsPassedOver() throws {
    let found = try metadata("<script type=application/ld+json>{\"@type\":</script><title>t</title>")
    #expect(found.title == "t")
  }

  @Test(arguments: [
    ("<link rel=canonical href='https://a.example/x?y=1'>", "https://a.example/x?y=1"),
    ("<base href='https://a.example/b/c/d.html'><link rel=canonical href='../e.html'>", "https://a.example/b/e.html"),
    ("<base href='https://a.example/b/'><link rel=canonical href='//c.example/x'>", "https://c.example/x"),
    ("<base href='/b/'><link rel=canonical href='/x'>", nil), ("<link rel=canonical href='/x'>", nil),
    ("<link rel=canonical href='javascript:x'>", nil),
  ])
  func addresses(head: String, wanted: String?) throws {
    let document = try readHTML(head + "<p>Text.", path: "folder/page.html").document
    #expect(document.metadata["url"]?.string == wanted)
    #expect(document.id == wanted ?? "folder/page.html")
  }

  @Test func frontPagesAreNoIdentity() throws {
    #expect(try readHTML("<link rel=canonical href='https://a.example/'><p>x").document.id == "page.html")
  }

  @Test(arguments: [
    ("<html lang=en>", "en"), ("<html lang='pt_br'>", "pt-BR"),
    ("<html><meta http-equiv=Content-Language content='de, fr'>", "de"),
    ("<html><meta property=og:locale content=ru_RU>", "ru-RU"), ("<html lang='{{lang}}'>", nil),
  ])
  func languages(head: String, wanted: String?) throws {
    #expect(try readHTML(head + "<p>x").document.metadata.language == wanted)
  }

  @Test func strongerOriginsAreKept() throws {
    var known = Metadata()
    known.set("title", "mine", origin: .commandLine)
    let request = ReadRequest(id: "x", path: "x.html", metadata: known)
    let result = try HTMLReader.read(Array("<title>theirs</title><p>x".utf8), request)
    #expect(result.document.metadata.title == "mine")
  }

  @Test func timesCountWhereTheyAgree() throws {
    #expect(try metadata("", "<time datetime=2024-01-02>x</time>").published == "2024-01-02")
    #expect(try metadata("", "<time datetime=2024-01-02>x</time><time datetime=2023-01-02>y</time>").published == nil)
    #expect(
      try metadata("", "<time datetime=2024-01-02>x</time><time itemprop=datePublished datetime=2023-01-02>y</time>")
        .published == "2023-01-02")
  }
}
