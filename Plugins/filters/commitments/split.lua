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

--- Whether an aim of a style begins at a row; gives the row at which it does.
local function opens(state, index)
  if index > state.last then return nil end
  if state.style == "verb" then return verb_at(state.rows, index, state.last) end
  if state.style == "gerund" then return gerund_at(state.rows, index, state.last) end
  if state.style == "named" then return index end
  return gerund_at(state.rows, index, state.last) and index or noun_at(state.rows, index, state.last)
end

--- Ends an aim and begins the next one.
local function close(state, to, next_start)
  if to >= state.start then state.parts[#state.parts + 1] = { state.start, to } end
  state.start, state.held = next_start, false
end

local function at_semicolon(state, index)
  local look = index + 1
  while look <= state.last and (state.rows[look].lower == "and" or state.rows[look].lower == "to") do look = look + 1 end
  close(state, index - 1, look)
end

local function at_comma(state, index)
  local rows, style = state.rows, state.style
  local look, is_joined = index + 1, false
  if rows[look].lower == "and" then look, is_joined = look + 1, true end
  local lower, next_lower = rows[look] and rows[look].lower or "", rows[look + 1] and rows[look + 1].lower or ""
  if words.holders[lower] or lower == "in" and next_lower == "particular" then
    state.held = state.held or not (style == "noun" and is_joined) and (lower == "including" and "softly" or "firmly")
    return
  end
  if lower == "as" and next_lower == "well" then
    local behind = look + 3 <= state.last and (opens(state, look + 3) or noun_at(rows, look + 3, state.last))
    if behind then
      close(state, index - 1, style == "noun" and look + 3 or behind)
    else
      -- "states, as well as others": the same aim goes on.
      state.held = style == "noun" and "firmly" or state.held
    end
    return
  end
  local may_open = not state.held or style == "verb" and (is_joined or lower == "to")
    or state.held == "softly" and style == "noun" and DETERMINERS[lower]
  -- "social, economic and …" is one enumeration of adjectives.
  if not may_open or style == "named" and next_lower == "and" then return end
  local behind = opens(state, look)
  if behind then close(state, index - 1, behind) end
end

local function at_and(state, index)
  local style, next_lower = state.style, state.rows[index + 1].lower
  if state.held and next_lower ~= "to" or style == "named" then return end
  local look = index + 1
  if style == "noun" and next_lower == "of" then look = look + 1 end
  local is_parallel = look > index + 1
  local behind = opens(state, look) or is_parallel and look
  -- "preserve and consolidate the system": two verbs, one object.
  local has_object = index - state.start >= 2 or next_lower == "to"
  if behind and has_object and (style ~= "noun" or is_parallel or next_lower ~= "the") then close(state, index - 1, behind) end
end

--- Splits the rows of a body into aims.
---@param style "verb"|"gerund"|"noun"|"named" what the aims begin with; "named" are the items of a list of names
---@return integer[][] { first row, last row } each
function M.parts(rows, first, last, style)
  local state = { rows = rows, last = last, style = style, parts = {}, start = first, held = false }
  for index = first, last do
    local lower = rows[index].lower
    if lower == ";" then
      at_semicolon(state, index)
    elseif lower == "," and index < last then
      at_comma(state, index)
    elseif lower == "and" and index > state.start and index < last then
      at_and(state, index)
    elseif words.holders[lower] and index > state.start + 1 and not words.pair_words[lower] then
      state.held = state.held or "firmly"
    end
  end
  close(state, last, last + 1)
  return state.parts
end

return M
