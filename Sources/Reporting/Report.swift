import PlainData

/// What an analysis found, as data: outputs write it, runs keep it.
public struct Report: Sendable, Equatable {
  /// The title.
  public var title: String
  /// The analysis that made it, and its version.
  public var analysis: String
  /// The version.
  public var version: String
  /// How many documents were analysed.
  public var documents: Int
  /// Lines for the reader.
  public var notes: [String]
  /// The tables in order.
  public var tables: [Table]
  /// The findings in order.
  public var findings: [Finding]
  /// Findings beyond the limit on rows.
  public var omittedFindings: Int
  /// Charts and graphs as plain data, for outputs that know them.
  public var charts: [Value]
  /// Graphs as plain data, for outputs that know them.
  public var graphs: [Value]

  /// Takes its parts.
  public init(
    title: String, analysis: String, version: String = "", documents: Int = 0, notes: [String] = [],
    tables: [Table] = [], findings: [Finding] = [], omittedFindings: Int = 0, charts: [Value] = [], graphs: [Value] = []
  ) {
    self.title = title
    self.analysis = analysis
    self.version = version
    self.documents = documents
    self.notes = notes
    self.tables = tables
    self.findings = findings
    self.omittedFindings = omittedFindings
    self.charts = charts
    self.graphs = graphs
  }

  /// The report as plain data, after `Data/schema/report.schema.json`.
  public var value: Value {
    [
      "title": .string(title), "analysis": .string(analysis), "version": .string(version),
      "documents": .integer(Int64(documents)), "notes": .list(notes.map(Value.string)),
      "tables": .list(tables.map(\.value)), "findings": .list(findings.map(\.value)),
      "omitted_findings": .integer(Int64(omittedFindings)), "charts": .list(charts), "graphs": .list(graphs),
    ]
  }

  /// Reads a report; it may come from outside.
  ///
  /// - Throws: `ReportError` that names the part and what is wrong with it.
  public init(from value: Value) throws(ReportError) {
    let fields = try Fields(value, "report")
    title = try fields.text("title") ?? ""
    analysis = try fields.text("analysis") ?? ""
    version = try fields.text("version") ?? ""
    documents = try fields.count("documents")
    omittedFindings = try fields.count("omitted_findings")
    notes = []
    for note in try fields.list("notes") {
      guard let text = note.string else { throw ReportError("report: a note is not text") }
      notes.append(text)
    }
    tables = []
    for table in try fields.list("tables") { tables.append(try Table(from: table)) }
    findings = []
    for finding in try fields.list("findings") { findings.append(try Finding(from: finding)) }
    charts = try fields.list("charts")
    graphs = try fields.list("graphs")
  }
}

/// Something that is no report, table or finding: what and where.
public struct ReportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The value in words, as messages show it.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Typed access to the fields of a table of plain data.
struct Fields {
  private let map: ValueMap
  private let what: String

  init(_ value: Value, _ what: String) throws(ReportError) {
    guard let map = value.map else { throw ReportError("\(what): expected a table, got \(typeName(value))") }
    self.map = map
    self.what = what
  }

  subscript(_ name: String) -> Value? { map[name] }

  func text(_ name: String) throws(ReportError) -> String? {
    guard let value = map[name], value != .null else { return nil }
    guard let text = value.string else {
      throw ReportError("\(what): '\(name)' must be a string, not \(typeName(value))")
    }
    return text
  }

  func count(_ name: String) throws(ReportError) -> Int {
    guard let value = map[name], value != .null else { return 0 }
    guard let number = value.integer, number >= 0 else {
      throw ReportError("\(what): '\(name)' must be a whole number from 0, not \(typeName(value))")
    }
    return Int(number)
  }

  func list(_ name: String) throws(ReportError) -> [Value] {
    switch map[name] {
    case nil, .null?: return []
    case .list(let list)?: return list
    case .map(let inner)? where inner.isEmpty: return []
    case let other?: throw ReportError("\(what): '\(name)' must be a list, not \(typeName(other))")
    }
  }
}

/// The kind of a value, for messages.
func typeName(_ value: Value) -> String {
  switch value {
  case .null: "nothing"
  case .boolean: "a boolean"
  case .integer: "an integer"
  case .number, .sum: "a number"
  case .string, .bytes: "a string"
  case .list: "a list"
  case .map, .counter: "a table"
  case .object: "an object of the host"
  }
}
