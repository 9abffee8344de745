--- What a date that is not whole takes from the text around it: the day of publication, years named before, the tense.
local calendar = require "calendar"
local ranges = require "ranges"

---@class Context
---@field text string
---@field published? string the day of publication
---@field years table[] { first =, year = } of every year in the text, in order
local M = {}

local METHODS = { "sentence", "tense", "year_named", "year", "year_of", "day", "month", "week", "weekday" }

local FUTURE = { "will", "shall", "would", "plans?", "planned", "scheduled", "upcoming", "is to", "are to", "be held", "expected", "intends?",
  "going to", "invites?", "by the end" }
local PAST = { "was", "were", "had", "took", "held", "began", "met", "came", "led", "became", "said", "told", "left", "went", "gave",
  "%l%l+[^e]ed" }

local function holds(text, words)
  for _, word in ipairs(words) do
    if text:find("%f[%a]" .. word:gsub("s%?", "s?") .. "%f[%A]") then return true end
  end
  return false
end

local years = chancery.regex("\\b" .. calendar.YEAR .. "\\b")
-- What is no digit, rather than what is a letter: thirty copies of all letters take longer to compile than a run takes.
local dateline = chancery.regex("^\\s*(?:[^\\d\\n,;:]{0,30}[,–—-]? ?)" .. calendar.OPTIONAL_WEEKDAY .. "(?:" .. calendar.DAY .. " "
  .. calendar.MONTH .. ",? " .. calendar.YEAR .. "|" .. calendar.MONTH .. " " .. calendar.DAY .. ",? " .. calendar.YEAR .. ")")

--- The day in a line that holds little else, near the top: a report's own date.
local function day_of_dateline(document)
  for number, block in ipairs(document:blocks()) do
    if number > 5 then return nil end
    local text = block.text
    local first, last, d1, m1, y1, m2, d2, y2 = dateline:find(text:sub(1, 120))
    if first and (#text < last + 12 or text:find("^%s*[%(%.–—:/-]", last + 1)) then
      return calendar.day(y1 or y2, calendar.month(m1 or m2), d1 or d2)
    end
  end
  return nil
end

--- Reads what is known of a document's time.
function M.new(document)
  local published = document.meta.published
  published = type(published) == "string" and chancery.date.parse(published) and published:sub(1, 10) or day_of_dateline(document)
  local text, places = document.text, {}
  for _, match in ipairs(years:all(text)) do places[#places + 1] = { first = match.first, year = match[1] } end
  local context = { text = text, published = published, years = places }
  -- A module is read-only and so no metatable; its functions are lent one by one.
  for _, name in ipairs(METHODS) do context[name] = M[name] end
  return context
end

--- The sentence around a place, roughly: from stop to stop.
function M:sentence(first)
  local from = first
  while from > 1 and first - from < 400 and not self.text:find("^[.!?;\n]%s", from - 1) do from = from - 1 end
  local to = self.text:find("[.!?;]%s", first) or self.text:find("\n", first, true) or #self.text
  return self.text:sub(from, to), from, to
end

--- Whether the sentence around a place looks ahead: "future", "past" or nil.
function M:tense(first)
  local sentence = self:sentence(first)
  if holds(sentence, FUTURE) then return "future" end
  return holds(sentence, PAST) and "past" or nil
end

--- The last year named before a place in its block; nil when the block names none. A year further off, or the end of a
--- term ("until 2030"), says nothing of a day here.
function M:year_named(first)
  for index = ranges.before(self.years, first), 1, -1 do
    local place = self.years[index]
    if first - place.first > 2000 or self.text:sub(place.first, first):find("\n%s*\n") then return nil end
    local before = self.text:sub(math.max(1, place.first - 7), place.first - 1)
    if not (before:find("until $") or before:find("till $") or before:find("by $")) then return place.year end
  end
  return nil
end

--- The year of the day of publication, moved by some years; "XXXX" where nobody knows.
function M:year(by)
  if not self.published then return "XXXX" end
  return string.format("%04d", chancery.date.parse(self.published).year + (by or 0))
end

--- The year of a month (and day) without one: that of publication, or the neighbouring one where the tense says so.
function M:year_of(month, day, first)
  local sentence, from = self:sentence(first)
  -- "In 2022 … in June": a year before it in the same sentence holds.
  local place = self.years[ranges.before(self.years, first)]
  local named = place and place.first >= from and place.year
  if named and not (self.published and holds(sentence, { "will", "shall" })) then return named end
  if not self.published then return self:year_named(first) or "XXXX" end
  local year = self:year(0)
  local date = string.format("%s-%02d-%02d", year, month, tonumber(day or 15))
  local tense = self:tense(first)
  local reference = day and self.published or self.published:sub(1, 7) .. "-15"
  if tense == "past" and date > reference then return self:year(-1) end
  if tense == "future" and date < reference then return self:year(1) end
  return year
end

--- The day of publication moved, or nil.
function M:day(by) return self.published and chancery.date.add(self.published, by) end

--- The month of publication moved.
function M:month(by)
  local first = self.published and chancery.date.add(self.published:sub(1, 7) .. "-01", { months = by })
  return first and first:sub(1, 7) or "XXXX-XX"
end

--- The week of publication moved.
function M:week(by)
  local day = self:day { days = 7 * by }
  return day and calendar.week(day) or "XXXX-WXX"
end

--- The day that a weekday's name means: the last one up to publication, the next one where the text looks ahead.
---@param number integer 1 for Monday
---@param which? string "last", "next" or "this"
function M:weekday(number, which, first)
  if not self.published then return "XXXX-WXX-" .. number end
  local back = (chancery.date.weekday(self.published) - number) % 7
  if which == "next" or which == "coming" then return self:day { days = 7 - back } end
  if which == "last" or which == "past" then return self:day { days = back == 0 and -7 or -back } end
  if back > 0 and self:tense(first) == "future" and not self.text:sub(math.max(1, first - 60), first):find("said%f[%A]") then
    return self:day { days = 7 - back }
  end
  return self:day { days = -back }
end

return M
