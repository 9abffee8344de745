--- Words of the calendar, and values after TIMEX3 and ISO 8601.
local M = {}

local function numbered(lists)
  local result = {}
  for number, names in ipairs(lists) do
    for name in names:gmatch("[^|]+") do result[name] = number end
  end
  return result
end

local months = numbered { "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
  "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec" }
local weekdays = numbered { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" }

--- Parts of regular expressions: each but the last two is one group.
M.MONTH = "(January|February|March|April|May|June|July|August|September|October|November|December"
  .. "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)"
M.MONTH_WORDS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
M.WEEKDAY = "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
M.DAY = "([0-3]?\\d)(?:st|nd|rd|th)?"
M.YEAR = "((?:1[5-9]|20)\\d\\d)"
M.TO = "\\s*(?:-|‑|–|—|to|and|until|till|through)\\s*"
M.OPTIONAL_WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"

local NUMBERS = { a = 1, an = 1, one = 1, two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8, nine = 9,
  ten = 10, eleven = 11, twelve = 12, thirteen = 13, fourteen = 14, fifteen = 15, sixteen = 16, seventeen = 17,
  eighteen = 18, nineteen = 19, twenty = 20, thirty = 30, forty = 40, fifty = 50, sixty = 60, seventy = 70, eighty = 80,
  ninety = 90, hundred = 100, another = 1, half = 0.5, couple = 2, dozen = 12 }

M.NUMBER = "(\\d+(?:\\.\\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven"
  .. "|eight|nine)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
  .. "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"

M.seasons = { spring = "SP", summer = "SU", autumn = "FA", fall = "FA", winter = "WI" }
M.ordinals = { first = 1, second = 2, third = 3, fourth = 4, last = 4, ["1st"] = 1, ["2nd"] = 2, ["3rd"] = 3, ["4th"] = 4 }

local UNITS = { year = "Y", month = "M", week = "W", day = "D", quarter = "Q", hour = "H", minute = "M", second = "S" }

--- The number of a month; abbreviations and their stop are understood.
function M.month(name) return months[name:lower():gsub("%.$", "")] end

--- The number of a weekday after ISO 8601.
function M.weekday(name) return weekdays[name:lower()] end

--- What a number word says; "X" for an unknown amount ("few").
function M.number(word)
  word = word:lower()
  local tens, ones = word:match("^(%a+)%-(%a+)$")
  if tens then return NUMBERS[tens] + NUMBERS[ones] end
  return NUMBERS[word] or math.tointeger(tonumber(word)) or tonumber(word) or "X"
end

--- A year of two digits behind another one: 2023/24.
function M.second_year(first, second) return #second == 2 and first:sub(1, 2) .. second or second end

--- YYYY-MM-DD, or nil for a day that there is not.
function M.day(year, month, day)
  local text = string.format("%s-%02d-%02d", year, month, tonumber(day))
  if not year:find("^%d+$") then
    -- A leap year has every day that any year has.
    return chancery.date.parse("2024" .. text:sub(5)) and text or nil
  end
  return chancery.date.parse(text) and text or nil
end

--- YYYY-MM.
function M.month_value(year, month) return string.format("%s-%02d", year, month) end

--- The amount of a duration: P5Y, PXM, P10Y for a decade.
---@param amount integer|number|string a number, or "X"
---@param unit string "year", "decade", …
function M.duration(amount, unit)
  if amount == "X" and (unit == "decade" or unit == "century") then return unit == "decade" and "PXDE" or "PXCE" end
  local factor = unit == "decade" and 10 or unit == "century" and 100 or unit == "fortnight" and 2 or 1
  local letter = UNITS[unit] or unit == "fortnight" and "W" or unit == "weekend" and "D" or "Y"
  if amount ~= "X" then
    amount = amount * factor
    amount = math.tointeger(amount) or amount
  end
  if amount == 0.5 and letter == "Y" then amount, letter = 6, "M" end
  local is_time = unit == "hour" or unit == "minute" or unit == "second"
  return "P" .. (is_time and "T" or "") .. amount .. letter
end

--- The week of ISO 8601 in which a day lies.
function M.week(day)
  -- It is that of its Thursday.
  local thursday = chancery.date.add(day, { days = 4 - chancery.date.weekday(day) })
  local year = thursday:sub(1, 4)
  return string.format("%s-W%02d", year, chancery.date.days(year .. "-01-01", thursday) // 7 + 1)
end

--- The noun of a unit without its plural.
function M.singular(unit)
  unit = unit:lower()
  return unit == "centuries" and "century" or (unit:gsub("s$", ""))
end

return M
