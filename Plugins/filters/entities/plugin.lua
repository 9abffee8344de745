--- Names of organisations, states, places, persons, events and documents.
---
--- Lists first (Data/gazetteers); then what the text itself tells: nouns that say what a capitalised phrase is, titles before
--- persons, a bracketed abbreviation, a short form such as "the Commonwealth"; then bodies in a wrong wording. Of
--- overlapping candidates the longest stays.
local garbled = require "garbled"
local listed = require "listed"
local offices = require "offices"
local overlaps = require "overlaps"
local persons = require "persons"
local phrases = require "phrases"
local rows_of = require "rows"
local shorthand = require "shorthand"

--- Everything known of one document while its names are looked for.
local function new_state(document)
  local rows = rows_of.read(document)
  local row_at, row_end = {}, {}
  for index, row in ipairs(rows) do row_at[row.first], row_end[row.last] = index, index end
  local state = { document = document, text = document.text, rows = rows, row_at = row_at, row_end = row_end, items = {} }
  function state.add(first, last, kind, canonical, is_garbled)
    local items = state.items
    items[#items + 1] = {
      first = first, last = last, type = kind, canonical = canonical, garbled = is_garbled or nil,
      from = row_at[first], to = row_end[last],
    }
  end
  function state.add_rows(from, to, kind, canonical, is_garbled)
    local first, last = rows[from].first, rows[to].last
    state.add(first, last, kind, canonical or (state.text:sub(first, last):gsub("%s+", " ")), is_garbled)
  end
  return state
end

--- Settles overlaps, and notes which rows are taken and where each body is mentioned.
local function settle(state)
  state.items, state.taken = overlaps.longest(state.items)
  state.occupied, state.starts, state.ends, state.mentions, state.by_noun = {}, {}, {}, {}, {}
  for _, item in ipairs(state.items) do
    if item.from and item.to then
      state.starts[item.from], state.ends[item.to] = item, item
      for index = item.from, item.to do state.occupied[index] = true end
    end
    state.mentions[item.canonical] = state.mentions[item.canonical] or {}
    table.insert(state.mentions[item.canonical], item)
  end
end

--- The rows of bodies and documents found in the lists; a place inside a body's garbled name does not protect it.
local function rows_of_bodies(state)
  local taken = {}
  for _, item in ipairs(state.items) do
    if item.from and item.to and item.type ~= "GPE" and item.type ~= "LOC" then
      for index = item.from, item.to do taken[index] = true end
    end
  end
  return taken
end

--- Names by their heads; a body's organ ("X of the SCO", "SCO X") gets the name that the lists know for it.
local function find_phrases(state)
  phrases.find(state.rows, state.starts, function(from, to, kind)
    local canonical
    if kind == "ORG" then
      local owner, start = state.ends[to], state.starts[from]
      if owner and owner.from > from and owner.type == "ORG" then
        local before = rows_of.text(state.text, state.rows, from, owner.from - 1)
        local organ = before:match("^(.+) of the $") or before:match("^(.+) of the?$") or before:match("^(.+) of $")
        if organ then canonical = listed.organ(organ, owner.canonical, "ORG") end
      end
      if start and start.to < to and start.type == "ORG" then
        local rest = rows_of.text(state.text, state.rows, start.to + 1, to)
        canonical = #listed.bodies_called(rest) > 0 and listed.organ(rest, start.canonical, "ORG") or canonical
      end
    end
    state.add_rows(from, to, kind, canonical)
  end)
  phrases.find_titles(state.rows, state.add_rows)
end

return chancery.filter {
  name = "entities",
  version = "1.0.0",
  summary = "Marks organisations, states, places, persons, events and documents by their names.",
  license = "MIT",
  provides = { entities = { type = "string", canonical = "string", garbled = "boolean" } },

  apply = function(document)
    local state = new_state(document)
    listed.find(document, state.add)
    settle(state)
    garbled.find(state, rows_of_bodies(state), function(from, to, canonical, is_garbled)
      state.add_rows(from, to, "ORG", canonical, is_garbled)
    end)
    settle(state)
    -- What stands first wins over an equally long candidate: the lists know the body, phrases only its shape.
    listed.find_shorts(state)
    offices.find_ministries(state)
    find_phrases(state)
    settle(state)
    shorthand.find_abbreviations(state)
    settle(state)
    shorthand.find_heads(state)
    settle(state)
    offices.find_press_services(state)
    local surnames = {}
    for _, item in ipairs(state.items) do
      if item.type == "PERSON" and item.canonical:find(" ") then surnames[item.canonical:match("(%S+)$")] = item.canonical end
    end
    persons.find(state.rows, state.occupied, function(from, to, canonical) state.add_rows(from, to, "PERSON", canonical) end, surnames)
    settle(state)
    persons.find_surnames(state.rows, state.occupied, surnames, function(from, to, canonical)
      state.add_rows(from, to, "PERSON", canonical)
    end)
    settle(state)
    shorthand.join_aliases(state)
    shorthand.use_fullest_forms(state)
    local editor = document:edit()
    for _, item in ipairs(state.items) do
      editor:annotate("entities", {
        first = item.first, last = item.last, type = item.type, canonical = item.canonical, garbled = item.garbled,
      })
    end
    return editor
  end,
}
