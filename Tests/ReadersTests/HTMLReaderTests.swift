import DocumentModel
import PlainText
import Readers
import Testing

/// Blocks of pages, in tables of markup and what it becomes.
@Suite struct HTMLReaderTests {
  @Test(arguments: [
    ("<h1>A</h1><h3>B</h3><p>one<p>two", ["heading1 A", "heading3 B", "paragraph one", "paragraph two"]),
    ("<div role=heading aria-level=2>B</div>x", ["heading2 B", "paragraph x"]),
    ("<ul><li>a<ol><li>b</ol><li>c</ul>", ["list_item1 a", "list_item2 b", "list_item1 c"]),
    ("<ul><li><p>a</p><p>b</p></li></ul>", ["list_item1 a\nb"]),
    ("<dl><dt>t<dd>d</dl>", ["list_item1 t", "list_item1 d"]),
    ("<blockquote><p>a<p>b</blockquote>c", ["quotation a", "quotation b", "paragraph c"]),
    ("<pre>\n a\n  b</pre>", ["code  a\n  b"]),
    ("<p>a<br>b<br><br>c", ["paragraph a\nb", "paragraph c"]),
    ("<p>he said <q>no</q>.", ["paragraph he said “no”."]),
    ("<p><ruby>漢<rp>(<rt>かん<rp>)</ruby>", ["paragraph 漢(かん)"]),
    ("<p>a<section>b</section>c", ["paragraph a", "paragraph b", "paragraph c"]),
    ("<p>Regie\u{AD}rung&nbsp;x", ["paragraph Regierung\u{A0}x"]),
    ("<p>a<p>&nbsp;</p><div>\u{200B}</div><p>b", ["paragraph a", "paragraph b"]),
    ("<figure><img alt=x><figcaption>c</figcaption></figure>", ["paragraph c"]),
    ("<p>a</body></html><p>b", ["paragraph a", "paragraph b"]),
    ("<p>x<my-card>y</my-card>z", ["paragraph x", "paragraph y", "paragraph z"]),
    ("<p hidden>a</p><p aria-hidden=true>b</p><p style='display: none'>c</p><p>d", ["paragraph d"]),
    (
      "<script>a</script><style>b</style><template>c</template><noscript>d</noscript><svg><text>e</text></svg>f",
      ["paragraph f"]
    ),
    ("<p>&eacute;&lol;&#x41;&#0;&amp;", ["paragraph é&lol;A&"]),
  ])
  func blocks(html: String, wanted: [String]) throws {
    #expect(try readHTML(html).shortLines == wanted)
  }

  @Test func cellsAreAddressable() throws {
    let result = try readHTML(
      """
      <table><caption>T</caption><tr><th>a<th colspan=2>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td><p>g<p>h</table>
      <table><tr><th>i<td>j</table>
      """)
    #expect(
      result.shortLines == [
        "paragraph T", "table_cell1.1h a", "table_cell1.2h b", "table_cell2.1 c", "table_cell2.2 d", "table_cell2.3 e",
        "table_cell3.2 f", "table_cell3.3 g\nh", "table_cell1.1h i", "table_cell1.2 j",
      ])
    #expect(result.document.blocks.compactMap { $0.cell?.table } == [1, 1, 1, 1, 1, 1, 1, 2, 2])
  }

  @Test(arguments: [
    "<table><tr><td>a<td>b</table>", "<table role=presentation><tr><th>a<td>b<tr><td>c<td>d</table>",
    "<table><tr><td><table><tr><td>a</table><tr><td>b</table>",
    "<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>",
  ])
  func tablesForLooksAreParagraphs(html: String) throws {
    #expect(try !readHTML(html).document.blocks.contains { $0.kind == .tableCell })
  }

  @Test(arguments: [
    "<p>x<sup><a href='#fn1'>1</a></sup></p><section class=footnotes><ol><li id=fn1><p>n <a href='#r1'>↩</a></p></ol></section>",
    "<p>x<a role=doc-noteref href='#a'>1</a></p><aside role=doc-footnote id=a>n</aside>",
    "<p>x<a epub:type=noteref href='#a'>1</a></p><div epub:type=footnote>n</div>",
    "<p>x<a href='#_ftn1'>[1]</a></p><div id=ftn1><p>n</p></div>",
  ])
  func footnotes(html: String) throws {
    #expect(try readHTML(html).shortLines == ["paragraph x[1]", "footnote n"])
  }

  @Test(arguments: [
    ("utf-8", "привет мир", nil), ("windows-1251", "привет мир", "windows-1251"),
  ])
  func charsets(declared: String, text: String, encoding: String?) throws {
    var bytes = Array("<html><head><meta charset=\"\(declared)\"></head><p>".utf8)
    for scalar in text.unicodeScalars {
      if encoding == nil {
        bytes += Array(String(scalar).utf8)
      } else {
        bytes.append(scalar.value > 127 ? UInt8(scalar.value - 0x350) : UInt8(scalar.value))
      }
    }
    let result = try readHTML(bytes)
    #expect(result.shortLines == ["paragraph " + text])
    #expect(result.document.metadata["encoding"]?.string == encoding)
  }

  @Test func wrongCharsetsDoNotHarm() throws {
    // UTF-8 that calls itself something else, and Latin-1 that calls itself UTF-8.
    #expect(try readHTML("<meta charset=shift_jis><p>é ж 漢").shortLines == ["paragraph é ж 漢"])
    #expect(try readHTML("<meta charset=utf-16><p>é").shortLines == ["paragraph é"])
    let latin =
      Array("<meta charset=utf-8><p>Gru".utf8) + [0xDF] + Array(" aus M".utf8) + [0xFC] + Array("nchen, sch".utf8) + [
        0xF6, 0x6E,
      ]
    #expect(try readHTML(latin).shortLines == ["paragraph Gruß aus München, schön"])
    // UTF-16 with a mark, which a meta element contradicts.
    let wide: [UInt8] =
      [0xFF, 0xFE]
      + "<meta charset=windows-1251><p>ж".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try readHTML(wide).shortLines == ["paragraph ж"])
    #expect(
      try readHTML(Array("<p>a".utf8) + [0] + Array("b cdefghijklmnop".utf8)).shortLines == [
        "paragraph ab cdefghijklmnop"
      ])
  }

  @Test func fragmentsKeepAllThatIsShown() throws {
    var builder = DocumentBuilder()
    builder.begin(.heading, level: 1)
    builder.append("T")
    HTMLFragment.append(Array("<nav>menu</nav><table><tr><th>a<td>b</table>".utf8), to: &builder, part: "one.xhtml")
    HTMLFragment.append(Array("plain <b>text</b><table><tr><th>c<td>d</table>".utf8), to: &builder, part: "two.xhtml")
    let document = try builder.build(id: "x", metadata: Metadata()).document
    #expect(
      document.blocks.map(\.part) == [
        nil, "one.xhtml", "one.xhtml", "one.xhtml", "two.xhtml", "two.xhtml", "two.xhtml",
      ])
    #expect(document.blocks.compactMap { $0.cell?.table } == [1, 1, 2, 2])
    #expect(document.text.string.hasPrefix("T\n\nmenu\n\na\tb\n\nplain text"))
  }

  @Test(arguments: ["", "   ", "<html><head><title>t</title></head><body></body></html>", "<!-- only -->"])
  func emptyPagesAreErrors(html: String) {
    #expect(throws: ReaderError.empty) { try readHTML(html) }
  }
}
