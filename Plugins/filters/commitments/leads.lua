--- Lead-ins: the words after which a sentence says what somebody will do.
local copula = require "copula"
local rows_of = require "rows"
local words = require "words"

local M = {}

---@class Lead
---@field start integer the row of the finite verb
---@field body integer the first row of the aims
---@field kind? string "priority" or "goal" where the lead-in says so
---@field style string what the aims begin with: "verb", "noun", "clause" (the whole clause is the aim)
---@field keeps boolean whether a single aim's span begins with the finite verb

local function lower_at(rows, index) return rows[index] and rows[index].lower or "" end

--- Nouns for what gets most care, and the prepositions behind them.
local CARE = rows_of.set "attention priority importance emphasis prominence focus stress"
local GIVEN = rows_of.set "will is are would should"

--- "attention to", "emphasis will be placed on", "focus on": the row behind it, when it begins at a row within reach.
local function attention(rows, from, to)
  for index = from, math.min(from + 6, to) do
    local lower, next_lower = lower_at(rows, index), lower_at(rows, index + 1)
    local is_verb = lower == "focuses" or lower == "focused" or lower == "concentrate" or lower == "concentrates"
    if (CARE[lower] or is_verb) and (next_lower == "on" or next_lower == "to" and lower ~= "focus") then return index + 2 end
    if CARE[lower] and GIVEN[next_lower] then
      for look = index + 2, index + 6 do
        if lower_at(rows, look) == "to" or lower_at(rows, look) == "on" then return look + 1 end
      end
    end
  end
  return nil
end

--- "aimed at (achieving) (such goals as)": the row behind it.
local function aimed(rows, index)
  if not (lower_at(rows, index) == "aimed" or lower_at(rows, index) == "directed") then return nil end
  if lower_at(rows, index + 1) ~= "at" then return nil end
  local body = index + 2
  if lower_at(rows, body) == "achieving" then body = body + 1 end
  if lower_at(rows, body) == "such" then body = body + 1 end
  if lower_at(rows, body) == "the" and lower_at(rows, body + 1) == "following" then body = body + 2 end
  if words.goal_nouns[lower_at(rows, body)] then
    body = body + (lower_at(rows, body + 1) == "as" and 2 or 1)
    if lower_at(rows, body) == ":" then body = body + 1 end
  end
  return body
end

local INTRANSITIVE = { ["take place"] = true, ["take office"] = true, ["take effect"] = true }

--- "will", "shall", "is to", "would" and their kind.
local function modal(rows, index, clause, last, is_reported)
  local lower = lower_at(rows, index)
  local verb
  if lower == "will" or lower == "shall" or lower == "should" or lower == "must" or (lower == "would" and is_reported) then
    verb = words.skip_adverbs(rows, index + 1)
  elseif (lower == "is" or lower == "are") and lower_at(rows, words.skip_adverbs(rows, index + 1)) == "to" then
    verb = words.skip_adverbs(rows, words.skip_adverbs(rows, index + 1) + 1)
  elseif lower == "needs" and lower_at(rows, index + 1) == "to" then
    verb = index + 2
  end
  if not verb or verb > last or rows[verb].kind ~= "word" then return nil end
  local obliged = lower == "should" or lower == "must" or lower == "needs"
  if lower_at(rows, verb) == "stand" and lower_at(rows, verb + 1) == "at" then
    return { start = index, body = clause, kind = "priority", style = "clause", keeps = false }
  end
  local body = attention(rows, verb, last)
  if body then return { start = index, body = body, kind = "priority", style = "noun", keeps = true, obliged = obliged } end
  if lower_at(rows, verb) == "be" then
    local participle = words.skip_adverbs(rows, verb + 1)
    local target = aimed(rows, participle)
    if target then return { start = index, body = target, kind = "goal", style = "noun", keeps = true } end
    local form = lower_at(rows, participle)
    if words.participles[form] or form:find("%l%led$") then
      return { start = index, body = clause, style = "clause", keeps = false, obliged = obliged, verb = participle, passive = true }
    end
    return nil
  end
  if lower_at(rows, verb) == "work" and not obliged then
    -- "will work with X to do this and to do that": the infinitives are the aims.
    local first_to, second_to
    for look = verb + 1, math.min(last - 1, verb + 30) do
      if lower_at(rows, look) == "to" and words.verbs[lower_at(rows, look + 1)] then
        if not first_to and lower_at(rows, look - 1) ~= "and" then first_to = look end
        if first_to and lower_at(rows, look - 1) == "and" then second_to = look end
      end
    end
    if second_to then return { start = index, body = first_to + 1, style = "verb", keeps = false } end
  end
  local is_event = INTRANSITIVE[lower_at(rows, verb) .. " " .. lower_at(rows, verb + 1)] or verb == last
  if lower_at(rows, verb) == "have" then return nil end
  return {
    start = index, body = verb, style = "verb", keeps = true, obliged = obliged, event = is_event,
    predicts = not words.verbs[lower_at(rows, verb)] or words.processes[lower_at(rows, verb)] and lower_at(rows, verb + 1) ~= "to",
  }
end

--- The finders of lead-ins; each looks at one row of a clause.
local finders = {}

--- "Importance will be given to …", "priority to …".
function finders.attention(rows, index, _, last)
  local lower, next_lower = lower_at(rows, index), lower_at(rows, index + 1)
  if CARE[lower] and (GIVEN[next_lower] and lower_at(rows, index + 2) == "be" or lower ~= "focus" and next_lower == "to") then
    local body = attention(rows, index, last)
    return body and { start = index, body = body, kind = "priority", style = "noun", keeps = false }
  end
