--- Documents, events and bodies that no list has, by the noun that tells what they are.
local rows_of = require "rows"

local M = {}
local set = rows_of.set

M.documents = set [[Accord Agenda Agreement Agreements Charter Code Compact Concept Constitution Convention Covenant
  Declaration Directive Directions Doctrine Framework Goals Guidelines Memorandum Pact Paper Plan Programme Program Protocol
  Resolution Roadmap Statute Strategy Treaty Partnership Initiative Communiqué Communique Manifesto Concepts Bill Act]]
M.events = set "Summit Forum Conference Congress Games Olympics Festival Expo Dialogue Olympiad War Championship Biennale"
M.bodies = set [[Academy Administration Agency Alliance Assembly Association Authority Bank Board Bureau Center Centre Chamber
  Commission Committee Community Company Congress Consortium Corporation Council Court Department Directorate Federation
  Foundation Fund Government Group Inspectorate Institute League Mission Ministry Movement News Office Organisation
  Organization Parliament Party Police Secretariat Senate Service Society Structure Taskforce Tribunal Union University
  Network Platform Confederation Cabinet Embassy Staff]]
--- Words that are no part of a name although they begin with a capital there.
local OUTSIDE = set [[The A An This That These Those In On At By Under For From After Before During According Its Our Their As
  With To And But If When While Of His Her Both Each Every Any All Some Such Another Other No Not Also Importance Support
  Representatives January February March April May June July August September October November December
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday President Minister Chairman Ambassador Secretary Director Spokesman Spokeswoman He She It They We]]
local OPENERS = set "of on for to against within with between until"
local INNER = set "the a and in of for on to"

--- The first row of the capitalised words that end at a row, hyphens included.
local function leftwards(rows, index, blocked)
  local from = index
  while true do
    local before = from - 1
    if rows_of.is_inner_hyphen(rows, before) then before = before - 1 end
    local row = rows[before]
    if not row or row.sentence ~= rows[index].sentence or not row.capital or OUTSIDE[row.form] then break end
    if blocked(before) then break end
    from = before
  end
  local number = rows[from - 1]
  if number and number.sentence == rows[index].sentence
    and (number.form:find("^20%d%d$") or number.form:find("^%d+[snrt][tdh]$")) then
    from = from - 1
  end
  return from
end

--- A year or a range of years that begins at a row: the last row of it.
local function years(rows, index)
  local row = rows[index]
  if not (row and row.form:find("^[12]%d%d%d$")) then return nil end
  local dash, second = rows[index + 1], rows[index + 2]
  if dash and second and dash.form:find("^[-–—]") and second.form:find("^%d%d%d?%d?$") then return index + 2 end
  return index
end

--- "until 2035", "for 2025-2027", "for the period until 2045", "up to 2030": the last row, or nil.
local function term(rows, index)
  local word = rows[index] and rows[index].lower
  if word == "and" then return term(rows, index + 1) end
  if word == "up" then return term(rows, index + 1) end
  if word ~= "until" and word ~= "till" and word ~= "to" and word ~= "for" and word ~= "through" then return nil end
  local next_index = index + 1
  if rows[next_index] and rows[next_index].lower == "the" then next_index = next_index + 1 end
  if rows[next_index] and rows[next_index].lower == "period" then
    return years(rows, next_index + 1) or term(rows, next_index + 1)
  end
  return years(rows, next_index)
end

--- One more part behind a head: a preposition and capitalised words; the last row, or nil.
local function chunk(rows, index, sentence, listing)
  local look = index
  local word = rows[look] and rows[look].lower
  if not word or rows[look].sentence ~= sentence then return nil end
  if listing and word == "," then
    -- "Terrorism, Separatism and Extremism": a list only where "and" ends it.
    local next_row, joint = rows[look + 1], rows[look + 2]
    if next_row and next_row.capital and joint and joint.lower == "and" and rows[look + 3] and rows[look + 3].capital then
      return look + 1
    end
    return nil
  end
  if word == "the" then
    -- "Directions for Developing the Eurasian Economic Integration": the object of a verbal noun.
    if not rows[look - 1].form:find("^%u%l+ing$") then return nil end
  elseif not (OPENERS[word] or (word == "and" and listing) or word == "in") then
    return nil
  end
  look = look + 1
  -- "and the …" begins another name.
  if word == "and" and rows[look] and not rows[look].capital then return nil end
  while rows[look] and rows[look].sentence == sentence and not rows[look].capital and INNER[rows[look].lower]
    and look - index < 3 do
    look = look + 1
  end
  local target = rows[look]
  if not target or target.sentence ~= sentence or not target.capital or OUTSIDE[target.form] then return nil end
  return look
