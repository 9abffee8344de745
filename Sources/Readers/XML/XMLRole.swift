/// What an element of a known name is for, in the vocabularies that texts come in (TEI, Akoma Ntoso, DocBook, JATS).
enum XMLRole {
  case unknown, heading, paragraph, section, list, item, quotation, footnote, note, table, headerRows, row, cell,
    headerCell
  case code, lineBreak, number, reference, metadata, skipped

  /// The role of a local name.
  init(_ name: String) { self = Self.roles[name.lowercased()] ?? .unknown }

  private static let names: [(XMLRole, String)] = [
    (
      .heading, "head heading title subtitle doctitle subheading crossheading article-title hl1 hl2 titlepart longtitle"
    ),
    (
      .paragraph,
      "p para simpara formalpara ab l lg byline dateline docauthor salute signed opener closer abstract block"
    ),
    (
      .section,
      "div div1 div2 div3 div4 div5 div6 section sect1 sect2 sect3 sect4 sect5 sec chapter part subpart subsection"
    ),
    (.section, "preface appendix annex hcontainer clause subchapter"),
    (.list, "list ul ol itemizedlist orderedlist blocklist variablelist simplelist def-list"),
    (.item, "item li listitem list-item point indent member"),
    (.quotation, "quote blockquote cit disp-quote embeddedstructure quotedstructure epigraph"),
    (.footnote, "footnote fn authorialnote endnote"),
    (.note, "note"),
    (.table, "table informaltable"),
    (.headerRows, "thead"),
    (.row, "tr row"),
    (.cell, "td cell entry"),
    (.headerCell, "th"),
    (.code, "programlisting pre preformat eg screen literallayout"),
    (.lineBreak, "br lb eol"),
    (.reference, "xref"),
    (.number, "num enum label"),
    (.metadata, "teiheader meta"),
    (.skipped, "script style"),
  ]

  private static let roles: [String: XMLRole] = {
    var result: [String: XMLRole] = [:]
    for (role, list) in names { for name in list.split(separator: " ") { result[String(name)] = role } }
    return result
  }()
}
