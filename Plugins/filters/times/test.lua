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
  { name = "a weekday stays open without a day of publication", text = "on Monday",
    expect = { times = { { text = "Monday", value = "XXXX-WXX-1" } } } },
  { name = "may and march are words too", text = "They may march on.", expect = { times = {} } },
}
