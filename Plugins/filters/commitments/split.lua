--- Where one aim ends and the next begins.
local words = require "words"

local M = {}

local DETERMINERS = { the = true, a = true, an = true, its = true, their = true, new = true, further = true, joint = true }

--- Whether a plain verb that opens an aim stands at a row, behind "to" and adverbs; gives the verb's row.
local function verb_at(rows, index, last)
  local look, had_to = index, false
  while look <= last and (rows[look].lower == "to" or words.is_adverb(rows[look].lower)) do
    had_to = had_to or rows[look].lower == "to"
    look = look + 1
  end
  local row = rows[look]
  if not row or look > last or not words.verbs[row.lower] or (row.form ~= row.lower and look > index and not had_to) then return nil end
  if not had_to and words.ambiguous[row.lower] then
    local behind = rows[look + 1] and rows[look + 1].lower or ""
    if words.noun_followers[behind] or look == last then return nil end
  end
  return look
end

--- Whether a form in -ing that opens an aim stands at a row.
local function gerund_at(rows, index, last)
  local look = index
  while look < last and words.is_adverb(rows[look].lower) do look = look + 1 end
  return rows[look] and words.gerund(rows[look].lower) and look
end

--- Whether a noun phrase that names an action begins at a row: "the development of …", "expansion of …".
local function noun_at(rows, index, last)
  local had_determiner = DETERMINERS[rows[index].lower]
  for look = index, math.min(index + 3, last) do
    local row = rows[look]
    if row.kind ~= "word" or (look > index and row.lower == "and") then return nil end
    if words.names_action(row.lower) then
      local behind = rows[look + 1] and rows[look + 1].lower
      -- A bare noun in a list is an area; with "of" or "to" it is an aim.
      return (had_determiner or behind == "of" or behind == "to" or behind == "for") and index or nil
    end
  end
  return nil
end

--- Splits the rows of a body into aims.
---@param style "verb"|"gerund"|"noun"|"named" what the aims begin with; "named" are the items of a numbered list of names
---@return integer[][] { first row, last row } each
function M.parts(rows, first, last, style)
  local parts, start, held = {}, first, false
  local function close(to, next_start)
    if to >= start then parts[#parts + 1] = { start, to } end
    start, held = next_start, false
  end
  local function opens(index)
    if index > last then return nil end
    if style == "verb" then return verb_at(rows, index, last) end
    if style == "gerund" then return gerund_at(rows, index, last) end
    if style == "named" then return index end
    return gerund_at(rows, index, last) and index or noun_at(rows, index, last)
  end
  local index = first
  while index <= last do
    local row, next_row = rows[index], rows[index + 1]
    local lower = row.lower
    if lower == ";" then
      local look = index + 1
      while look <= last and (rows[look].lower == "and" or rows[look].lower == "to") do look = look + 1 end
      close(index - 1, look)
    elseif lower == "," and index < last then
      local look, is_joined = index + 1, false
      if rows[look].lower == "and" then look, is_joined = look + 1, true end
      if words.holders[rows[look].lower] or rows[look].lower == "in" and rows[look + 1] and rows[look + 1].lower == "particular" then
        held = held or not (style == "noun" and is_joined)
      elseif rows[look].lower == "as" and rows[look + 1] and rows[look + 1].lower == "well" then
        local behind = opens(look + 3)
        if behind then
          close(index - 1, style == "noun" and look + 3 or behind)
        else
          -- "states, as well as others": the same aim goes on.
          held = style == "noun" or held
        end
      elseif not held or style == "verb" and rows[look].lower == "to" then
        local behind = opens(look)
        if behind then close(index - 1, behind) end
      end
    elseif lower == "and" and index > start and index < last and (not held or next_row.lower == "to") and style ~= "named" then
      local look = index + 1
      if style == "noun" and next_row.lower == "of" then look = look + 1 end
      local behind = opens(look)
      -- "preserve and consolidate the system": two verbs, one object.
      local has_object = index - start >= 2 or next_row.lower == "to"
      if behind and has_object and (style ~= "noun" or look > index + 1 or next_row.lower ~= "the") then close(index - 1, behind) end
    elseif words.holders[lower] and index > start + 1 and lower ~= "between" and lower ~= "both" and lower ~= "particular" then
      held = true
    end
    index = index + 1
  end
  close(last, last + 1)
  return parts
end

return M
