--- Who is to do it, with whom, and when.
local M = {}

local states = chancery.gazetteer "states"

--- The state that a column names by its capital or an adjective: "Warsaw will try to …"; nil where there is none.
local function state_of(word, column)
  local state = states:lookup(word, column)[1]
  return state and state.name
end

local CHAIR = { "chairmanship", "presidency", "chairs?%f[%A]", "chaired", "term%f[%A]", "takes over", "took over", "holds the" }
local CHAIRING = { "chairmanship", "presidency", "chairs?%f[%A]", "chairperson%-in%-office", "chairman%-in%-office" }

local function mentions_any(text, patterns)
  local lower = chancery.text.lower(text)
  for _, pattern in ipairs(patterns) do
    if lower:find(pattern) then return true end
  end
  return false
end

--- Whether a text speaks of a chairmanship or presidency.
function M.is_chair(text) return mentions_any(text, CHAIRING) end

--- A point or range of time as a period: whole years, halves and quarters as months; nil for what is none.
function M.period(value)
  local year, last_year = value:match("^(%d%d%d%d)%-01%-01/(%d%d%d%d)%-12%-31$")
  if year then return year == last_year and year or year .. "/" .. last_year end
  year, last_year = value:match("^(%d%d%d%d)%-H([12])$")
  if year then return year .. (last_year == "1" and "-01/" or "-07/") .. year .. (last_year == "1" and "-06" or "-12") end
  local quarter
  year, quarter = value:match("^(%d%d%d%d)%-Q([1-4])$")
  if year then return string.format("%s-%02d/%s-%02d", year, quarter * 3 - 2, year, quarter * 3) end
  year = value:match("^(%d%d%d%d)%-[SFW][PUAI]$")
  if year then return year end
  if value:find("^%d%d%d%d") and not value:find("[XTW]") then return value end
  return nil
end

--- The chair of the document: state, body, and term.
---@return { state?: string, body?: string, term?: string }
function M.chair(document, entities, times)
  local chair, single, from, months = {}, nil, nil, nil
  for number, sentence in ipairs(document:sentences()) do
    if number > 12 then break end
    if mentions_any(sentence.text, CHAIR) or number == 1 then
      for _, entity in ipairs(entities) do
        if entity.first >= sentence.first and entity.last <= sentence.last then
          if entity.type == "GPE" and not chair.state then chair.state = state_of(entity.canonical, "capital") or entity.canonical end
          if entity.type == "ORG" and not chair.body and not entity.canonical:find("[Pp]ress") then chair.body = entity.canonical end
        end
      end
    end
    if mentions_any(sentence.text, CHAIR) and not chair.term then
      for _, time in ipairs(times) do
        if time.first >= sentence.first and time.last <= sentence.last and time.type == "DATE" then
          if time.value:find("/") then chair.term = chair.term or M.period(time.value) end
          single = single or time.value:match("^(%d%d%d%d)$") or time.value:match("^(%d%d%d%d)%-01%-01$")
          from = from or time.value:match("^%d%d%d%d%-%d%d%-%d%d$")
        elseif time.first >= sentence.first and time.last <= sentence.last and time.type == "DURATION" then
          months = months or time.value == "P6M" and 6 or time.value == "P1Y" and 12
        end
      end
    end
  end
  if not (chair.state and mentions_any(document.text, CHAIRING)) then return { body = chair.body } end
  if from and months and not chair.term then
    -- "assumed the Presidency on 1 July 2021 for six months".
    chair.term = from .. "/" .. chancery.date.add(chancery.date.add(from, { months = months }), { days = -1 })
  end
  chair.term = chair.term or single
  return chair
end

--- The actor that a subject names; nil where it names none.
---@param subject string the words before the verb, in the clause
---@param inside table[] the entities among them
---@param chair table
---@param previous? string the actor of the aim before, for "it"
function M.actor(subject, inside, chair, previous)
  local lower = chancery.text.lower(subject)
  -- "Belarus proposes": the first name is who acts; "the efforts of Tajikistan" as well.
  for _, entity in ipairs(inside) do
    if entity.type == "GPE" then return state_of(entity.canonical, "capital") or entity.canonical end
    if entity.type == "ORG" then
      if entity.canonical == chair.body and M.is_chair(subject) then return chair.state end
      return entity.canonical
    end
    if entity.type == "PERSON" then return chair.state or entity.canonical end
  end
  if M.is_chair(subject) then return chair.state end
  for word in subject:gmatch("%u[%a\x80-\xFF]+") do
    local state = state_of(word, "adjective")
    if state then return state end
  end
  if lower:find("%f[%a]we%f[%A]") or lower:find("%f[%a]leaders%f[%A]") or lower:find("member states") or lower:find("the group%f[%A]") or lower:find("participants") then
    return chair.body or chair.state
  end
  if lower:find("^%s*it%s+[iw][sa]s?%f[%A]") then return chair.state or previous end
  if lower:find("^%s*it%f[%A]") or lower:find("^%s*he%f[%A]") or lower:find("^%s*she%f[%A]") or lower:find("^%s*they%f[%A]") then
    return previous or chair.state
  end
  return chair.state
end

local STOPS = { ["in"] = true, at = true, on = true, ["for"] = true, to = true, by = true, of = true, under = true, against = true,
  through = true, within = true, during = true, that = true, which = true, from = true }

--- The partners of an aim: the bodies and states behind "with", and behind the "and" of "between … and …".
---@param text string the aim
---@param first integer its first byte in the document
---@param inside table[] the entities inside, in order
---@param actor? string
function M.partners(text, first, inside, actor, chair)
  local names, seen = {}, {}
  local function add(name)
    if name ~= actor and not seen[name] then
      seen[name] = true
      names[#names + 1] = name
    end
  end
  local open, between = false, false
  local position = 1
  for _, entity in ipairs(inside) do
    local gap = text:sub(position, entity.first - first)
    local lower = " " .. gap:lower() .. " "
    if lower:find("%f[%a]with%f[%A]") or lower:find("%f[%a]alongside%f[%A]") then
      open, between = true, false
    elseif lower:find("%f[%a]between%f[%A]") then
      open, between = false, true
    elseif lower:find("hand over .- to ") and not open then
      open = true
    elseif open then
      for word in lower:gmatch("%a+") do
        if STOPS[word] and not lower:find("in particular") and not lower:find("%f[%a]of%f[%A]") then open = false end
      end
    end
    local can_act = entity.type == "ORG" or entity.type == "GPE" or entity.type == "LOC"
    if can_act and open then
      add(entity.canonical)
    elseif can_act and between and entity.type ~= "LOC" then
      local own = entity.canonical == chair.body or (chair.body and entity.canonical:find(chair.body, 1, true))
      if not own and lower:find("%f[%a]and%f[%A]") then add(entity.canonical) end
    end
    position = entity.last - first + 2
  end
  -- "together with the next Chairs, Finland and North Macedonia among them": the names belong to "with" already.
  if text:find("^[Cc]ooperation within") and inside[1] then add(inside[1].canonical) end
  return names
end

return M
