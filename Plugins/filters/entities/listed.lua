--- Names from the gazetteers: as listed, short forms beside the body that they stand for, organs of a body.
local rows_of = require "rows"

local M = {}

local ALONE = rows_of.set "Commonwealth Labour Conservatives Tories Republicans Democrats"
local DETERMINERS = rows_of.set "the this our its whole entire"

M.lists = {}
for number, name in ipairs { "organisations", "states", "places", "documents", "events", "persons" } do
  M.lists[number] = chancery.gazetteer(name)
end

--- What the gazetteers tell besides names: canonical name → parent; short form → canonical names; every name → canonical.
M.parents, M.shorts, M.canonicals, M.officials, M.adjectives, M.garbled = {}, {}, {}, {}, {}, {}

local function cells_of(line, columns)
  local record, number = {}, 0
  for cell in (line .. "\t"):gmatch("([^\t]*)\t") do
    number = number + 1
    record[columns[number] or number] = cell
  end
  return record
end

local function each_record(list, visit)
  local columns
  for line in chancery.data("gazetteers/" .. list .. ".tsv"):gmatch("[^\r\n]+") do
    if line:sub(1, 1) ~= "#" then
      if columns then
        visit(cells_of(line, columns))
      else
        columns = {}
        for name in line:gmatch("[^\t]+") do columns[#columns + 1] = name end
      end
    end
  end
end

local function each_part(cell, visit)
  for part in (cell or ""):gmatch("[^|]+") do visit(part) end
end

local function read_body(record)
  local name = record.name
  M.canonicals[name] = name
  each_part(record.names, function(other) M.canonicals[other] = M.canonicals[other] or name end)
  if record.parent and record.parent ~= "" then M.parents[name] = record.parent end
  each_part(record.short, function(short)
    M.shorts[short] = M.shorts[short] or {}
    table.insert(M.shorts[short], { name = name, type = record.type })
  end)
  each_part(record.garbled, function(wrong) M.garbled[wrong] = name end)
end

each_record("organisations", read_body)
each_record("documents", read_body)
each_record("states", function(record)
  M.officials[record.name] = record.code ~= "" and record.official or nil
  each_part(record.adjective, function(adjective) M.adjectives[adjective] = record.name end)
end)

local short_entries = {}
for short in pairs(M.shorts) do short_entries[#short_entries + 1] = { name = short, short = short } end
local short_list = chancery.gazetteer(short_entries)

--- Everything that stands in a list.
---@param add fun(first: integer, last: integer, type: string, canonical: string)
function M.find(document, add)
  for _, list in ipairs(M.lists) do
    for _, span in ipairs(document:match(list)) do add(span.first, span.last, span.type, span.name) end
  end
end

--- How strongly the document speaks of a body before a place: mentions of itself count twice, of its parent once; of two
--- that are equal, the one mentioned last.
local function weight(name, first, mentions)
  local before, anywhere, latest = 0, 0, 0
  for body, factor in pairs { [name] = 2, [M.parents[name] or ""] = 1 } do
    for _, place in ipairs(mentions[body] or {}) do
      anywhere = anywhere + factor
      if place < first then before, latest = before + factor, math.max(latest, place) end
    end
  end
  return before * 1e6 + (before > 0 and latest or anywhere)
end

--- The body that a short form stands for at a place; nil when the document names none that it could be.
---@param mentions table<string, integer[]> canonical name → first bytes
function M.resolve(short, first, mentions)
  local best, most = nil, 0
  for _, body in ipairs(M.shorts[short] or {}) do
    local strength = weight(body.name, first, mentions)
    if strength > most then best, most = body, strength end
  end
  return best
end

--- Nouns that so many bodies are called that the one mentioned most is meant, not the one mentioned last.
local GENERIC = rows_of.set "Organisation Organization Union Commonwealth Alliance Association Community"

--- The body or document mentioned last before a place whose name holds the noun.
local function latest_with(noun, first, items)
  local best
  for _, item in ipairs(items) do
    if item.last < first and (item.type == "ORG" or item.type == "DOC") and item.canonical:find("%f[%a]" .. noun .. "%f[%A]") then
      best = item
    end
  end
  return best and { name = best.canonical, type = best.type }
end

--- Short forms that the lists know.
function M.find_shorts(state)
  local document, rows, row_at, mentions, taken, add =
    state.document, state.rows, state.row_at, state.mentions, state.taken, state.add
  for _, span in ipairs(document:match(short_list)) do
    local index, last = row_at[span.first], span.last
    if index and not taken[span.first] then
      local before, short = rows[index - 1], span.short
      local has_determiner = before and before.sentence == rows[index].sentence and DETERMINERS[before.lower]
      if has_determiner or ALONE[short] or short:find(" ") then
        local is_noun = not short:find(" ") and not GENERIC[short] and not ALONE[short]
        local body = is_noun and latest_with(short, span.first, state.items) or M.resolve(short, span.first, mentions)
        if body then add(span.first, last, body.type, body.name) end
      end
    end
  end
end

local ARTICLED = { "Republic", "Kingdom", "Federation", "State", "Union", "Emirates", "Confederation", "Principality",
  "Commonwealth", "Sultanate", "Duchy", "Emirate" }

--- The official name of a state with the article that it takes: "the Republic of Poland", "Ukraine".
function M.official(state)
  local official = M.officials[state] or state
  for _, word in ipairs(ARTICLED) do
    if official:find(word, 1, true) then return "the " .. official end
  end
  return official
end

--- The canonical name of an organ of a body: "Permanent Council" of the OSCE.
function M.organ(organ, owner, owner_type)
  if owner_type == "GPE" then return organ .. " of " .. M.official(owner) end
  local full = organ .. " of the " .. owner
  if M.canonicals[full] then return M.canonicals[full] end
  for _, body in ipairs(M.shorts[organ] or {}) do
    if M.parents[body.name] == owner then return body.name end
  end
  return full
end

return M
