--- "The main task is to …", "The priorities were …", "The second is to …": subjects that say what the aims behind them are.
local rows_of = require "rows"
local words = require "words"

local M = {}

local function lower_at(rows, index) return rows[index] and rows[index].lower or "" end

local function noun_between(rows, from, to, nouns)
  for index = from, to do
    if nouns[rows[index].lower] then return true end
  end
  return false
end

M.verbs = rows_of.set "is are was were be include includes remain remains"

--- What the subject of a copula says of the aims behind it: "priority", "goal" or nil.
local function subject_kind(rows, from, to)
  if noun_between(rows, from, to, words.priority_nouns) then return "priority" end
  if noun_between(rows, from, to, words.goal_nouns) then return "goal" end
  -- "The second is to …": one of the priorities told before.
  if to - from == 1 and lower_at(rows, from) == "the" and words.ordinals[lower_at(rows, from + 1)] then return "priority" end
  return nil
end

--- A copula whose subject says what the aims are; nil where the subject says nothing of the kind.
function M.at(rows, index, clause, last)
  local verb = index
  if (lower_at(rows, index) == "will" or lower_at(rows, index) == "would") and lower_at(rows, index + 1) == "be" then verb = index + 1 end
  if not M.verbs[lower_at(rows, verb)] then return nil end
  local kind = subject_kind(rows, clause, index - 1)
  local body = words.skip_adverbs(rows, verb + 1)
  if lower_at(rows, body) == ":" then body = body + 1 end
  if not kind or body > last then return nil end
  local is_verb = lower_at(rows, body) == "to"
  if is_verb then body = body + 1 end
  local first = lower_at(rows, body)
  if not is_verb and (first:find("ed$") or words.participles[first] or first == "at" or first == "in") then return nil end
  local is_step = noun_between(rows, clause, index - 1, { step = true, steps = true })
  -- "The main topic would be X": the subject says what X is, so that the clause is the aim.
  if noun_between(rows, clause, index - 1, { topic = true, theme = true }) then
    return { start = index, body = clause, kind = "priority", style = "clause", keeps = false }
  end
  return {
    start = index, body = body, kind = not is_step and kind or nil, style = (is_verb or words.verbs[lower_at(rows, body)]) and "verb" or "noun",
    keeps = false, whole = is_step,
  }
end

return M
