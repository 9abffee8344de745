--- Calendar expressions with their values after TIMEX3 and ISO 8601: dates, ranges, parts of years, weekdays, durations,
--- repetitions. What is not whole is placed by the day of publication, by years named before it and by the tense; without
--- those it stays open ("XXXX-WXX-1").
local absolute = require "absolute"
local calendar = require "calendar"
local context = require "context"
local overlaps = require "overlaps"
local relative = require "relative"

--- A pattern without case, for text in lower case: letters behind a backslash stay. Folding case in the expression itself
--- makes it several times as large, and compiling it is what a run over a short text spends its time on.
local function lowered(pattern)
  return (pattern:gsub("\\?.", function(piece) return #piece == 1 and piece:lower() or piece end))
end

local patterns = {}
for _, list in ipairs { absolute, relative } do
  for _, pattern in ipairs(list) do
    local folded = pattern[1]:match("^%(%?i%)(.*)$")
    patterns[#patterns + 1] = {
      pattern = folded and lowered(folded) or pattern[1], value = pattern[2], folds = folded ~= nil,
      -- A month is told by three letters, whatever is behind them.
      words = pattern.words or pattern[1]:find(calendar.MONTH, 1, true) and calendar.MONTH_WORDS or "",
    }
  end
end

--- Tells which expressions may be in a text, by words of which each needs one: the others are not even compiled.
local function is_possible(lower)
  local known = { [""] = true }
  return function(words)
    if known[words] == nil then
      known[words] = false
      for word in words:gmatch("[^|]+") do known[words] = known[words] or lower:find(word, 1, true) ~= nil end
    end
    return known[words]
  end
end

return chancery.filter {
  name = "times",
  version = "1.0.0",
  summary = "Marks dates, ranges, weekdays, durations and repetitions with their values after TIMEX3.",
  license = "MIT",
  provides = { times = { type = "string", value = "string" } },

  apply = function(document)
    local c, found = context.new(document), {}
    -- Only ASCII letters change, so that every place stays the same.
    local lower = c.text:lower()
    local may_hold = is_possible(lower)
    for _, pattern in ipairs(patterns) do
      local regex = may_hold(pattern.words) and chancery.regex(pattern.pattern)
      for _, match in ipairs(regex and regex:all(pattern.folds and lower or c.text) or {}) do
        local kind, value, first = pattern.value(c, match, match[1], match[2], match[3], match[4], match[5], match[6])
        if value then
          found[#found + 1] = { first = first or match.first, last = match.last, type = kind, value = value }
        end
      end
    end
    local editor = document:edit()
    for _, item in ipairs(overlaps.longest(found)) do
      editor:annotate("times", { first = item.first, last = item.last, type = item.type, value = item.value })
    end
    return editor
  end,
}
