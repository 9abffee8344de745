import PlainData
import Reporting
import Testing

@Suite struct ReportTests {
  private static let evidence: Value = [
    "document": "a.txt", "title": "A", "start": 3, "end": 6, "text": "CIS", "sentence": "The CIS met.",
    "prefix": "The ", "suffix": " met.", "attributes": ["type": "ORG"],
  ]

  @Test func survivesPlainDataAndJSON() throws {
    let report = Report(
      title: "R", analysis: "a", version: "1.0.0", documents: 2, notes: ["n"],
      tables: [
        try Table(from: [
          "title": "T", "columns": [["name": "Name", "type": "string"], ["name": "n", "type": "integer"]],
          "rows": [["x", 1]],
        ])
      ],
      findings: [try Finding(from: ["rule": "r", "message": "m", "evidence": Self.evidence])])
    #expect(try Report(from: report.value) == report)
    let text = try JSON.encode(report.value)
    #expect(try Report(from: JSON.parse(Array(text.utf8))) == report)
  }

  @Test func columnsAsScriptsWriteThem() throws {
    let column = Value.map(ValueMap([(.integer(1), "Times"), (.string("type"), "integer")]))
    let table = try Table(from: ["columns": [column, "Name"], "rows": [.map(ValueMap([(.integer(2), "x")]))]])
    #expect(table.columns.map(\.name) == ["Times", "Name"])
    #expect(table.rows == [[.null, "x"]])
  }

  private static let faults: [(Value, String)] = [
    (["rows": []], "table has no columns"),
    (["columns": ["a"], "rows": [["x", "y"]]], "table, row 1 has 2 cells for 1 columns"),
    (
      ["title": "T", "columns": [["name": "n", "type": "integer"]], "rows": [[1], ["x"]]],
      "table 'T', row 2, column 'n': expected integer, got a string"
    ),
    (
      ["columns": [["name": "n", "type": "interger"]], "rows": []],
      "table, column 'n': unknown type 'interger': did you mean 'integer'?"
    ),
    (["columns": ["a"], "rows": "x"], "table: 'rows' must be a list, not a string"),
  ]

  @Test(arguments: faults)
  func saysWhatIsWrongWithATable(value: Value, message: String) {
    #expect(throws: ReportError.self) { try Table(from: value) }
    do {
      _ = try Table(from: value)
    } catch {
      #expect("\(error)" == message)
    }
  }

  @Test func countsRowsBeyondTheLimit() throws {
    let table = try Table(from: ["columns": ["a"], "rows": [["1"], ["2"], ["3"]]], rowLimit: 2)
    #expect(table.rows.count == 2)
    #expect(table.omitted == 1)
  }

  @Test func identityFollowsTheQuotationNotItsLines() throws {
    func finding(_ text: String, key: String? = nil) throws -> Finding {
      var fields = Self.evidence.map ?? ValueMap()
      fields["text"] = .string(text)
      var value: ValueMap = (["rule": "r", "message": "m"] as Value).map ?? ValueMap()
      value["evidence"] = .map(fields)
      value["key"] = key.map(Value.string)
      return try Finding(from: .map(value))
    }
    #expect(try finding("The CIS\n met").identity == finding("the cis met").identity)
    #expect(try finding("one").identity != finding("two").identity)
    #expect(try finding("one", key: "k").identity == finding("two", key: "k").identity)
  }

  @Test(
    arguments: [
      ["rule": "r"], ["message": "m"], ["rule": "r", "message": "m", "level": "grave"],
      ["rule": "r", "message": "m", "evidence": ["text": "x"]],
    ] as [Value])
  func refusesHalfAFinding(value: Value) { #expect(throws: ReportError.self) { try Finding(from: value) } }
}