end

--- "it is planned to …".
function finders.planned(rows, index, clause, last)
  if not words.planned[lower_at(rows, index)] or lower_at(rows, index + 1) ~= "to" or index == clause then return nil end
  local target = attention(rows, index + 2, last)
  if target and target <= last then return { start = index, body = target, kind = "priority", style = "noun", keeps = false } end
  return { start = index, body = index + 2, style = "verb", keeps = false }
end

--- "A new agreement is expected in 2022": the clause is what is to be done.
function finders.foreseen(rows, index, clause, last)
  local lower, verb = lower_at(rows, index), lower_at(rows, index + 1)
  if lower ~= "is" and lower ~= "are" or index == clause or index + 1 > last then return nil end
  if verb ~= "planned" and verb ~= "scheduled" and verb ~= "envisaged" and verb ~= "foreseen" and verb ~= "expected" then return nil end
  local behind = lower_at(rows, index + 2)
  if behind == "to" or behind == "that" or lower_at(rows, index - 1) == "it" then return nil end
  return { start = index, body = clause, style = "clause", keeps = false, predicts = verb == "expected" }
end

--- "a plan to …", "efforts to …", but not "no plans to …".
function finders.plan_noun(rows, index, clause)
  local lower, before = lower_at(rows, index), lower_at(rows, index - 1)
  if not words.plans[lower] or index == clause or lower_at(rows, index + 1) ~= "to" then return nil end
  if words.plans[before] or before == "and" or before == "will" or before == "make" then return nil end
  if not (rows_of.is_determined(rows, index, clause) or not lower:find("s$")) then return nil end
  if not words.verbs[lower_at(rows, words.skip_adverbs(rows, index + 2))] then return nil end
  for look = math.max(clause, index - 3), index - 1 do
    if words.denials[rows[look].lower] then return nil end
  end
  return { start = index, body = index + 2, style = "verb", keeps = false }
end

--- "X intends to …".
function finders.intent(rows, index, clause)
  if not words.intent[lower_at(rows, index)] or lower_at(rows, index + 1) ~= "to" or index == clause then return nil end
  if words.noun_readings[lower_at(rows, index)] and rows_of.is_determined(rows, index, clause) then return nil end
  if not words.verbs[lower_at(rows, words.skip_adverbs(rows, index + 2))] then return nil end
  local before = lower_at(rows, index - 1)
  local start = (before == "has" or before == "have" or before == "is" or before == "are") and index - 1 or index
  return { start = start, body = index + 2, style = "verb", keeps = true }
end

local PLACES = rows_of.set "prominent special important significant central particular"

--- "X has a prominent place": the clause says what is held important.
function finders.place(rows, index, clause, last)
  local lower = lower_at(rows, index)
  if lower ~= "has" and lower ~= "have" and lower ~= "occupies" and lower ~= "takes" or index == clause then return nil end
  for look = index + 1, math.min(index + 4, last) do
    if lower_at(rows, look) == "place" and PLACES[lower_at(rows, look - 1)] then
      return { start = index, body = clause, kind = "priority", style = "clause", keeps = false }
    end
  end
end

--- "The goal of increasing … was set".
function finders.goal_of(rows, index, clause)
  local lower = lower_at(rows, index)
  if lower ~= "goal" and lower ~= "task" and lower ~= "aim" or lower_at(rows, index + 1) ~= "of" or index - clause > 2 then return nil end
  if not words.gerund(lower_at(rows, index + 2)) then return nil end
  return { start = index, body = index + 2, kind = "goal", style = "noun", keeps = false }
end

local NAMING = rows_of.set "named names name called identified identifies defined defines listed lists"

--- "names two priorities: …", "named as the primary tasks …".
function finders.naming(rows, index, _, last)
  if not NAMING[lower_at(rows, index)] then return nil end
  for look = index + 1, math.min(index + 5, last) do
    local noun = lower_at(rows, look)
    if words.priority_nouns[noun] or words.goal_nouns[noun] then
      local has_colon = lower_at(rows, look + 1) == ":"
      if has_colon or lower_at(rows, index + 1) == "as" then
        local style = has_colon and "named" or "noun"
        return { start = index, body = look + (has_colon and 2 or 1), kind = "priority", style = style, keeps = false }
      end
    end
  end
end

--- "is aimed at …".
function finders.aimed(rows, index, clause)
  local target = index > clause and copula.verbs[lower_at(rows, index - 1)] and aimed(rows, index)
  return target and { start = index - 1, body = target, kind = "goal", style = "noun", keeps = true }
end

local BEFORE_COPULA = rows_of.set "is are was were will would include includes remain remains"

function finders.copula(rows, index, clause, last)
  return BEFORE_COPULA[lower_at(rows, index)] and copula.at(rows, index, clause, last)
end

function finders.modal(rows, index, clause, last, is_reported) return modal(rows, index, clause, last, is_reported) end

local ORDER = { "attention", "planned", "foreseen", "plan_noun", "intent", "place", "goal_of", "naming", "aimed", "copula", "modal" }

--- A lead-in that begins at a row of a clause, or nil.
---@param clause integer the first row of the clause
---@param last integer the last row of the sentence without its stop
---@param is_reported boolean whether the sentence reports what somebody said, so that "would" looks ahead
---@return Lead|nil
function M.at(rows, index, clause, last, is_reported)
  for _, name in ipairs(ORDER) do
    local lead = finders[name](rows, index, clause, last, is_reported)
    if lead and lead.body <= last then return lead end
  end
  return nil
end

return M
