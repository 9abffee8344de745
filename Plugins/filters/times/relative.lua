--- Expressions that mean something only beside the day of publication, and durations.
local calendar = require "calendar"

local M = {}

local function shifted(published, by)
  return published and chancery.date.add(published, by)
end

local function year_of(published, by)
  return published and string.format("%04d", chancery.date.parse(published).year + by) or "XXXX"
end

local function month_of(published, by)
  local day = shifted(published, { months = by })
  return day and day:sub(1, 7) or "XXXX-XX"
end

local function week_of(published, by)
  local day = shifted(published, { days = 7 * by })
  if not day then
    return "XXXX-WXX"
  end
  -- The week of ISO 8601 is that of its Thursday.
  local thursday = chancery.date.add(day, { days = 4 - chancery.date.weekday(day) })
  local year = thursday:sub(1, 4)
  return string.format("%s-W%02d", year, chancery.date.days(year .. "-01-01", thursday) // 7 + 1)
end

local offsets = { this = 0, current = 0, last = -1, past = -1, previous = -1, next = 1, coming = 1, following = 1 }

local patterns = {
  { "(?i)\\b(today|yesterday|tomorrow)\\b", function(published, word)
    local days = { today = 0, yesterday = -1, tomorrow = 1 }
    return "DATE", shifted(published, { days = days[word:lower()] }) or "XXXX-XX-XX"
  end },
  { "\\b(now|at present|currently)\\b", function() return "DATE", "PRESENT_REF" end },
  { "(?i)\\b(?:the )?(this|current|last|previous|next|coming|following) (year|month|week)\\b", function(published, which, unit)
    local by = offsets[which:lower()]
    local value = unit:lower() == "year" and year_of(published, by) or unit:lower() == "month" and month_of(published, by)
      or week_of(published, by)
    return "DATE", value
  end },
  { "(?i)\\b(this|last|next|past|coming) (spring|summer|autumn|fall|winter)\\b", function(published, which, season)
    return "DATE", year_of(published, offsets[which:lower()]) .. "-" .. calendar.seasons[season:lower()]
  end },
  { "(?i)\\byear end\\b", function(published) return "DATE", year_of(published, 0) end },
  { "(?i)\\b(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|a) (year|month|week|day)s? (ago|earlier|later)\\b",
    function(published, amount, unit, direction)
      local number = calendar.numbers[amount:lower()] or tonumber(amount)
      local by = direction:lower() == "later" and number or -number
      unit = unit:lower()
      if unit == "year" then
        return "DATE", year_of(published, by)
      elseif unit == "month" then
        return "DATE", month_of(published, by)
      end
      return "DATE", shifted(published, { days = unit == "week" and 7 * by or by }) or "XXXX-XX-XX"
    end },
  { "(?i)\\b(?:the (?:last|past|next|coming|first) )?(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    .. "|fifteen|twenty|thirty|forty|fifty|few|several) (?:working |more )?(year|month|week|day|decade|hour)s?\\b",
    function(_, amount, unit) return "DURATION", calendar.duration(amount, unit:lower()) end },
  { "(?i)\\bthe (?:last|past|next|coming) (decade|century)\\b", function(_, unit)
    return "DURATION", calendar.duration("one", unit:lower())
  end },
  { "(?i)\\b(?:once |twice )?(?:a|every|each) (year|month|week|day)\\b", function(_, unit)
    return "SET", "P1" .. calendar.units[unit:lower()]
  end },
  { "(?i)\\b(annually|monthly|weekly|daily)\\b", function(_, word)
    return "SET", ({ annually = "P1Y", monthly = "P1M", weekly = "P1W", daily = "P1D" })[word:lower()]
  end },
}

for _, pattern in ipairs(patterns) do
  pattern.regex = chancery.regex(pattern[1])
end

--- Adds what it finds: add(first, last, type, value).
function M.find(text, published, add)
  for _, pattern in ipairs(patterns) do
    for _, match in ipairs(pattern.regex:all(text)) do
      local kind, value = pattern[2](published, match[1], match[2], match[3])
      if value then
        add(match.first, match.last, kind, value)
      end
    end
  end
end

return M
