--- Expressions that mean something only beside the day of publication or another time, durations and repetitions.
local calendar = require "calendar"
local ranges = require "ranges"

local NUMBER = calendar.NUMBER
local UNIT = "(years?|months?|weeks?|days?|decades?|centuries|century|quarters?)"
local SMALL = "(hours?|minutes?)"
local OFFSETS = { this = 0, current = 0, last = -1, past = -1, previous = -1, next = 1, coming = 1, following = 1, ongoing = 0 }

local function moved(c, unit, by)
  if unit == "year" then return c:year(by) end
  if unit == "month" then return c:month(by) end
  if unit == "week" then return c:week(by) end
  if unit == "quarter" then
    local date = c.published and chancery.date.parse(c.published)
    if not date then return "XXXX-QX" end
    local quarter = (date.month - 1) // 3 + by
    return string.format("%04d-Q%d", date.year + quarter // 4, quarter % 4 + 1)
  end
  local year = c.published and chancery.date.parse(c.published).year
  if unit == "decade" then return year and string.format("%03dX", year // 10 + by) or "XXXX" end
  return year and string.format("%02dXX", year // 100 + by) or "XXXX"
end

--- The day, month or year so many units before or after the day of publication.
local function distant(c, amount, unit, sign)
  if amount == "X" or amount ~= math.floor(amount) then return sign < 0 and "PAST_REF" or "FUTURE_REF" end
  local by = sign * amount
  if unit == "year" then return c:year(by) end
  if unit == "decade" then return c:year(10 * by) end
  if unit == "month" then return c:month(by) end
  if unit == "week" then return c:week(by) end
  return c:day { days = by } or "XXXX-XX-XX"
end

--- The year of "the same year", "the following year", "a year earlier": beside the year named last.
local function beside(c, at, by)
  local place = c.years[ranges.before(c.years, at.first)]
  local named = place and place.year
  return named and string.format("%04d", tonumber(named) + by) or c:year(by)
end

--- "last summer" is the last one that is over, "next summer" the next one that has not begun.
local function season(c, which, name)
  if not c.published then return "XXXX-" .. calendar.seasons[name] end
  local months = { spring = 3, summer = 6, autumn = 9, fall = 9, winter = 12 }
  local now, by = chancery.date.parse(c.published).month, 0
  if which == "last" or which == "past" then by = now > months[name] + 2 and 0 or -1 end
  if which == "next" or which == "coming" then by = now < months[name] and 0 or 1 end
  return c:year(by) .. "-" .. calendar.seasons[name]
end

local PARTS = { morning = "MO", afternoon = "AF", evening = "EV", night = "NI" }

return {
  { words = "today|yesterday|tomorrow", "(?i)\\b(the day before yesterday|the day after tomorrow|today|yesterday|tomorrow)\\b", function(c, _, word)
    local days = { today = 0, yesterday = -1, tomorrow = 1, ["the day before yesterday"] = -2, ["the day after tomorrow"] = 2 }
    local day = c:day { days = days[word:lower()] }
    return "DATE", day or word:lower() == "today" and "PRESENT_REF" or "XXXX-XX-XX"
  end },
  { words = "now|currently|at present|at the moment|presently",
    "(?i)\\b(?:now|nowadays|currently|at present|at the moment|presently)\\b", function() return "DATE", "PRESENT_REF" end },
  { words = "recent", "(?i)\\b(?:recently|(?:the )?recent (?:years|months|weeks|days|decades))\\b", function() return "DATE", "PAST_REF" end },
  { words = "future", "(?i)\\b(?:the )?(?:near|nearest|foreseeable|immediate) future\\b", function() return "DATE", "FUTURE_REF" end },
  { words = "tonight", "(?i)\\btonight\\b", function(c) return "TIME", (c:day {} or "XXXX-XX-XX") .. "TNI" end },
  { words = "morning|afternoon|evening", "(?i)\\b(?:this|yesterday|tomorrow) (morning|afternoon|evening)\\b", function(c, at, part)
    local by = at.text:lower():find("^yes") and -1 or at.text:lower():find("^tom") and 1 or 0
    return "TIME", (c:day { days = by } or "XXXX-XX-XX") .. "T" .. PARTS[part:lower()]
  end },
  { "(?i)\\b(?:the )?(this|current|last|previous|next|coming|following|ongoing) (?:calendar )?(year|month|week|quarter|decade|century)\\b",
    function(c, at, which, unit)
      which, unit = which:lower(), unit:lower()
      -- "the next decade" is as long as it says; "the following year" stands beside a year of the text.
      local is_definite = at.text:lower():find("^the ")
      if is_definite and (unit == "decade" or unit == "century") then return "DURATION", calendar.duration(1, unit) end
      if is_definite and unit == "year" and (which == "following" or which == "previous") then
        return "DATE", beside(c, at, OFFSETS[which])
      end
      -- At the turn of the year, the coming one is the one that has just begun.
      if which == "coming" and unit == "year" and c.published and c.published:sub(6, 7) == "01" then return "DATE", c:year(0) end
      return "DATE", moved(c, unit, OFFSETS[which])
    end },
  { words = "year", "(?i)\\b(?:the same|that) year\\b", function(c, at) return "DATE", beside(c, at, 0) end },
  { words = "year", "(?i)\\b(?:the year before|a year earlier)\\b", function(c, at) return "DATE", beside(c, at, -1) end },
  { words = "year", "(?i)\\b(?:the year after|a year later)\\b", function(c, at) return "DATE", beside(c, at, 1) end },
  { words = "spring|summer|autumn|fall|winter", "(?i)\\b(this|last|next|past|coming) (spring|summer|autumn|fall|winter)\\b", function(c, _, which, name)
    return "DATE", season(c, which:lower(), name:lower())
  end },
  { words = "year", "(?i)\\b(?:during|throughout|over|in the course of|across|for the rest of) (the (?:whole |entire )?year)\\b", function(c, at, year)
    return "DATE", c:year(0), at.last - #year + 1
  end },
  { words = "year", "(?i)\\b(?:(?:the )?(?:end|beginning|start|middle) of (?:the|this) year|(?:the )?year[ -]end|year's end|mid-?year)\\b", function(c)
    return "DATE", c:year(0)
  end },
  { words = "year", "(?i)\\b(?:the )?(?:end|beginning|start|middle) of (next|last) year\\b", function(c, _, which)
    return "DATE", c:year(OFFSETS[which:lower()])
  end },
  { words = " ago", "(?i)\\b(?:" .. NUMBER .. "|(a|an)|(?:(?:a )?(?:few|several|many|some))) " .. UNIT .. " ago\\b", function(c, _, amount, article, unit)
    local number = amount and calendar.number(amount) or article and 1 or "X"
    return "DATE", distant(c, number, calendar.singular(unit), -1)
  end },
  { words = " time", "(?i)\\bin " .. NUMBER .. " (years|months|weeks|days)['’] time\\b", function(c, at, amount, unit)
    return "DATE", distant(c, calendar.number(amount), calendar.singular(unit), 1), at.first + 3
  end },
  { "(?i)\\b(?:the (?:last|past|next|coming|first|previous|following|final) )?(?:" .. NUMBER
    .. "|(?:a )?(?:few|several|couple of|number of)) (?:working |business |calendar |more |further |consecutive )?(?:" .. UNIT .. "|"
    .. SMALL .. ")\\b", function(c, at, amount, unit, small)
      local behind = c.text:sub(at.last + 1, at.last + 8)
      if behind:find("^[ -]old%f[%A]") then return nil end
      unit = calendar.singular(unit or small)
      return "DURATION", calendar.duration(amount and calendar.number(amount) or at.text:find("couple") and 2 or "X", unit)
    end },
  { words = "-year|-month|-week|-day|-hour|-minute|-decade", "(?i)\\b" .. NUMBER .. "-(year|month|week|day|hour|minute|decade)\\b", function(c, at, amount, unit)
    if c.text:find("^-old", at.last + 1) then return nil end
    return "DURATION", calendar.duration(calendar.number(amount), unit:lower())
  end },
  { words = "half", "(?i)\\b(?:half a|a half|half-)[ ]?(year|century|decade)\\b", function(_, _, unit)
    return "DURATION", calendar.duration(0.5, unit:lower())
  end },
  { words = " and a half", "(?i)\\b(?:a|one) year and a half\\b", function() return "DURATION", "P1.5Y" end },
  { "(?i)\\bthe (?:last|past|next|coming|previous|recent) (years|months|weeks|days|decades|decade|century|centuries)\\b", function(_, _, unit)
    return "DURATION", calendar.duration(unit:lower():find("s$") and "X" or 1, calendar.singular(unit))
  end },
  { words = "past", "(?i)\\b(?:the )?past (year|month|week)\\b", function(_, _, unit) return "DURATION", calendar.duration(1, unit:lower()) end },
  { "(?i)\\bthe (?:coming|next|following) (years|months|weeks|days)\\b", function(_, _, unit)
    return "DURATION", calendar.duration("X", calendar.singular(unit))
  end },
  { "(?i)\\b(?:for|in|within|over|after|take|takes|took|lasted|many|than) ((?:many )?(?:years|months|weeks|decades|centuries))\\b",
    function(_, at, unit)
      return "DURATION", calendar.duration("X", calendar.singular(unit:match("%a+$"))), at.last - #unit + 1
    end },
  { "(?i)\\b(?:for|within|over|almost|nearly|than|about|lasted|lasts|in) (an? (year|month|week|decade|century|day|hour))\\b",
    function(c, at, whole, unit)
      if c.text:find("^ ago", at.last + 1) then return nil end
      return "DURATION", calendar.duration(1, unit:lower()), at.last - #whole + 1
    end },
  { words = "once|twice|times", "(?i)\\b(?:once|twice|(?:three|four|five|several|many) times) (?:a|an|every|each|per) (?:other )?(year|month|week|day|quarter|decade)\\b",
    function(_, _, unit) return "SET", calendar.duration(1, unit:lower()) end },
  { words = "every|each", "(?i)\\b(?:every|each) (?:other |second |single )?(year|month|week|day|quarter|decade|morning|evening|night)\\b",
    function(_, at, unit)
      local factor = (at.text:lower():find("other") or at.text:lower():find("second")) and 2 or 1
      return "SET", PARTS[unit:lower()] and "P1D" or calendar.duration(factor, unit:lower())
    end },
  { words = "every", "(?i)\\bevery " .. NUMBER .. " (years|months|weeks|days|hours)\\b", function(_, _, amount, unit)
    return "SET", calendar.duration(calendar.number(amount), calendar.singular(unit))
  end },
  { words = "day", "\\b(?:[Ee]very|[Ee]ach) " .. calendar.WEEKDAY .. "\\b", function(_, _, name)
    return "SET", "XXXX-WXX-" .. calendar.weekday(name)
  end },
  { words = "days", "\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\\b", function(_, _, name)
    return "SET", "XXXX-WXX-" .. calendar.weekday(name .. "day")
  end },
  { words = "annually|yearly", "(?i)\\b(annually|yearly|biannually)\\b", function(_, _, word)
    return "SET", word:lower() == "biannually" and "P6M" or "P1Y"
  end },
  { words = "quarterly|monthly|weekly|daily|hourly", "(?i)\\b(quarterly|monthly|weekly|daily|hourly)\\b", function(c, at, word)
    -- "daily life" is a kind of life; only at the end of a clause is it how often.
    if not c.text:find("^%s*[.,;:)\n]", at.last + 1) then return nil end
    return "SET", ({ quarterly = "P3M", monthly = "P1M", weekly = "P1W", daily = "P1D", hourly = "PT1H" })[word:lower()]
  end },
  { words = "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "\\b(?:([Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast) )?" .. calendar.WEEKDAY .. "(?: (morning|afternoon|evening|night))?\\b",
    function(c, at, which, name, part)
      local day = c:weekday(calendar.weekday(name), which and which:lower(), at.first)
      if part then return "TIME", day .. "T" .. PARTS[part] end
      return "DATE", day
    end },
  { "\\b(?:(in|of|by|since|until|till|before|after|during|from|to|and|between|mid|for|In|Since|By|Last|Next|This|last|next|this)[ -])?"
    .. calendar.MONTH, function(c, at, word, name)
      local month = calendar.month(name)
      word = word and word:lower()
      -- "March" and "May" are words as well, and "Jun" may be a name.
      local is_plain = name ~= "May" and name ~= "March" and #name > 4
      if not (word or is_plain) or (word == "to" or word == "and") and not is_plain then return nil end
      local first, year = at.last - #name + 1, nil
      if word == "last" or word == "next" or word == "this" then
        first = at.first
        local now = c.published and chancery.date.parse(c.published).month
        local by = not now and 0 or word == "last" and (month < now and 0 or -1) or word == "next" and (month > now and 0 or 1) or 0
        year = c:year(by)
      end
      return "DATE", calendar.month_value(year or c:year_of(month, nil, at.first), month), first
    end },
}
