--- Names of organisations, states, places, persons, events and documents.
---
--- Lists first (Data/gazetteers), then what the text itself tells: a bracketed abbreviation, a short form such as "the
--- Commonwealth", a name behind a title, a capitalised name that ends like a treaty or a summit, and a body whose name
--- stands in another order of words.
local lists = require "lists"
local names = require "names"
local overlaps = require "overlaps"
local shapes = require "shapes"

local short_heads = {
  Commonwealth = true, Organization = "Organi[sz]ation", Organisation = "Organi[sz]ation", Union = true, Alliance = true,
  Community = true, Assembly = true, Commission = true, Committee = true, Council = true, Court = true, Convention = true,
  Charter = true,
}

--- Candidates, of which the longest that begins first wins.
local function new_candidates()
  local list = {}
  return list, function(first, last, kind, canonical, garbled)
    list[#list + 1] = { first = first, last = last, type = kind, canonical = canonical, garbled = garbled }
  end
end

local function from_lists(document, add)
  for _, list in ipairs(lists.plain) do
    for _, span in ipairs(document:match(list)) do
      add(span.first, span.last, span:attribute "type", span:attribute "name")
    end
  end
  for _, list in ipairs(lists.garbled) do
    for _, span in ipairs(document:match(list)) do
      add(span.first, span.last, span:attribute "type", span:attribute "name", true)
    end
  end
end

--- Documents and events: capitalised runs with a telling word.
local function from_heads(document, rows, runs, add)
  for _, run in ipairs(runs) do
    local first, last = names.trim(rows, run[1], run[2])
    local kind
    for index = first, last do
      if names.doc_heads[rows[index].form] then
        kind = kind or "DOC"
      elseif names.event_heads[rows[index].form] then
        kind = kind or "EVENT"
      end
    end
    -- An event's place and day are not part of its name.
    for index = last, first + 1, -1 do
      if kind == "EVENT" and (rows[index].form == "in" or rows[index].form == "on" or rows[index].form == "at") then
        last = index - 1
      end
    end
    if kind and last > first then
      -- "Strategy until 2035", "Programme for 2025-2027": the years belong to the name.
      local next_row, year = rows[last + 1], rows[last + 2]
      if kind == "DOC" and next_row and year and (next_row.form == "until" or next_row.form == "for")
        and year.form:find("^20%d%d$") then
        last = last + 2
        if rows[last + 1] and rows[last + 1].form:find("^[-–]$") and rows[last + 2] and rows[last + 2].form:find("^20%d%d$") then
          last = last + 2
        end
      end
      add(rows[first].first, rows[last].last, kind, names.text_of(document, rows, first, last))
    end
  end
end

--- "Full Name (ABC)": the letters in brackets mean the name before them, here and further on.
local function abbreviations(kept, rows, add)
  local known = {}
  for index = 2, #rows - 2 do
    local row = rows[index + 1]
    if rows[index].form == "(" and rows[index + 2].form == ")" and row.form:find("^%u[%u%d-]+$") then
      for _, item in ipairs(kept) do
        local gap = rows[index].first - item.last
        if gap >= 1 and gap <= 3 and item.type ~= "GPE" then
          known[row.form] = known[row.form] or item
        end
      end
    end
  end
  for _, row in ipairs(rows) do
    local item = known[row.form]
    if item then
      add(row.first, row.last, item.type, item.canonical)
    end
  end
end

--- Listed short forms: "the Permanent Council" where the OSCE is named.
local function listed_short_forms(document, kept, taken, add)
  local named = {}
  for _, item in ipairs(kept) do
    named[item.canonical] = math.min(named[item.canonical] or math.maxinteger, item.first)
  end
  local done = {}
  for _, list in ipairs(lists.short) do
    for _, span in ipairs(document:match(list, { overlaps = "all" })) do
      local first = span.first
      local is_word = not span.text:find("%s")
      local has_article = document.text:find("^[Tt]he ", math.max(1, first - 4))
      if not taken[first] and not done[first] and (has_article or not is_word) then
        local body = span.attributes
        local own, parent = named[body.name], named[body.parent or ""]
        if own and own < first or parent and not is_word then
          add(first, span.last, body.type, body.name)
          done[first] = true
        end
      end
    end
  end
end

--- "the Commonwealth": a capitalised noun that stands for the body or document named before it.
local function short_forms(kept, rows, taken, add)
  for index, row in ipairs(rows) do
    local pattern = short_heads[row.form]
    local before, after = rows[index - 1], rows[index + 1]
    if pattern and not taken[row.first] and before and before.form:lower() == "the"
      and not (after and (after.capital or after.form == "of" or after.form == "on")) then
      pattern = pattern == true and row.form or pattern
      local best
      for _, item in ipairs(kept) do
        if item.last < row.first and (item.type == "ORG" or item.type == "DOC") and item.canonical:find(pattern) then
          best = item
        end
      end
      if best then
        add(row.first, row.last, best.type, best.canonical)
      end
    end
  end
end

return chancery.filter {
  name = "entities",
  version = "0.1.0",
  summary = "Marks organisations, states, places, persons, events and documents by their names.",
  license = "MIT",
  provides = { entities = { type = "string", canonical = "string", garbled = "boolean" } },

  apply = function(document)
    local candidates, add = new_candidates()
    local rows = names.tokens(document)
    from_lists(document, add)
    local _, taken = overlaps.longest(candidates)
    shapes.garbled(rows, add)
    from_heads(document, rows, names.runs(rows), add)
    shapes.persons(document, rows, taken, add)
    local kept
    kept, taken = overlaps.longest(candidates)
    abbreviations(kept, rows, add)
    listed_short_forms(document, kept, taken, add)
    short_forms(kept, rows, taken, add)
    kept = overlaps.longest(candidates)
    local editor = document:edit()
    for _, item in ipairs(kept) do
      editor:annotate("entities", {
        first = item.first, last = item.last, type = item.type, canonical = item.canonical, garbled = item.garbled,
      })
    end
    return editor
  end,
}
