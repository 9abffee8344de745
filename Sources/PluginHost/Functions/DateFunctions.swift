import LuaRuntime
import PlainData
import PluginModel

/// `chancery.date.…`: calendar arithmetic on ISO 8601 dates. No clock but the run's start.
enum DateFunctions {
  static let all: [APIFunction] = [
    APIFunction(
      "chancery.date.parse", .function, "Reads the date at the beginning of an ISO 8601 text.",
      [.required("text", .string, "YYYY-MM-DD, a time behind it is ignored")],
      results: [APIResult(.table, "year, month and day; nil when it is no date of the calendar")],
      example: """
        print(chancery.date.parse("2024-02-29").day, chancery.date.parse("2023-02-29")) --> 29 nil
        """
    ) { call in
      guard let date = CalendarDate(try call.string(0)) else { return .value(.null) }
      return .value([
        "year": .integer(Int64(date.year)), "month": .integer(Int64(date.month)), "day": .integer(Int64(date.day)),
      ])
    },
    APIFunction(
      "chancery.date.add", .function,
      "Moves a date: years and months first (a day that the month lacks becomes its last), then days.",
      [
        .required("date", .string, "YYYY-MM-DD"),
        .required(
          "by",
          .fields([
            .optional("years", .integer, "years"), .optional("months", .integer, "months"),
            .optional("days", .integer, "days"),
          ]), "how far: { days = -1 }"),
      ],
      results: [APIResult(.string, "the date; nil outside the years 1 to 9999")],
      errors: ["the first argument is no date"],
      example: """
        print(chancery.date.add("2024-01-31", { months = 1 })) --> 2024-02-29
        """
    ) { call in
      let date = try date(call, 0)
      let by = call.arguments[1]
      func amount(_ name: String) -> Int { Int(by[name]?.integer ?? 0) }
      let moved = date.adding(years: amount("years"), months: amount("months"), days: amount("days"))
      return .value(moved.map { .string($0.description) } ?? .null)
    },
    APIFunction(
      "chancery.date.weekday", .function, "Gives the day of the week after ISO 8601.",
      [.required("date", .string, "YYYY-MM-DD")],
      results: [APIResult(.integer, "1 for Monday to 7 for Sunday")],
      errors: ["the argument is no date"],
      example: "print(chancery.date.weekday(\"2024-01-01\")) --> 1"
    ) { call in .value(.integer(Int64(try date(call, 0).weekday))) },
    APIFunction(
      "chancery.date.days", .function, "Counts the days from one date to another.",
      [.required("from", .string, "YYYY-MM-DD"), .required("to", .string, "YYYY-MM-DD")],
      results: [APIResult(.integer, "days; negative where `to` is earlier")],
      errors: ["an argument is no date"],
      example: "print(chancery.date.days(\"2024-01-01\", \"2024-12-31\")) --> 365"
    ) { call in
      .value(.integer(Int64(try date(call, 1).daysSinceEpoch - date(call, 0).daysSinceEpoch)))
    },
    APIFunction(
      "chancery.date.today", .function,
      "Gives the day on which the run began (--now sets it). A partial that asked for it is not kept for later runs.",
      results: [APIResult(.string, "YYYY-MM-DD, in UTC")],
      example: "print(#chancery.date.today()) --> 10"
    ) { call in
      call.context.readClock = true
      let days = Int((Double(call.context.environment.now) / 86_400).rounded(.down))
      return .value(CalendarDate(daysSinceEpoch: days).map { .string($0.description) } ?? .null)
    },
    APIFunction(
      "chancery.date.format", .function, "Writes a date for people.",
      [
        .required("date", .string, "YYYY-MM-DD, or YYYY-MM, or YYYY"),
        .optional("style", .choice(["long", "short"]), default: "long", "1 January 2024, or 1 Jan 2024"),
      ],
      results: [APIResult(.string, "the text; what is no date comes back as it is")],
      example:
        "print(chancery.date.format(\"2024-01-01\"), chancery.date.format(\"2024-03\", \"short\")) --> 1 January 2024 Mar 2024"
    ) { call in .value(.string(format(try call.string(0), short: call.arguments[1].string == "short"))) },
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func format(_ text: String, short: Bool) -> String {
    func month(_ number: Int) -> String { short ? String(months[number - 1].prefix(3)) : months[number - 1] }
    if let date = CalendarDate(text) { return "\(date.day) \(month(date.month)) \(date.year)" }
    if text.utf8.count == 7, let date = CalendarDate(text + "-01") { return "\(month(date.month)) \(date.year)" }
    return text
  }

  private static func date(_ call: APICall, _ index: Int) throws -> CalendarDate {
    let text = try call.string(index)
    guard let date = CalendarDate(text) else {
      throw APIError("\(call.function.path): argument \(index + 1): '\(text)' is no date: write YYYY-MM-DD")
    }
    return date
  }
}
