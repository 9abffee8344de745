import CMarkup
import Glibc

/// The namespaces that readers tell apart. An element of any other is `other`, one of none is `none`.
enum XMLNamespace: Int32 {
  case none = -1
  case other = 0
  case word, wordDrawing, math, compatibility, relationships, packageRelationships
  case coreProperties, dublinCore, dublinCoreTerms
  case odfOffice, odfText, odfTable, odfStyle, odfDraw, odfMeta, odfManifest, odfFormat, odfVector
  case epubContainer, epubPackage, encryption
  case atom, atomOld, rss1, rdf, content, xhtml, xml, media
  case tei

  /// The names of each; a format's transitional and strict form count as the same.
  private static let names: [(String, XMLNamespace)] = [
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", .word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", .word),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", .wordDrawing),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", .math),
    ("http://purl.oclc.org/ooxml/officeDocument/math", .math),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", .compatibility),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", .relationships),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", .relationships),
    ("http://schemas.openxmlformats.org/package/2006/relationships", .packageRelationships),
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", .coreProperties),
    ("http://purl.org/dc/elements/1.1/", .dublinCore),
    ("http://purl.org/dc/terms/", .dublinCoreTerms),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", .odfOffice),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", .odfText),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", .odfTable),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", .odfStyle),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", .odfDraw),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", .odfMeta),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", .odfManifest),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", .odfFormat),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", .odfVector),
    ("urn:oasis:names:tc:opendocument:xmlns:container", .epubContainer),
    ("http://www.idpf.org/2007/opf", .epubPackage),
    ("http://www.w3.org/2001/04/xmlenc#", .encryption),
    ("http://www.w3.org/2005/Atom", .atom),
    ("http://purl.org/atom/ns#", .atomOld),
    ("http://purl.org/rss/1.0/", .rss1),
    ("http://my.netscape.com/rdf/simple/0.9/", .rss1),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", .rdf),
    ("http://purl.org/rss/1.0/modules/content/", .content),
    ("http://www.w3.org/1999/xhtml", .xhtml),
    ("http://www.w3.org/XML/1998/namespace", .xml),
    ("http://search.yahoo.com/mrss/", .media),
    ("http://www.tei-c.org/ns/1.0", .tei),
  ]

  /// The names as C has them. They live as long as the program.
  nonisolated(unsafe) static let table: UnsafePointer<UnsafePointer<CChar>?> = {
    let table = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: names.count)
    for (index, name) in names.enumerated() { table[index] = strdup(name.0).map { UnsafePointer($0) } }
    return UnsafePointer(table)
  }()

  /// How many names there are.
  static let count = Int32(names.count)

  /// The namespace of an event's scope.
  init(scope: Int32) {
    if scope < 0 {
      self = .none
    } else if scope > 0, Int(scope) <= Self.names.count {
      self = Self.names[Int(scope) - 1].1
    } else {
      self = .other
    }
  }

  /// The scopes that stand for this namespace.
  var scopes: [Int32] { Self.scopesByCase[self] ?? [] }

  private static let scopesByCase: [XMLNamespace: [Int32]] = {
    var result: [XMLNamespace: [Int32]] = [.none: [-1]]
    for (index, name) in names.enumerated() { result[name.1, default: []].append(Int32(index) + 1) }
    return result
  }()
}
