--- Calendar expressions with their values after TIMEX3 and ISO 8601: dates, ranges, halves, weekdays, durations.
local calendar = require "calendar"
local overlaps = require "overlaps"
local relative = require "relative"

local M, Y = calendar.month, "((?:1[5-9]|20)\\d\\d)"
local DAY, TO = "(\\d{1,2})(?:st|nd|rd|th)?", "\\s*(?:-|–|—|to|and|until)\\s*"

local function month_number(name)
  return calendar.months[(name:gsub("%.$", ""))]
end

local function month_value(year, name)
  return string.format("%s-%02d", year, month_number(name))
end

--- Each pattern with what makes a value of its captures and the year of publication; nil is no expression.
local patterns = {
  { "\\b(\\d{4})-(\\d\\d)-(\\d\\d)\\b", function(_, y, m, d) return calendar.day(y, tonumber(m), d) end },
  { "\\b(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})\\b", function(_, d, m, y) return calendar.day(y, tonumber(m), d) end },
  { "\\b" .. DAY .. " " .. M .. "(?:,? " .. Y .. ")?" .. TO .. DAY .. " " .. M .. "(?:,? " .. Y .. ")?",
    function(year, d1, m1, y1, d2, m2, y2)
      local last = y2 or y1 or year
      local from, to = calendar.day(y1 or last, month_number(m1), d1), calendar.day(last, month_number(m2), d2)
      return from and to and from .. "/" .. to
    end },
  { "\\b" .. DAY .. " " .. M .. "(?:,? " .. Y .. ")" .. TO .. M .. " " .. Y .. "\\b",
    function(_, d1, m1, y1, m2, y2)
      local from = calendar.day(y1, month_number(m1), d1)
      return from and from .. "/" .. month_value(y2, m2)
    end },
  { "\\b" .. DAY .. TO .. DAY .. " " .. M .. "(?:,? " .. Y .. ")?", function(year, d1, d2, m, y)
    local from, to = calendar.day(y or year, month_number(m), d1), calendar.day(y or year, month_number(m), d2)
    return from and to and from .. "/" .. to
  end },
  { "\\b" .. M .. " " .. DAY .. TO .. DAY .. "(?:,? " .. Y .. ")?\\b", function(year, m, d1, d2, y)
    local from, to = calendar.day(y or year, month_number(m), d1), calendar.day(y or year, month_number(m), d2)
    return from and to and from .. "/" .. to
  end },
  { "\\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?" .. DAY .. " " .. M .. "(?:,? " .. Y .. ")?", function(year, d, m, y)
    return calendar.day(y or year, month_number(m), d)
  end },
  { "\\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?" .. M .. " " .. DAY .. "(?:,? " .. Y .. ")?\\b",
    function(year, m, d, y)
    return calendar.day(y or year, month_number(m), d)
  end },
  { "\\b" .. M .. TO .. M .. "(?: " .. Y .. ")?", function(year, m1, m2, y)
    return month_value(y or year, m1) .. "/" .. month_value(y or year, m2)
  end },
  { "\\b" .. M .. ",? " .. Y .. "\\b", function(_, m, y) return month_value(y, m) end },
  { "(?i)\\b(?:the )?(first|second) half of (?:the year )?" .. Y .. "\\b", function(_, which, y)
    return y .. "-H" .. calendar.ordinals[which:lower()]
  end },
  { "(?i)\\b(?:the )?(first|second|third|fourth|last) quarter of (?:the year )?" .. Y .. "\\b", function(_, which, y)
    return y .. "-Q" .. calendar.ordinals[which:lower()]
  end },
  { "(?i)\\bthe (first|second) half of the year\\b", function(year, which)
    return year .. "-H" .. calendar.ordinals[which:lower()]
  end },
  { "(?i)\\b(?:the )?(spring|summer|autumn|winter) of " .. Y .. "\\b", function(_, season, y)
    return y .. "-" .. calendar.seasons[season:lower()]
  end },
  { "\\b" .. Y .. "(?:-|–|—|/)((?:19|20)?\\d\\d)\\b", function(_, from, to)
    to = calendar.second_year(from, to)
    return from < to and from .. "/" .. to or nil
  end },
  { "\\b" .. Y .. " (?:to|until) " .. Y .. "\\b", function(_, from, to)
    return from < to and from .. "/" .. to or nil
  end },
  { "\\b((?:19|20)\\d)0s\\b", function(_, decade) return decade .. "X" end },
  { "\\b" .. Y .. "\\b", function(_, y) return y end },
}

for _, pattern in ipairs(patterns) do
  pattern.regex = chancery.regex(pattern[1])
end

--- "March" and "May" are words as well: a month alone wants a preposition before it, or a name that is nothing else.
local lone_month = chancery.regex("\\b(?:(in|of|by|since|until|before|after|during|from|last|next|this) )?" .. M)

local function find_months(text, year, add)
  for _, match in ipairs(lone_month:all(text)) do
    local name = match[2]
    if match[1] or (name ~= "May" and name ~= "March" and #name > 3) then
      add(match.last - #match.text + (match[1] and #match[1] + 2 or 1), match.last, "DATE", month_value(year, name))
    end
  end
end

local weekday = chancery.regex("\\b(?:(last|next|this) )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b")

--- A weekday is the last one up to the day of publication, unless the text says "next".
local function find_weekdays(text, published, add)
  for _, match in ipairs(weekday:all(text)) do
    local number = calendar.weekdays[match[2]]
    local value = "XXXX-WXX-" .. number
    if published then
      local back = (chancery.date.weekday(published) - number) % 7
      value = chancery.date.add(published, { days = match[1] == "next" and 7 - back or -back })
    end
    add(match.first, match.last, "DATE", value)
  end
end

return chancery.filter {
  name = "times",
  version = "0.1.0",
  summary = "Marks dates, ranges, weekdays and durations with their values after TIMEX3.",
  license = "MIT",
  provides = { times = { type = "string", value = "string" } },

  apply = function(document)
    local text, published = document.text, document.meta.published
    published = type(published) == "string" and chancery.date.parse(published) and published:sub(1, 10) or nil
    local year = published and published:sub(1, 4) or "XXXX"
    local found = {}
    local function add(first, last, kind, value)
      found[#found + 1] = { first = first, last = last, type = kind, value = value }
    end
    for _, pattern in ipairs(patterns) do
      for _, m in ipairs(pattern.regex:all(text)) do
        local value = pattern[2](year, m[1], m[2], m[3], m[4], m[5], m[6])
        if value then
          add(m.first, m.last, "DATE", value)
        end
      end
    end
    find_months(text, year, add)
    find_weekdays(text, published, add)
    relative.find(text, published, add)
    local editor = document:edit()
    for _, item in ipairs(overlaps.longest(found)) do
      editor:annotate("times", { first = item.first, last = item.last, type = item.type, value = item.value })
    end
    return editor
  end,
}