end

--- The last row of the words that follow a head.
---@param places table<integer, boolean> rows at which a state or a body begins
---@param ends table<integer, boolean> rows at which one ends
local function rightwards(rows, head, is_document, places, ends)
  local sentence, last, between = rows[head].sentence, head, false
  local in_allowed = rows[head].form == "Concept" or rows[head].form == "Convention" or rows[head].form == "Programme"
  while true do
    local next_index = last + 1
    local row = rows[next_index]
    if not row or row.sentence ~= sentence then break end
    local stop = term(rows, next_index)
    if is_document and stop then
      last = stop
    elseif row.capital then
      -- Behind "Board of the Commission" a new name begins.
      if OUTSIDE[row.form] or not is_document and ends[last] then break end
      last = next_index
    elseif rows_of.is_inner_hyphen(rows, next_index) then
      last = next_index + 1
    elseif row.lower == "in" then
      -- A place where it happened is not part of the name; "in the CIS in 2018" of a concept is.
      local target = chunk(rows, next_index, sentence, false)
      if in_allowed and years(rows, next_index + 1) and last > head then
        last = years(rows, next_index + 1)
      elseif in_allowed and target and rows[target - 1].lower == "the" then
        last = target
      else
        break
      end
    else
      local target = chunk(rows, next_index, sentence, last > head)
      if not target or (row.lower == "and" and places[target] and not between) then break end
      between = row.lower == "between"
      if not is_document and row.lower ~= "of" and row.lower ~= "on" and row.lower ~= "for" and last == head then break end
      if row.lower == "to" and is_document and last > head then break end
      last = target
    end
  end
  return last
end

local CLOSING = { ["“"] = "”", ["«"] = "»", ['"'] = '"' }

--- The last row of a quoted title right behind a name: “The Eurasian Economic Path”.
local function quoted(rows, last)
  local open = rows[last + 1]
  local close = open and open.sentence == rows[last].sentence and CLOSING[open.form]
  for index = last + 2, close and math.min(#rows, last + 16) or 0 do
    if rows[index].form == close then return rows[last + 2].capital and index or last end
  end
  return last
end

--- Finds names by their heads.
---@param listed table<integer, table> row → item of a list that begins there
---@param add fun(from: integer, to: integer, type: string)
function M.find(rows, listed, add)
  local places, ends = {}, {}
  for index, item in pairs(listed) do
    places[index] = true
    if item.to then ends[item.to] = true end
  end
  for index, row in ipairs(rows) do
    local is_document, is_event, is_body = M.documents[row.form], M.events[row.form], M.bodies[row.form]
    if row.capital and (is_document or is_event or is_body) then
      local from = leftwards(rows, index, function(before)
        -- A person in front is somebody else, and a state right before the noun: "Georgia Parliament", not "SCO Summit".
        local item = listed[before]
        return item ~= nil and (item.type == "PERSON" or item.type == "GPE" and is_body and before == index - 1)
      end)
      local to = rightwards(rows, index, is_document, places, ends)
      if is_document then to = quoted(rows, to) end
      local next_row = rows[index + 1]
      -- "Congress Palace", "Council Decision": another noun is the head.
      local is_head = not (is_body and next_row and next_row.capital and next_row.sentence == row.sentence)
      if is_body and to > index and from == index and rows_of.is_initial(rows, index) then is_head = false end
      if (from < index or to > index) and is_head then
        add(from, to, is_document and "DOC" or is_event and "EVENT" or "ORG")
      end
    end
  end
end

local TITLED = set [[initiative programme program declaration concept strategy project plan document agreement treaty
  memorandum resolution doctrine manifesto roadmap]]

--- Titles in quotation marks behind a noun for a document: the initiative “On World Unity …”.
---@param add fun(from: integer, to: integer, type: string)
function M.find_titles(rows, add)
  for index = 2, #rows - 3 do
    local closing = CLOSING[rows[index].form]
    if closing and TITLED[rows[index - 1].lower] and rows[index + 1].capital then
      for close = index + 3, math.min(#rows, index + 25) do
        if rows[close].form == closing then
          add(index + 1, close - 1, "DOC")
          break
        end
      end
    end
  end
end

return M
