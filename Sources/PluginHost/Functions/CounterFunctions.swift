import LuaRuntime
import PlainData

/// `chancery.counter()` and its methods. Counters live in Lua, at the speed of its tables; these declarations are for the
/// reference and `chancery api`.
enum CounterFunctions {
  static let all: [APIFunction] = [
    native(
      "chancery.counter", "Makes a counter: counts by word or number, which partials merge by adding.",
      results: [APIResult(.table, "an empty counter")],
      example: """
        local counter = chancery.counter()
        counter:add("CIS") counter:add("CIS", 2)
        print(counter:get "CIS") --> 3
        """),
    native(
      "counter:add", "Adds to the count of a key.",
      [
        .required("key", .either([.string, .integer]), "what is counted"),
        .optional("n", .number, default: 1, "how much"),
      ],
      example: "local c = chancery.counter() c:add(\"a\", 2) print(c:get \"a\") --> 2"),
    native(
      "counter:get", "Gives the count of a key.",
      [.required("key", .either([.string, .integer]), "what is counted")],
      results: [APIResult(.number, "its count; 0 when it was never added")],
      example: "print(chancery.counter():get \"nothing\") --> 0"),
    native(
      "counter:total", "Gives the sum of all counts.", results: [APIResult(.number, "the sum")],
      example: "local c = chancery.counter() c:add \"a\" c:add \"b\" print(c:total()) --> 2"),
    native(
      "counter:distinct", "Gives the number of keys.", results: [APIResult(.integer, "how many keys")],
      example: "local c = chancery.counter() c:add \"a\" c:add \"a\" print(c:distinct()) --> 1"),
    native(
      "counter:merge", "Adds another counter to this one.", [.required("other", .table, "a counter")],
      results: [APIResult(.table, "this counter")],
      example: "local a, b = chancery.counter(), chancery.counter() b:add \"x\" print(a:merge(b):get \"x\") --> 1"),
    native(
      "counter:rows", "Lists { key, count } for a report's table, the largest count first, then by key.",
      [
        .optional(
          "options",
          .fields([
            .optional("minimum", .number, "leave out smaller counts"),
            .optional("limit", .integer, "at most so many rows"),
            .optional("order", .choice(["count", "key"]), default: "count", "by count, or by key"),
          ]), "minimum, limit, order")
      ],
      results: [APIResult(.list(.table), "rows of key and count")],
      example: "local c = chancery.counter() c:add(\"a\") c:add(\"b\", 2) print(c:rows()[1][1]) --> b"),
  ]

  private static func native(
    _ name: String, _ summary: String, _ parameters: [APIParameter] = [], results: [APIResult] = [], example: String
  ) -> APIFunction {
    APIFunction(name, .native, summary, parameters, results: results, example: example) { _ in .none }
  }
}
