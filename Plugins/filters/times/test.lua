local published = { published = "2025-01-08" }

--- A test of one expression.
local function one(text, span, value, kind)
  return {
    name = text, text = text, meta = published,
    expect = { times = { { text = span, value = value, type = kind or "DATE" } } },
  }
end

return chancery.tests {
  one("It runs from 1 January to 31 December 2025.", "1 January to 31 December 2025", "2025-01-01/2025-12-31"),
  one("from 5 July 2023 to June 2024", "5 July 2023 to June 2024", "2023-07-05/2024-06"),
  one("On January 1, 2025, it began.", "January 1, 2025", "2025-01-01"),
  one("on 14 and 15 October", "14 and 15 October", "2025-10-14/2025-10-15"),
  one("on June 26-27 in Minsk", "June 26-27", "2025-06-26/2025-06-27"),
  one("In 2021-2025, it is planned", "2021-2025", "2021/2025"),
  one("in the season 2023/24", "2023/24", "2023/2024"),
  one("in the first half of 2018", "the first half of 2018", "2018-H1"),
  one("published on Saturday by", "Saturday", "2025-01-04"),
  one("in December 1991 they", "December 1991", "1991-12"),
  one("meets in November.", "November", "2025-11"),
  one("between February and July", "February and July", "2025-02/2025-07"),
  one("within five years", "five years", "P5Y", "DURATION"),
  one("over the past decade", "the past decade", "P10Y", "DURATION"),
  one("in the last few years", "the last few years", "PXY", "DURATION"),
  one("meets once a year", "once a year", "P1Y", "SET"),
  one("two years ago it", "two years ago", "2023"),
  one("begins next month", "next month", "2025-02"),
  one("since the 1990s", "1990s", "199X"),
  one("for decades it", "decades", "PXDE", "DURATION"),
  one("In the third quarter of 2024", "the third quarter of 2024", "2024-Q3"),
  one("ready in early 2026", "early 2026", "2026"),
  one("a five-year plan", "five-year", "P5Y", "DURATION"),
  one("meets every Monday", "every Monday", "XXXX-WXX-1", "SET"),
  one("They will meet on Friday.", "Friday", "2025-01-10"),
  one("They met in December.", "December", "2024-12"),
  one("The fair closed last summer.", "last summer", "2024-SU"),
  one("between 2021 and 2023 it", "2021 and 2023", "2021/2023"),
  one("at 10:30 they", "10:30", "2025-01-08T10:30", "TIME"),
  one("on 28 February – 3 March 2025", "28 February – 3 March 2025", "2025-02-28/2025-03-03"),
  { name = "amounts and numbers of papers are no years", text = "They sold 2020 tonnes under Resolution 2202 for $1999.",
    expect = { times = {} } },
  { name = "an age is no duration", text = "an 18-year-old pupil", expect = { times = {} } },
  { name = "a dateline gives the day of publication", text = "A title\n\nThursday, February 23, 2023\n\nIt met on Wednesday.",
    expect = { times = { { text = "Thursday, February 23, 2023", value = "2023-02-23" }, { text = "Wednesday", value = "2023-02-22" } } } },
  { name = "without a date, a month takes the year named before it", text = "In 2023 they met. The next meeting is in June.",
    expect = { times = { { value = "2023" }, { text = "June", value = "2023-06" } } } },
  { name = "a weekday stays open without a day of publication", text = "on Monday",
    expect = { times = { { text = "Monday", value = "XXXX-WXX-1" } } } },
  { name = "may and march are words too", text = "They may march on.", expect = { times = {} } },
}
