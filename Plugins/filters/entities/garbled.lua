--- Bodies whose names are in a wrong wording: the words permuted, one replaced by a near-synonym, one misspelt.
local listed = require "listed"
local rows_of = require "rows"

local M = {}

local LINKS = rows_of.set "of the for on in and to ’s 's"
--- Words that translators take for one another, and forms that the cut to six letters does not bring together.
local SAME = {
  agreement = "treaty", contract = "treaty", pact = "treaty", safety = "securi", asian = "asia", europe = "europ",
  european = "europ", collaboration = "cooper", ["co-operation"] = "cooper", euroasian = "eurasi", eurasia = "eurasi",
  countries = "states", nations = "states", state = "states", healthcare = "health", meeting = "confer", arabian = "arab",
  organisation = "organi", organization = "organi", africa = "africa", african = "africa",
}
--- Names of parts of the world: a name that holds one is no common phrase.
local PROPER = rows_of.set "shangh eurasi asia europ africa arab americ baltic turkic islami atlant pacifi arctic"

local function stem(lower) return SAME[lower] or lower:sub(1, 6) end

--- The content words of a name as { stem, lower }.
local function content(name)
  local words, link = {}, ""
  -- Most names are ASCII, which Lua lowers itself; a call of the host for each of two thousand names would cost more.
  local lower = name:find("[\x80-\xFF]") and chancery.text.lower(name) or name:lower()
  local text = lower:gsub("co%-operation", "cooperation")
  for word in text:gmatch("[^%s%-–,]+") do
    if not LINKS[word] then
      words[#words + 1] = { stem = stem(word), lower = word, link = link }
      link = ""
    elseif word ~= "the" then
      link = link .. word .. " "
    end
  end
  return words
end

--- Stem → words that translators take for one another.
local spellings = {}
for word, shared in pairs(SAME) do
  spellings[shared] = spellings[shared] or { shared }
  table.insert(spellings[shared], word)
end

--- A name as `compare` wants it; false for one that is too short or long to be told in another wording, or whose body
--- has a parent: "Press Service" and the like are everybody's.
local function entry_of(name)
  local words, stems, proper = content(name), {}, false
  if #words < 3 or #words > 7 then return false end
  local record = listed.body(name)
  if record.parent then return false end
  for _, word in ipairs(words) do
    stems[word.stem] = (stems[word.stem] or 0) + 1
    proper = proper or PROPER[word.stem]
  end
  return {
    words = words, stems = stems, canonical = record.name, proper = proper,
    has_and = name:find(" and ", 1, true) ~= nil,
  }
end

--- The content words of a sentence from a row on, at most seven, as long as only linking words stand between them.
local function window(rows, index)
  local words, sentence, link = {}, rows[index].sentence, ""
  local look = index
  while rows[look] and rows[look].sentence == sentence and #words < 7 do
    local row = rows[look]
    if row.kind == "word" and not LINKS[row.lower] then
      local lower = row.lower
      if lower == "co" and rows_of.is_inner_hyphen(rows, look + 1) and rows[look + 2].lower == "operation" then
        lower, look = "cooperation", look + 2
      end
      local before = rows[look - 1]
      words[#words + 1] = {
        stem = stem(lower), lower = lower, row = look, capital = row.capital, link = link,
        stray = before and before.form == "-" and before.last + 1 == row.first and not rows_of.is_inner_hyphen(rows, look - 1),
      }
      link = ""
    elseif LINKS[row.lower] then
      link = row.lower ~= "the" and link .. row.lower .. " " or link
    elseif row.form ~= "-" and row.form ~= "–" then
      break
    end
    look = look + 1
  end
  return words
end

--- Whether a word may be a damaged form of another one.
local function is_damaged(word, wanted)
  if word.stray then return true end
  return #wanted >= 6 and #word.lower >= 5 and chancery.text.distance(word.lower, wanted) <= 2
end

--- Compares words of the text with a name: "same", "garbled" or nil.
local function compare(words, name)
  local count = #name.words
  if #words < count then return nil end
  local left, odd, capitals = {}, nil, 0
  for held, times in pairs(name.stems) do left[held] = times end
  for index = 1, count do
    local word = words[index]
    -- What "and" joins is two names, unless the name has an "and" of its own.
    if index > 1 and word.link:find("and", 1, true) and not name.has_and then return nil end
    if (left[word.stem] or 0) > 0 then
      left[word.stem] = left[word.stem] - 1
    elseif odd then
      return nil
    else
      odd = word
    end
    if word.capital then capitals = capitals + 1 end
  end
  if odd then
    local missing
    for _, word in ipairs(name.words) do
      if left[word.stem] > 0 then missing = word.lower end
    end
    local enough = count >= 4 or capitals == count
    return enough and capitals >= 1 and is_damaged(odd, missing) and "garbled" or nil
  end
  local same_order, same_words = true, true
  for index = 1, count do
    same_order = same_order and words[index].stem == name.words[index].stem
    same_words = same_words and words[index].lower:gsub("z", "s") == name.words[index].lower:gsub("z", "s")
      and (index == 1 or words[index].link == name.words[index].link)
  end
  if same_order and same_words then return capitals >= count - 1 and "same" or nil end
  if not (name.proper and capitals >= 1 or count >= 4) then return nil end
  return "garbled"
end

--- The listed names that may stand in a document in another wording, by the stems of their words.
local function candidates(rows)
  local words, seen = {}, {}
  local function add(word)
    if not seen[word] then
      seen[word] = true
      words[#words + 1] = word
    end
  end
  for word in pairs(LINKS) do add(word) end
  for _, row in ipairs(rows) do
    if row.kind == "word" and not seen[row.lower] then
      add(row.lower)
      for _, other in ipairs(spellings[stem(row.lower)] or {}) do add(other) end
    end
  end
  if seen.co and seen.operation then add "cooperation" end
  local names = {}
  for _, list in ipairs(listed.bodies) do
    for _, name in ipairs(list:names { words = words, missing = 1, letters = 6 }) do
      local entry = entry_of(name)
      for held in pairs(entry and entry.stems or {}) do
        names[held] = names[held] or {}
        table.insert(names[held], entry)
      end
    end
  end
  return names
end

--- Finds bodies in a wrong wording.
---@param taken table<integer, boolean> rows that correct names from the lists cover
---@param add fun(from: integer, to: integer, canonical: string, garbled: boolean)
function M.find(state, taken, add)
  local rows = state.rows
  for _, span in ipairs(state.document:match(listed.wrong_forms)) do
    local from, to = state.row_at[span.first], state.row_end[span.last]
    if not taken[from] then add(from, to, span.name, true) end
  end
  local names = candidates(rows)
  for index, row in ipairs(rows) do
    -- "co-operation" is three tokens where it does not stand as one.
    local known = row.kind == "word" and not taken[index] and not LINKS[row.lower]
      and (names[stem(row.lower)] or row.lower == "co" and names.cooper)
    if known then
      local words = window(rows, index)
      for _, name in ipairs(known) do
        local verdict = compare(words, name)
        local last = verdict and words[#name.words].row
        if verdict and not taken[last] then add(index, last, name.canonical, verdict == "garbled") end
      end
    end
  end
end

return M
