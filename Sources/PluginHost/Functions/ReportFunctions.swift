import LuaRuntime
import PlainData
import Reporting

/// `report.…` and `report:…`, what an analysis' `report` function fills.
enum ReportFunctions {
  static let all: [APIFunction] = [
    APIFunction(
      "title", .field(.report), "The report's title; the analysis' summary until it is set.",
      [.required("value", .string, "the title")],
      results: [APIResult(.string, "the title")],
      example: "report.title = \"Partners\" print(report.title) --> Partners"
    ) { call in
      let builder = try builder(call)
      if call.arguments.isEmpty || call.isAbsent(0) { return .value(.string(builder.title)) }
      builder.title = try call.string(0)
      return .none
    },
    APIFunction(
      "documents", .property(.report), "How many documents were analysed.",
      results: [APIResult(.integer, "the number of documents that were kept and mapped")],
      example: "print(report.documents) --> 1"
    ) { call in .value(.integer(Int64(try builder(call).documents))) },
    APIFunction(
      "table", .method(.report), "Adds a table.",
      [
        .required(
          "table",
          .fields([
            .optional("title", .string, "its title"),
            .required(
              "columns", .list(.either([.string, .table])),
              "{ \"Name\", type = \"string\" } each; types: string, integer, number, boolean, date, percent"),
            .required("rows", .list(.table), "a list of cells for each row; nil is an unknown cell"),
            .optional("note", .string, "a line below the table"),
          ]), "title, columns and rows")
      ],
      errors: ["a cell is not of its column's type: the message names row and column"],
      example: """
        report:table { title = "Partners", columns = { { "Partner", type = "string" }, { "Times", type = "integer" } },
          rows = { { "EAEU", 2 } } }
        """
    ) { call in
      try builder(call).add(table: call.arguments[0])
      return .none
    },
    APIFunction(
      "finding", .method(.report), "Adds a finding: what was found, with the evidence for it.",
      [
        .required(
          "finding",
          .fields([
            .required("rule", .string, "what kind of finding, as \"commitment\" or \"defect/repeated_word\""),
            .required("message", .string, "one sentence"),
            .optional("level", .choice(["note", "warning", "error"]), default: "note", "how grave it is"),
            .optional("evidence", .either([.table, .object(.span)]), "span:evidence(), or a list of them"),
            .optional("key", .string, "what identifies it from run to run; else its quotation"),
            .optional("properties", .table, "more plain data"),
          ]), "rule, message, evidence")
      ],
      errors: ["a field is missing or of the wrong type"],
      example: """
        report:finding { rule = "priority", message = "energy security", evidence = document:span(1, 6):evidence() }
        """
    ) { call in
      try builder(call).add(finding: call.arguments[0], context: call.context)
      return .none
    },
    APIFunction(
      "note", .method(.report), "Adds a line of text for the reader.",
      [.required("text", .string, "the text")],
      example: "report:note(\"Dates are those of the documents.\")"
    ) { call in
      try builder(call).add(note: try call.string(0))
      return .none
    },
  ]

  private static func builder(_ call: APICall) throws -> ReportBuilder {
    guard let report = call.context.report else {
      throw APIError("\(call.function.path): reports are filled in an analysis' report function")
    }
    return report
  }
}
