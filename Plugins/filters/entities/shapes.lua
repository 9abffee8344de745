--- Names that are known by their shape: persons, and bodies in garbled wording.
local lists = require "lists"
local names = require "names"

local M = {}

local bodies = names.compile(lists.bodies)

--- Persons: two capitalised words or more behind a title, or before a verb of saying. Later a surname is enough.
function M.persons(document, rows, taken, add)
  local surnames = {}
  local index = 1
  while index <= #rows do
    local start = index
    if names.titles[rows[index].form] then
      start = index + 1
      while rows[start] and names.titles[rows[start].form] do
        start = start + 1
      end
    end
    local last = start
    while rows[last] and rows[last].capital and rows[last].sentence == rows[index].sentence
      and not taken[rows[last].first] and not names.titles[rows[last].form] do
      -- A hyphen inside a name: Kassym-Jomart.
      if rows[last + 1] and rows[last + 1].form == "-" and rows[last + 2] and rows[last + 2].capital then
        last = last + 2
      end
      last = last + 1
    end
    last = last - 1
    local words = last - start + 1
    local said = rows[last + 1] and names.reporting[rows[last + 1].form]
    if words >= 2 and words <= 5 and (start > index or said) then
      local name = names.text_of(document, rows, start, last)
      add(rows[start].first, rows[last].last, "PERSON", name)
      surnames[rows[last].form] = name
    end
    index = math.max(index + 1, last + 1)
  end
  for _, row in ipairs(rows) do
    if surnames[row.form] then
      add(row.first, row.last, "PERSON", surnames[row.form])
    end
  end
end

--- How far a body's words go on from a token: the last token, and whether the wording is near enough to its name.
--- All its words must be there in any order; one may be missing, and one too many, where a garbled word stands.
local function reach(rows, words, first, body)
  local shared, extra, stray, seen, best = 0, 0, false, {}, nil
  for last = first, math.min(first + 9, #rows) do
    local row, word = rows[last], words[last]
    if row.sentence ~= rows[first].sentence or row.kind == "punctuation" and row.form ~= "-" then
      break
    end
    local following = rows[last + 1]
    stray = stray or row.form == "-" and rows[last - 1].last + 1 < row.first and following and following.first == row.last + 1
    if word and not seen[word] then
      seen[word] = true
      if body.words[word] then
        shared = shared + 1
        local missing = body.count - shared
        if missing == 0 and extra == 0 or stray and shared >= 3 and missing <= 1 and extra <= 1 then
          best = last
        end
      else
        extra = extra + 1
        if extra > 1 then
          break
        end
      end
    end
  end
  return best
end

--- A body whose words stand in another order, or with a garbled word among them.
function M.garbled(rows, add)
  local words = {}
  for index, row in ipairs(rows) do
    words[index] = row.kind == "word" and names.content_word(row.form) or false
  end
  for first, row in ipairs(rows) do
    if words[first] and #row.form > 3 then
      for _, body in ipairs(bodies[words[first]] or {}) do
        local last = reach(rows, words, first, body)
        if last then
          add(row.first, rows[last].last, "ORG", body.name, true)
        end
      end
    end
  end
end

return M
