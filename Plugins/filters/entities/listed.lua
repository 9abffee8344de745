--- Names from the gazetteers: as listed, short forms beside the body that they stand for, organs of a body.
local overlaps = require "overlaps"
local ranges = require "ranges"
local rows_of = require "rows"

local M = {}

local ALONE = rows_of.set "Commonwealth Labour Conservatives Tories Republicans Democrats"
local DETERMINERS = rows_of.set "the this our its whole entire"

M.lists = {}
for number, name in ipairs { "organisations", "states", "places", "documents", "events", "persons" } do
  M.lists[number] = chancery.gazetteer(name)
end

local organisations, states, documents = M.lists[1], M.lists[2], M.lists[4]
--- Where bodies and treaties are listed, and their short forms.
M.bodies = { organisations, documents }
local short_lists = { chancery.gazetteer("organisations", { column = "short" }), chancery.gazetteer("documents", { column = "short" }) }

--- Wrong forms of names that are met in print.
M.wrong_forms = chancery.gazetteer("organisations", { column = "garbled", case = "any" })

--- The body or treaty of a name; where two have it, the one whose first name it is.
---@return { name: string, type: string, parent?: string, short?: string }?
function M.body(name)
  local other
  for _, list in ipairs(M.bodies) do
    for _, record in ipairs(list:lookup(name)) do
      if record.name == name then return record end
      other = other or record
    end
  end
  return other
end

--- The bodies and treaties that a short form may mean.
function M.bodies_called(short)
  local found = organisations:lookup(short, "short")
  table.move(documents:lookup(short, "short"), 1, 1e3, #found + 1, found)
  return found
end

--- The state of an adjective: "Polish" → "Poland".
function M.state_of(adjective)
  local state = states:lookup(adjective, "adjective")[1]
  return state and state.name
end

--- Whether a name is that of a state with a code of its own.
function M.is_state(name)
  for _, state in ipairs(states:lookup(name, "name")) do
    if state.code then return true end
  end
  return false
end

--- Everything that stands in a list.
---@param add fun(first: integer, last: integer, type: string, canonical: string)
function M.find(document, add)
  for _, list in ipairs(M.lists) do
    for _, span in ipairs(document:match(list)) do add(span.first, span.last, span.type, span.name) end
  end
end

--- How strongly the document speaks of a body before a place: mentions of itself count twice, of its parent once; of two
--- that are equal, the one mentioned last.
local function weight(record, first, mentions)
  local before, anywhere, latest = 0, 0, 0
  for body, factor in pairs { [record.name] = 2, [record.parent or ""] = 1 } do
    local places = mentions[body] or {}
    local count = ranges.before(places, first)
    anywhere = anywhere + factor * #places
    before = before + factor * count
    if count > 0 then latest = math.max(latest, places[count].first) end
  end
  return before * 1e6 + (before > 0 and latest or anywhere)
end

--- The body that a short form stands for at a place; nil when the document names none that it could be.
---@param mentions table<string, table[]> canonical name → its items in text order
function M.resolve(short, first, mentions)
  local best, most = nil, 0
  for _, record in ipairs(M.bodies_called(short)) do
    local strength = weight(record, first, mentions)
    if strength > most then best, most = record, strength end
  end
  return best
end

--- Nouns that so many bodies are called that the one mentioned most is meant, not the one mentioned last.
local GENERIC = rows_of.set "Organisation Organization Union Commonwealth Alliance Association Community"

--- The bodies and documents whose names hold a noun, in text order; each noun is looked up once.
local function named_by(noun, state)
  local items = state.by_noun[noun]
  if not items then
    items = {}
    for _, item in ipairs(state.items) do
      if (item.type == "ORG" or item.type == "DOC") and item.canonical:find("%f[%a]" .. noun .. "%f[%A]") then
        items[#items + 1] = item
      end
    end
    state.by_noun[noun] = items
  end
  return items
end

--- The body or document mentioned last before a place whose name holds the noun.
---@param kind? string "ORG" or "DOC" for only these
function M.latest_with(noun, first, state, kind)
  local items = named_by(noun, state)
  for index = ranges.before(items, first), 1, -1 do
    local item = items[index]
    if not kind or item.type == kind then return { name = item.canonical, type = item.type } end
  end
  return nil
end

--- A short form as listed, where the text has it in capitals.
local function as_listed(text, record)
  local folded = chancery.text.fold(text)
  for part in (record.short or ""):gmatch("[^|]+") do
    if part == text or chancery.text.fold(part) == folded then return part end
  end
  return text
end

--- The short forms in a document, of overlapping ones the longest.
local function short_forms(document)
  local found = {}
  for _, list in ipairs(short_lists) do
    for _, span in ipairs(document:match(list)) do
      found[#found + 1] = {
        first = span.first, last = span.last,
        short = as_listed((span.text:gsub("%s+", " ")), M.body(span.name)),
      }
    end
  end
  return (overlaps.longest(found))
end

--- Short forms that the lists know.
function M.find_shorts(state)
  local rows, row_at, mentions, taken, add = state.rows, state.row_at, state.mentions, state.taken, state.add
  for _, form in ipairs(short_forms(state.document)) do
    local index, short = row_at[form.first], form.short
    if index and not taken[form.first] then
      local before = rows[index - 1]
      local has_determiner = before and before.sentence == rows[index].sentence and DETERMINERS[before.lower]
      if has_determiner or ALONE[short] or short:find(" ") then
        local is_noun = not short:find(" ") and not GENERIC[short] and not ALONE[short]
        local body = is_noun and M.latest_with(short, form.first, state) or M.resolve(short, form.first, mentions)
        if body then add(form.first, form.last, body.type, body.name) end
      end
    end
  end
end

local ARTICLED = { "Republic", "Kingdom", "Federation", "State", "Union", "Emirates", "Confederation", "Principality",
  "Commonwealth", "Sultanate", "Duchy", "Emirate" }

--- The official name of a state with the article that it takes: "the Republic of Poland", "Ukraine".
function M.official(state)
  local record = states:lookup(state, "name")[1]
  local official = record and record.code and record.official or state
  for _, word in ipairs(ARTICLED) do
    if official:find(word, 1, true) then return "the " .. official end
  end
  return official
end

--- The canonical name of an organ of a body: "Permanent Council" of the OSCE.
function M.organ(organ, owner, owner_type)
  if owner_type == "GPE" then return organ .. " of " .. M.official(owner) end
  local full = organ .. " of the " .. owner
  local record = M.body(full)
  if record then return record.name end
  for _, body in ipairs(M.bodies_called(organ)) do
    if body.parent == owner then return body.name end
  end
  return full
end

return M
