import PluginModel
import Testing

@Suite struct CalendarDateTests {
  @Test func roundTripsEveryDayOfFourCenturies() throws {
    var previous = try #require(CalendarDate("1900-01-01"))
    for days in (previous.daysSinceEpoch + 1)...(previous.daysSinceEpoch + 146_097) {
      let date = try #require(CalendarDate(daysSinceEpoch: days))
      #expect(date.daysSinceEpoch == days)
      #expect(previous < date)
      previous = date
    }
    #expect(previous.description == "2300-01-01")
  }

  @Test(arguments: [("2024-01-01", 1), ("2026-11-24", 2), ("1970-01-01", 4), ("1969-12-28", 7), ("2000-02-29", 2)])
  func knowsWeekdays(text: String, weekday: Int) throws {
    #expect(try #require(CalendarDate(text)).weekday == weekday)
  }

  @Test(arguments: ["2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "24-01-01", "2024-01-32", "2024-01-01x", ""])
  func refuses(text: String) { #expect(CalendarDate(text) == nil) }

  @Test func movesByMonthsToTheLastDayThatThereIs() throws {
    let date = try #require(CalendarDate("2024-01-31"))
    #expect(date.adding(months: 1)?.description == "2024-02-29")
    #expect(date.adding(months: -2)?.description == "2023-11-30")
    #expect(date.adding(years: 1, days: 1)?.description == "2025-02-01")
    #expect(date.adding(years: 9000) == nil)
    #expect(date.adding(years: .max) == nil)
  }
}
