--- Names that stand for names given before: bracketed letters, a lone noun, another name of the same thing.
local phrases = require "phrases"

local M = {}

--- "Full Name (ABC)": the letters mean the name before them, there and wherever they stand.
function M.find_abbreviations(state)
  local rows, known = state.rows, {}
  for _, item in ipairs(state.items) do
    local open, letters, close = rows[(item.to or 0) + 1], rows[(item.to or 0) + 2], rows[(item.to or 0) + 3]
    if item.to and close and open.form == "(" and close.form == ")" and letters.form:find("^%u[%u%d]+$")
      and item.type ~= "GPE" and item.type ~= "PERSON" then
      known[letters.form] = known[letters.form] or item
    end
  end
  for index, row in ipairs(rows) do
    local item = known[row.form]
    if item and not (state.occupied[index] and not state.starts[index]) then
      state.add_rows(index, index, item.type, item.canonical)
    end
  end
end

--- "the Convention": a capitalised noun for the document or body named before it.
function M.find_heads(state)
  local rows = state.rows
  for index, row in ipairs(rows) do
    local before, behind = rows[index - 1], rows[index + 1]
    if (phrases.documents[row.form] or phrases.bodies[row.form]) and not state.occupied[index] and before
      and before.lower == "the" and not (behind and (behind.capital or behind.lower == "of")) then
      local kind, best = phrases.documents[row.form] and "DOC" or "ORG", nil
      for _, item in ipairs(state.items) do
        if item.last < row.first and item.type == kind and item.canonical:find("%f[%a]" .. row.form .. "%f[%A]") then best = item end
      end
      if best then state.add_rows(index, index, kind, best.canonical) end
    end
  end
end

--- "the European Social Charter, also known as the Turin Charter": two names of one thing.
function M.join_aliases(state)
  for number = 2, #state.items do
    local before, item = state.items[number - 1], state.items[number]
    local between = state.text:sub(before.last + 1, item.first - 1)
    if before.type == item.type and between:find("^,? %(?also k?n?o?w?n?c?a?l?l?e?d? ?a?s? ?t?h?e? ?[“\"]?$") then
      for _, other in ipairs(state.items) do
        if other ~= item and other.canonical == item.canonical then other.canonical = before.canonical end
      end
      item.canonical = before.canonical
    end
  end
end

local OWN_WORDS = { LOC = true, EVENT = true, DOC = true }

--- Places, events and documents are called by the fullest form that the document has; bodies keep their official names.
function M.use_fullest_forms(state)
  local fullest = {}
  for _, item in ipairs(state.items) do
    if OWN_WORDS[item.type] then
      local form = state.text:sub(item.first, item.last):gsub("%s+", " ")
      local best = fullest[item.canonical]
      if form == item.canonical then
        fullest[item.canonical] = form
      elseif best ~= item.canonical and (not best or #form > #best) then
        fullest[item.canonical] = form
      end
    end
  end
  for _, item in ipairs(state.items) do
    if OWN_WORDS[item.type] then item.canonical = fullest[item.canonical] or item.canonical end
  end
end

return M
