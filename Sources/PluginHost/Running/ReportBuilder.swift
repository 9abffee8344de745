import PlainData
import Reporting

/// The report that one call of an analysis' `report` function fills.
final class ReportBuilder {
  var title: String
  let documents: Int
  private let analysis: String
  private let version: String
  private let limit: Int
  private var tables: [Table] = []
  private var findings: [Finding] = []
  private var omittedFindings = 0
  private var notes: [String] = []

  /// - Parameter limit: Rows of a table and findings of the report; more are counted as omitted.
  init(analysis: String, version: String, title: String, documents: Int, limit: Int) {
    self.analysis = analysis
    self.version = version
    self.title = title
    self.documents = documents
    self.limit = limit
  }

  func add(table: Value) throws {
    guard tables.count < 1000 else { throw APIError("a report holds at most 1000 tables") }
    do {
      tables.append(try Table(from: table, rowLimit: limit))
    } catch {
      throw APIError("\(error)")
    }
  }

  func add(finding: Value, context: PluginContext) throws {
    guard findings.count < limit else {
      omittedFindings += 1
      return
    }
    var fields = finding.map ?? ValueMap()
    if case .object(let reference)? = fields["evidence"], let session = context.session {
      fields["evidence"] = try EvidenceMaking.evidence(
        session, session.range(of: reference), attributes: SpanFunctions.attributes(session, reference))
    }
    do {
      findings.append(try Finding(from: .map(fields)))
    } catch {
      throw APIError("\(error)")
    }
  }

  func add(note: String) throws {
    guard notes.count < 10_000 else { throw APIError("a report holds at most 10000 notes") }
    notes.append(note)
  }

  /// The finished report.
  func build() -> Report {
    Report(
      title: title, analysis: analysis, version: version, documents: documents, notes: notes, tables: tables,
      findings: findings, omittedFindings: omittedFindings)
  }
}
