import DocumentModel
import PlainText

/// The parts of a Word document that are read, found through the package's relationships.
struct DOCXPackage {
  /// The ZIP file that it is in.
  let zip: ZipPackage
  /// The part with the text.
  let main: String
  private let limits: ReaderLimits
  /// The parts by the last step of their relationship's type: "styles", "footnotes".
  private var parts: [String: String] = [:]
  /// The part with the core properties.
  private(set) var coreProperties: String?

  /// Opens a package.
  init(_ zip: ZipPackage, limits: ReaderLimits) throws(ReaderError) {
    self.zip = zip
    self.limits = limits
    let top = try Self.relationships(zip, of: "", limits)
    let main = top["officeDocument"].flatMap { zip.contains($0) ? $0 : nil } ?? "word/document.xml"
    self.main = main
    coreProperties = top["core-properties"] ?? "docProps/core.xml"
    guard zip.contains(main), !main.hasPrefix("ppt/"), !main.hasPrefix("xl/") else {
      throw .malformed(Self.missing(zip))
    }
    parts = try Self.relationships(zip, of: main, limits)
  }

  /// The XML of a part that the main part refers to, or that has the name which Word gives it; `nil` without one.
  func part(_ type: String) throws(ReaderError) -> XMLPull? {
    let usual = OOXML.resolve(type + ".xml", from: main)
    let name = parts[type].flatMap { zip.contains($0) ? $0 : nil } ?? usual
    return try xml(name)
  }

  /// The XML of a member; `nil` without one.
  func xml(_ name: String) throws(ReaderError) -> XMLPull? {
    guard let content = try zip.member(name) else { return nil }
    return try XMLPull(content, part: name, limits: limits)
  }

  private static func missing(_ zip: ZipPackage) -> String {
    let names = zip.names
    if names.contains(where: { $0.hasPrefix("xl/") }) {
      return "this is a spreadsheet, not a Word document: save it as CSV"
    }
    if names.contains(where: { $0.hasPrefix("ppt/") }) {
      return "these are slides, not a Word document: save them as PDF"
    }
    return "the Word document is damaged: its text ('word/document.xml') is missing"
  }

  /// The targets of a part's relationships by the last step of their type.
  private static func relationships(
    _ zip: ZipPackage, of part: String, _ limits: ReaderLimits
  ) throws(ReaderError) -> [String: String] {
    let name = OOXML.relationships(of: part)
    guard let content = try zip.member(name) else { return [:] }
    let xml = try XMLPull(content, part: name, limits: limits)
    var result: [String: String] = [:]
    while let event = try xml.next() {
      guard event == .start, xml.name == "Relationship", xml.attribute("TargetMode") != "External",
        let type = xml.attribute("Type"), let target = xml.attribute("Target"),
        let last = type.split(separator: "/").last
      else { continue }
      if result[String(last)] == nil { result[String(last)] = OOXML.resolve(target, from: part) }
    }
    return result
  }
}
