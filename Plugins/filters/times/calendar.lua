--- Words of the calendar and values after TIMEX3.
local M = {}

M.months = {}
for number, names in ipairs { "January|Jan", "February|Feb", "March|Mar", "April|Apr", "May", "June|Jun", "July|Jul",
  "August|Aug", "September|Sept|Sep", "October|Oct", "November|Nov", "December|Dec" } do
  for name in names:gmatch("[^|]+") do
    M.months[name] = number
  end
end

--- A month's name as a group of a regular expression.
M.month = "(January|February|March|April|May|June|July|August|September|October|November|December"
  .. "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)"

M.weekdays = { Monday = 1, Tuesday = 2, Wednesday = 3, Thursday = 4, Friday = 5, Saturday = 6, Sunday = 7 }

M.numbers = { a = 1, an = 1, one = 1, two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8, nine = 9,
  ten = 10, eleven = 11, twelve = 12, fifteen = 15, twenty = 20, thirty = 30, forty = 40, fifty = 50, sixty = 60,
  ninety = 90, hundred = 100, few = "X", several = "X", some = "X", many = "X" }

M.units = { year = "Y", month = "M", week = "W", day = "D", decade = "0Y", century = "00Y", hour = "H", minute = "M" }

M.seasons = { spring = "SP", summer = "SU", autumn = "FA", fall = "FA", winter = "WI" }

M.ordinals = { first = 1, second = 2, third = 3, fourth = 4, last = 4, ["1st"] = 1, ["2nd"] = 2, ["3rd"] = 3, ["4th"] = 4 }

--- A year of two digits behind another one: 2023/24.
function M.second_year(first, second)
  return #second == 2 and first:sub(1, 2) .. second or second
end

--- YYYY-MM-DD, or nil for a day that there is not.
function M.day(year, month, day)
  local text = string.format("%s-%02d-%02d", year, month, tonumber(day))
  if year == "XXXX" then
    -- A leap year takes every day that any year has.
    return chancery.date.parse("2024" .. text:sub(5)) and text or nil
  end
  return chancery.date.parse(text) and text or nil
end

--- The amount of a duration: P5Y, PXM, P10Y for a decade.
function M.duration(amount, unit)
  local number = M.numbers[amount:lower()] or tonumber(amount) or "X"
  local letter = M.units[unit]
  if #letter > 1 then
    return number == "X" and "PXY" or "P" .. number .. letter
  end
  local is_time = unit == "hour" or unit == "minute"
  return "P" .. (is_time and "T" or "") .. number .. letter
end

return M
