--- Ministries and press services, whose names say whose they are, or leave it to the text.
local listed = require "listed"
local phrases = require "phrases"
local rows_of = require "rows"

local M = {}

--- The state that the document speaks of most: its ministries need not say whose they are.
local function main_state(state)
  local best, most = nil, 0
  for name, places in pairs(state.mentions) do
    local count = listed.is_state(name) and #places + (places[1].first < 200 and 3 or 0) or 0
    if count > most then best, most = name, count end
  end
  return best
end

--- "Ministry of Foreign Affairs", "Polish Foreign Ministry": an organ of the state that is named, or else spoken of.
function M.find_ministries(state)
  local rows, owner = state.rows, main_state(state)
  for index, row in ipairs(rows) do
    local adjective = rows[index - 1] and rows[index - 1].sentence == row.sentence and rows[index - 1] or nil
    if row.form == "Ministry" and rows[index + 1] and rows[index + 1].lower == "of" then
      local last = index + 1
      while rows[last + 1] and rows[last + 1].sentence == row.sentence and (rows[last + 1].capital
        or (rows[last + 1].lower == "and" or rows[last + 1].lower == "the") and rows[last + 2] and rows[last + 2].capital)
        and not (state.starts[last + 1] and state.starts[last + 1].type == "GPE") do
        last = last + 1
      end
      local named = state.starts[last + 2] or state.starts[last + 3]
      local adjectival = adjective and adjective.capital and listed.state_of(adjective.form)
      local of_state = named and named.type == "GPE" and rows[last + 1].lower == "of" and named
      local whose = of_state and of_state.canonical or adjectival or owner
      local organ = rows_of.text(state.text, rows, index, last)
      if last > index + 1 then
        state.add_rows(adjectival and index - 1 or index, of_state and of_state.to or last, "ORG",
          whose and listed.organ(organ, whose, "GPE") or organ)
      end
    elseif row.form == "Ministry" and adjective and adjective.capital and not phrases.bodies[adjective.form] then
      local subject = adjective.form == "Foreign" and "Foreign Affairs" or adjective.form == "Defense" and "Defence" or adjective.form
      local before = rows[index - 2]
      local whose = before and listed.state_of(before.form)
      local organ = "Ministry of " .. subject
      if not listed.state_of(adjective.form) then
        state.add_rows(whose and index - 2 or index - 1, index, "ORG",
          (whose or owner) and listed.organ(organ, whose or owner, "GPE") or organ)
      end
    end
  end
end

--- "press service of the Commission", "Kremlin press service": the service of whoever is named.
function M.find_press_services(state)
  local rows = state.rows
  for index = 1, #rows - 1 do
    local second = rows[index + 1].lower
    if rows[index].lower == "press" and (second == "service" or second == "office") then
      local target = index + 2
      if rows[target] and rows[target].lower == "of" then
        target = rows[target + 1] and rows[target + 1].lower == "the" and target + 2 or target + 1
        local item = state.starts[target]
        if item then state.add_rows(index, item.to, "ORG", "Press Service of the " .. item.canonical) end
      else
        local item = state.ends[index - 1]
        if item and item.type == "ORG" then
          state.add_rows(item.from, index + 1, "ORG", "Press Service of the " .. item.canonical)
        end
      end
    end
  end
end

return M
