--- Persons: a title or an office before the name, a given name that is known, a verb of speech behind it; then surnames.
local given_names = require "given_names"
local phrases = require "phrases"
local rows_of = require "rows"

local M = {}
local set = rows_of.set

local TITLES = set [[president premier minister chancellor secretary chairman chairwoman chairperson chair ambassador spokesman
  spokeswoman spokesperson director general king queen prince princess senator governor mayor commissioner mr mrs ms dr mr.
  mrs. ms. dr. sir lord lady pope colonel professor prof. prof gen. sen. rapporteur envoy representative leader head deputy
  academician marshal admiral emir sheikh sultan patriarch archbishop rector chief coordinator]]
local NOT_NAMES = set [[General State Council Affairs Foreign Defence Defense Interior Finance Economy Secretary Minister
  President Prime Deputy Chief Executive Permanent Special First Acting Vice Chairman Office Shadow Home Union Party The
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
  October November December In On At As It He She They This That While When But And For According After Before During With
  By From To Of Under Its His Her Their Our We Officials Reports Participants Members Ministers Presidents Heads Leaders
  North South East West Great New Supreme Federal National Central Republic Labour Representative Commissioner Ambassador
  Director Spokesman Spokeswoman Chairperson Chair Head Leader Governor Mayor Rapporteur Envoy]]
local PARTICLES = set "de van von der den bin ibn al el da dos del la le ter di du"
local SPEECH = set [[said says told tells noted notes stressed added announced stated reported explained warned recalled
  emphasised emphasized underlined pointed declared argued believes thanked expressed welcomed met]]

--- The last row of a name that begins at a row, and how many capitalised words it has.
local function name_end(rows, from, occupied)
  local sentence, index, last, count = rows[from].sentence, from, from - 1, 0
  while rows[index] and rows[index].sentence == sentence and count < 4 do
    local row = rows[index]
    local is_word = row.capital and not NOT_NAMES[row.form] and not occupied[index] and not phrases.documents[row.form]
      and not phrases.events[row.form] and not phrases.bodies[row.form]
    if is_word then
      last, count = index, count + 1
      index = index + 1
    elseif count > 0 and PARTICLES[row.lower] and rows[index + 1] and rows[index + 1].capital and not row.capital then
      index = index + 1
    elseif count > 0 and rows_of.is_inner_hyphen(rows, index) then
      index = index + 1
    else
      break
    end
    -- A hyphen joins two words of one part: Kassym-Jomart.
    if is_word and rows_of.is_inner_hyphen(rows, index) and rows[index + 1].kind == "word" then
      last = index + 1
      index = index + 2
    end
  end
  return last, count
end

--- Whether an office stands in the words before a comma: "the State Secretary for European Affairs, NAME".
local function office_before(rows, comma)
  local sentence = rows[comma].sentence
  for index = comma - 1, math.max(1, comma - 12), -1 do
    local row = rows[index]
    if row.sentence ~= sentence or row.form == "," then return false end
    if TITLES[row.lower] then return true end
  end
  return false
end

--- Whether an office follows a comma: "NAME, the Chairman of …", "NAME, spokeswoman for …".
local function office_behind(rows, comma)
  local sentence = rows[comma].sentence
  for index = comma + 1, math.min(#rows, comma + 5) do
    local row = rows[index]
    if row.sentence ~= sentence or row.form == "," then return false end
    if TITLES[row.lower] then return true end
  end
  return false
end

local function is_person(rows, from, last, count)
  local before, behind, sentence = rows[from - 1], rows[last + 1], rows[from].sentence
  before = before and before.sentence == sentence and before or nil
  behind = behind and behind.sentence == sentence and behind or nil
  if before and TITLES[before.lower] then return true end
  if count < 2 then return false end
  if given_names[rows[from].form] then return true end
  if before and before.form == "," and office_before(rows, from - 1)
    and (not behind or behind.form == "," or SPEECH[behind.lower]) then
    return true
  end
  if behind and behind.form == "," and office_behind(rows, last + 1) then return true end
  return behind ~= nil and SPEECH[behind.lower] ~= nil and (count <= 3)
end

--- The rows of the surname in a name: the last word, with its particle and what a hyphen joins to it.
local function surname_start(rows, from, last)
  local index = last
  while index - 2 >= from and rows_of.is_inner_hyphen(rows, index - 1) do index = index - 2 end
  while index - 1 > from and PARTICLES[rows[index - 1].lower] do index = index - 1 end
  return index
end

local function surname_text(rows, from, last)
  local parts = {}
  for index = from, last do parts[#parts + 1] = rows[index].form end
  return table.concat(parts, " ")
end

--- Finds persons who are in no list.
---@param occupied table<integer, boolean> rows that belong to names found before
---@param add fun(from: integer, to: integer, canonical?: string)
---@param known table<string, string> surname → full name, of persons found in lists
function M.find(rows, occupied, add, known)
  local index = 1
  while index <= #rows do
    local next_index = index + 1
    if rows[index].capital and not occupied[index] then
      local last, count = name_end(rows, index, occupied)
      if count >= 1 and last >= index and is_person(rows, index, last, count) then
        local start = surname_start(rows, index, last)
        local surname = surname_text(rows, start, last)
        -- The particle may be left out, or written large: "Montchalin", "De Montchalin".
        if count >= 2 then
          add(index, last)
          known[surname] = known[surname] or true
          M.remember(rows, index, start, last, known)
        else
          add(index, last, type(known[surname]) == "string" and known[surname] or nil)
        end
        next_index = last + 1
      end
    end
    index = next_index
  end
end

--- Notes the full name under its surname, with and without particles.
function M.remember(rows, from, start, last, known)
  local full = {}
  for index = from, last do
    local glue = index > from and not rows_of.touch(rows, index - 1) and " " or ""
    full[#full + 1] = glue .. rows[index].form
  end
  local name = table.concat(full)
  known[surname_text(rows, start, last)] = name
  known[rows[last].form] = type(known[rows[last].form]) == "string" and known[rows[last].form] or name
end

--- Finds the surnames of persons whose full names were found.
function M.find_surnames(rows, occupied, known, add)
  for index, row in ipairs(rows) do
    local name = row.capital and not occupied[index] and known[row.form]
    if type(name) == "string" and not (rows[index + 1] and rows[index + 1].capital and occupied[index + 1] == nil
      and rows[index + 1].sentence == row.sentence and not rows_of.is_initial(rows, index)) then
      add(index, index, name)
    end
  end
end

return M
