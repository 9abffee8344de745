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

--- A body whose words stand in another order: windows of three to nine words around "of" or a stray hyphen.
function M.garbled(rows, add)
  for first = 1, #rows do
    local row = rows[first]
    if row.kind == "word" and #row.form > 3 and names.content_word(row.form) then
      local words, stray, best = {}, false, nil
      for last = first, math.min(first + 9, #rows) do
        local word = rows[last]
        if word.sentence ~= row.sentence or word.kind == "punctuation" and word.form ~= "-" then
          break
        end
        words[#words + 1] = word.form
        local next_row = rows[last + 1]
        stray = stray or word.form == "-" and rows[last - 1].last + 1 < word.first
          and next_row and next_row.first == word.last + 1
        if #words >= 3 and word.kind == "word" and names.content_word(word.form) then
          local body = names.garbled(words, stray, bodies)
          if body then
            best = { last = last, body = body }
          end
        end
      end
      if best then
        add(row.first, rows[best.last].last, "ORG", best.body, true)
      end
    end
  end
end

return M
