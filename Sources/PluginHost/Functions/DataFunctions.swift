import LuaRuntime
import PlainData
import PluginModel

/// `chancery.json.…`, `chancery.csv.…` and `chancery.data`.
enum DataFunctions {
  static let all: [APIFunction] = [
    APIFunction(
      "chancery.json.encode", .function, "Writes a value as JSON; keys are sorted.",
      [
        .required("value", .any, "plain data; a table 1…n is a list, any other an object"),
        .optional(
          "options",
          .fields([
            .optional("pretty", .boolean, default: false, "with line breaks and indentation"),
            .optional("lists", .list(.string), "the keys under which an empty table is a list: { \"tables\" }"),
          ]), "pretty = true for people; an empty table is {} unless its key is named in `lists`"),
      ],
      results: [APIResult(.string, "the JSON text")],
      errors: ["a number is not finite, a string is not UTF-8, or a value is no plain data"],
      example: """
        print(chancery.json.encode({ b = { 1, 2 }, a = "x" })) --> {"a":"x","b":[1,2]}
        print(chancery.json.encode({ rows = {} }, { lists = { "rows" } })) --> {"rows":[]}
        """
    ) { call in
      let lists = Set((call.field(1, "lists")?.elements ?? []).compactMap(\.string))
      let style: JSON.Style = call.field(1, "pretty")?.boolean == true ? .pretty : .compact
      do {
        return .value(.string(try JSON.encode(listed(call.arguments[0], lists, key: nil), style: style)))
      } catch {
        throw APIError("chancery.json.encode: \(error)")
      }
    },
    APIFunction(
      "chancery.json.decode", .function, "Reads a JSON text.",
      [.required("text", .string, "the text")],
      results: [APIResult(.any, "the value; null becomes nil")],
      errors: ["the text is not JSON: the message names line and column"],
      example: "print(chancery.json.decode('{\"a\": [1, 2.5]}').a[2]) --> 2.5"
    ) { call in
      do {
        return .value(try JSON.parse(call.octets(0)))
      } catch {
        throw APIError("chancery.json.decode: \(error)")
      }
    },
    APIFunction(
      "chancery.csv.encode", .function, "Writes rows as CSV after RFC 4180: CR LF, quotes doubled.",
      [
        .required(
          "rows", .list(.table), "rows of strings, numbers, booleans; `false` is written, nil is an empty cell"),
        .optional(
          "options",
          .fields([
            .optional("columns", .integer, "how many cells each row has; the longest row's otherwise"),
            .optional("delimiter", .string, default: ",", "one character"),
            .optional(
              "guard", .boolean, default: true, "a ' before cells that a spreadsheet would run: = + - @ tab CR"),
            .optional("bom", .boolean, default: false, "a byte order mark, for spreadsheets"),
          ]), "how to write them"),
      ],
      results: [APIResult(.string, "the CSV text")],
      errors: ["a cell is a table, or the delimiter is not one character"],
      example: "print((chancery.csv.encode({ { \"a\", \"=1+1\" } }):gsub(\"\\r\\n\", \"\"))) --> a,'=1+1"
    ) { call in .value(try CSVWriting.encode(call)) },
    APIFunction(
      "chancery.data", .function, "Reads a bundled data file, as a codebook.",
      [.required("name", .string, "its path below Data/, as codebooks/cap-majors.tsv")],
      results: [APIResult(.string, "the file's bytes")],
      errors: ["no such file is bundled"],
      example: "print(#chancery.data(\"codebooks/cap-majors.tsv\") > 100) --> true"
    ) { call in .value(Value(octets: try call.context.environment.data(file: try call.string(0)))) },
  ]

  /// Turns the empty tables under the keys named into lists.
  private static func listed(_ value: Value, _ lists: Set<String>, key: String?) -> Value {
    switch value {
    case .map(let map):
      if map.isEmpty, let key, lists.contains(key) { return .list([]) }
      if lists.isEmpty { return value }
      var copy = ValueMap()
      for entry in map.entries { copy[entry.key] = listed(entry.value, lists, key: entry.key.text) }
      return .map(copy)
    case .list(let elements):
      return lists.isEmpty ? value : .list(elements.map { listed($0, lists, key: key) })
    default:
      return value
    }
  }
}

/// CSV after RFC 4180.
private enum CSVWriting {
  static func encode(_ call: APICall) throws -> Value {
    let rows = call.arguments[0].elements ?? []
    let delimiter = call.field(1, "delimiter")?.string ?? ","
    guard delimiter.utf8.count == 1, let mark = delimiter.utf8.first, mark != UInt8(ascii: "\""),
      mark >= 0x20 || mark == 9
    else { throw APIError("chancery.csv.encode: the delimiter must be one ASCII character, not '\(delimiter)'") }
    let guarded = call.field(1, "guard")?.boolean ?? true
    let width = call.field(1, "columns")?.integer.map { Int($0) } ?? rows.map(length).max() ?? 0
    guard width <= 16_384 else { throw APIError("chancery.csv.encode: a row has more than 16384 cells") }
    var bytes: [UInt8] = call.field(1, "bom")?.boolean == true ? [0xEF, 0xBB, 0xBF] : []
    for (number, row) in rows.enumerated() {
      for column in 0..<width {
        if column > 0 { bytes.append(mark) }
        try append(cell(row, column), row: number, column: column, mark: mark, guarded: guarded, to: &bytes)
      }
      bytes += [13, 10]
    }
    return Value(octets: bytes)
  }

  /// The number of cells: rows with holes arrive as maps with integer keys.
  private static func length(_ row: Value) -> Int {
    if let list = row.list { return list.count }
    guard case .integer(let last)? = row.map?.keys.last(where: { if case .integer = $0 { true } else { false } }) else {
      return 0
    }
    return Int(clamping: last)
  }

  private static func cell(_ row: Value, _ column: Int) -> Value {
    if let list = row.list { return column < list.count ? list[column] : .null }
    return row.map?[.integer(Int64(column + 1))] ?? .null
  }

  private static func append(
    _ value: Value, row: Int, column: Int, mark: UInt8, guarded: Bool, to bytes: inout [UInt8]
  ) throws {
    var text: [UInt8]
    switch value {
    case .null: return
    case .boolean(let flag): text = Array((flag ? "true" : "false").utf8)
    case .integer(let number): text = Array(String(number).utf8)
    case .number(let number): text = Array(number.description.utf8)
    case .string, .bytes:
      text = value.octets ?? []
      // What a spreadsheet takes for a formula, behind any blanks; see OWASP "CSV injection".
      if guarded, let first = text.first(where: { $0 != 0x20 }), "=+-@\t\r".utf8.contains(first) {
        text.insert(UInt8(ascii: "'"), at: 0)
      }
    default:
      throw APIError("chancery.csv.encode: row \(row + 1), cell \(column + 1) is \(APIType.typeName(value))")
    }
    let quoted = text.contains { $0 == mark || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
    guard quoted else {
      bytes += text
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
