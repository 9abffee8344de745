--- Expressions that name a day, a month, a year or a part of one.
local calendar = require "calendar"

local DAY, MONTH, YEAR, TO, WEEKDAY = calendar.DAY, calendar.MONTH, calendar.YEAR, calendar.TO, calendar.OPTIONAL_WEEKDAY
local day, month, month_value = calendar.day, calendar.month, calendar.month_value
local ORDINAL = "(first|second|third|fourth|last|1st|2nd|3rd|4th)"
local HOURS = "([01]?\\d|2[0-4])"

local function range(from, to) return from and to and from .. "/" .. to or nil end

--- Words and signs beside a number that make an amount of it, or the number of a paper.
local AMOUNTS = [[ people persons participants delegates members troops soldiers km kilometres kilometers metres meters miles
  hectares tonnes tons kg MW GW dollars euros roubles rubles yuan pounds million billion trillion percent years days hours
  companies projects enterprises items cases students schools visitors guests athletes refugees migrants ]]
local NUMBERED = [[ no. no number nos resolution article section page paragraph room rule order decree iso model protocol ]]

--- Words before a year that is long ago: "in 1648".
local EARLY = " in of since from by until before after around during "

--- Whether four digits are a year and no amount.
local function is_year(text, first, last, value)
  local before, behind = text:sub(math.max(1, first - 24), first - 1), text:sub(last + 1, last + 24)
  if before:find("[$#%d]$") or before:find("%d[.,:/]$") or behind:find("^[.,:/]%d") or behind:find("^ ?%%") then return false end
  for _, sign in ipairs { "€", "£", "¥", "°" } do
    if before:sub(-#sign) == sign or behind:sub(1, #sign) == sign or behind:sub(1, #sign + 1) == " " .. sign then return false end
  end
  local next_word = behind:match("^[%s-]+(%a+)")
  if next_word and AMOUNTS:find(" " .. next_word .. " ", 1, true) then return false end
  local last_word = before:match("([%a.]+)%s+$")
  if last_word and NUMBERED:find(" " .. last_word:lower() .. " ", 1, true) then return false end
  return value >= "1900" or EARLY:find(" " .. (last_word or ""):lower() .. " ", 1, true) ~= nil
end

local function am_pm(hour, half)
  hour = tonumber(hour)
  if half and half:lower():find("p") and hour < 12 then hour = hour + 12 end
  if half and half:lower():find("a") and hour == 12 then hour = 0 end
  return hour
end

--- Each: an expression, and what makes type and value of the context, the match and its captures; nil is no expression.
return {
  { "\\b(\\d{4})-(\\d\\d)-(\\d\\d)\\b", function(_, _, y, m, d) return "DATE", day(y, tonumber(m), d) end },
  { "\\b([0-3]?\\d)[./]([01]?\\d)[./](\\d{4})\\b", function(_, _, d, m, y)
    return "DATE", tonumber(m) <= 12 and day(y, tonumber(m), d) or nil
  end },
  { "\\b" .. WEEKDAY .. DAY .. " " .. MONTH .. "(?:,? " .. YEAR .. ")?" .. TO .. DAY .. " " .. MONTH .. "(?:,? " .. YEAR .. ")?\\b",
    function(c, at, d1, m1, y1, d2, m2, y2)
      local last = y2 or y1 or c:year_of(month(m2), d2, at.first)
      return "DATE", range(day(y1 or last, month(m1), d1), day(last, month(m2), d2))
    end },
  { "\\b" .. MONTH .. " " .. DAY .. "(?:,? " .. YEAR .. ")?" .. TO .. MONTH .. " " .. DAY .. "(?:,? " .. YEAR .. ")?\\b",
    function(c, at, m1, d1, y1, m2, d2, y2)
      local last = y2 or y1 or c:year_of(month(m2), d2, at.first)
      return "DATE", range(day(y1 or last, month(m1), d1), day(last, month(m2), d2))
    end },
  { "\\b" .. DAY .. " " .. MONTH .. ",? " .. YEAR .. TO .. MONTH .. ",? " .. YEAR .. "\\b",
    function(_, _, d1, m1, y1, m2, y2) return "DATE", range(day(y1, month(m1), d1), month_value(y2, month(m2))) end },
  { "\\b" .. DAY .. TO .. DAY .. " (?:of )?" .. MONTH .. "(?:,? " .. YEAR .. ")?", function(c, at, d1, d2, m, y)
    y = y or c:year_of(month(m), d2, at.first)
    return "DATE", tonumber(d1) < tonumber(d2) and range(day(y, month(m), d1), day(y, month(m), d2)) or nil
  end },
  { "\\b" .. MONTH .. " " .. DAY .. TO .. DAY .. "(?:,? " .. YEAR .. ")?\\b", function(c, at, m, d1, d2, y)
    y = y or c:year_of(month(m), d2, at.first)
    return "DATE", tonumber(d1) < tonumber(d2) and range(day(y, month(m), d1), day(y, month(m), d2)) or nil
  end },
  { "\\b" .. WEEKDAY .. "(?:the )?" .. DAY .. " (?:of )?" .. MONTH .. "(?:,? " .. YEAR .. ")?", function(c, at, d, m, y)
    return "DATE", day(y or c:year_of(month(m), d, at.first), month(m), d)
  end },
  { "\\b" .. WEEKDAY .. MONTH .. " " .. DAY .. "(?:,? " .. YEAR .. ")?\\b", function(c, at, m, d, y)
    return "DATE", day(y or c:year_of(month(m), d, at.first), month(m), d)
  end },
  { "\\b" .. MONTH .. ",? " .. YEAR .. TO .. MONTH .. ",? " .. YEAR .. "\\b", function(_, _, m1, y1, m2, y2)
    return "DATE", range(month_value(y1, month(m1)), month_value(y2, month(m2)))
  end },
  { "\\b" .. MONTH .. TO .. MONTH .. "(?:,? " .. YEAR .. ")?", function(c, at, m1, m2, y)
    if not y and at.text:find("^May") then return nil end
    y = y or c:year_of(month(m2), nil, at.first)
    return "DATE", month(m1) < month(m2) and range(month_value(y, month(m1)), month_value(y, month(m2))) or nil
  end },
  { "\\b" .. MONTH .. ",? (?:of )?" .. YEAR .. "\\b", function(_, _, m, y) return "DATE", month_value(y, month(m)) end },
  { words = "half", "(?i)\\b(?:the )?" .. ORDINAL .. " half(?: of)?(?: the year)? " .. YEAR .. "\\b", function(_, _, which, y)
    return "DATE", y .. "-H" .. math.min(2, calendar.ordinals[which:lower()])
  end },
  { words = "half", "(?i)\\b(?:the )?" .. ORDINAL .. " half of (?:the|this|next|last) year\\b", function(c, at, which)
    local by = at.text:find("next year") and 1 or at.text:find("last year") and -1 or 0
    return "DATE", c:year(by) .. "-H" .. math.min(2, calendar.ordinals[which:lower()])
  end },
  { "\\b(?:H([12])|([12])H)[ -]?(?:of )?" .. YEAR .. "\\b", function(_, _, a, b, y) return "DATE", y .. "-H" .. (a or b) end },
  { words = "quarter", "(?i)\\b(?:the )?" .. ORDINAL .. " quarter(?: of)?(?: the year)? " .. YEAR .. "\\b", function(_, _, which, y)
    return "DATE", y .. "-Q" .. calendar.ordinals[which:lower()]
  end },
  { words = "quarter", "(?i)\\b(?:the )?" .. ORDINAL .. " quarter of (?:the|this) year\\b", function(c, _, which)
    return "DATE", c:year(0) .. "-Q" .. calendar.ordinals[which:lower()]
  end },
  { "\\bQ([1-4])[ -]?(?:of )?" .. YEAR .. "\\b", function(_, _, q, y) return "DATE", y .. "-Q" .. q end },
  { words = "spring|summer|autumn|fall|winter", "(?i)\\b(?:the )?(spring|summer|autumn|fall|winter)(?: of)? " .. YEAR .. "(?:[-/]\\d\\d)?\\b", function(_, _, season, y)
    return "DATE", y .. "-" .. calendar.seasons[season:lower()]
  end },
  { words = "early|late|mid|beginning|start|end",
    "(?i)\\b(?:the )?(?:early|late|mid|(?:beginning|start|middle|end) of)[ -]?(?:the year )?" .. YEAR .. "\\b", function(_, _, y)
    return "DATE", y
  end },
  { "(?i)\\b(?:the )?(?:early|late|mid|beginning of|start of|end of)[ -](?:the )?" .. MONTH .. "(?:,? " .. YEAR .. ")?",
    function(c, at, m, y) return "DATE", month_value(y or c:year_of(month(m), nil, at.first), month(m)) end },
  { "\\b" .. YEAR .. "(?:-|‑|–|—|/)((?:19|20)?\\d\\d)\\b", function(c, at, from, to)
    to = calendar.second_year(from, to)
    local is_day = c.text:find("^[-.]%d", at.last + 1) or c.text:sub(at.first - 1, at.first - 1):find("[%d.-]")
    return "DATE", not is_day and from < to and range(from, to) or nil
  end },
  { "\\b" .. YEAR .. "(?: to | until | through |\\s+[-–—]\\s+)" .. YEAR .. "\\b", function(_, _, from, to)
    return "DATE", from < to and range(from, to) or nil
  end },
  { words = "between", "(?i)\\bbetween " .. YEAR .. " and " .. YEAR .. "\\b", function(_, at, from, to)
    -- The preposition stays outside.
    return "DATE", from < to and range(from, to) or nil, at.first + #"between "
  end },
  { "\\b((?:19|20)\\d)0s\\b", function(_, _, decade) return "DATE", decade .. "X" end },
  { words = "century", "(?i)\\b(?:the )?(?:(\\d\\d)(?:st|nd|rd|th)|(nineteenth|twentieth|twenty-first)) century\\b", function(_, _, number, word)
    local words = { nineteenth = 19, twentieth = 20, ["twenty-first"] = 21 }
    return "DATE", string.format("%02dXX", (tonumber(number) or words[word:lower()]) - 1)
  end },
  { "\\b" .. HOURS .. "[:.]([0-5]\\d)(?: ?([ap]\\.?m\\b\\.?))?(?: (?:GMT|UTC|CET|CEST|EST|EDT|MSK|Moscow time|local time))?\\b",
    function(c, at, hour, minute, half)
      -- "3.50" is an amount unless the text says that it is a time.
      if at.text:find("^%d+%.%d+$") then return nil end
      return "TIME", (c:day {} or "XXXX-XX-XX") .. string.format("T%02d:%s", am_pm(hour, half), minute)
    end },
  { words = "am|pm|a.m|p.m", "(?i)\\b" .. HOURS .. " ?([ap]\\.m\\b\\.?|[ap]m\\b)", function(c, _, hour, half)
    return "TIME", (c:day {} or "XXXX-XX-XX") .. string.format("T%02d", am_pm(hour, half))
  end },
  { "\\b" .. YEAR .. "\\b", function(c, at, y) return "DATE", is_year(c.text, at.first, at.last, y) and y or nil end },
}
