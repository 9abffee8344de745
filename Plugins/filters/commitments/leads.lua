--- Lead-ins: the words after which a sentence says what somebody will do.
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

--- The row behind adverbs.
local function skip(rows, index)
  while rows[index] and words.is_adverb(rows[index].lower) do index = index + 1 end
  return index
end

--- "attention to", "priority to", "emphasis on", "focus on": the row behind it, when it begins at a row within reach.
local function attention(rows, from, to)
  for index = from, math.min(from + 6, to) do
    local lower, next_lower = lower_at(rows, index), lower_at(rows, index + 1)
    if (lower == "attention" or lower == "priority" or lower == "importance" or lower == "emphasis" or lower == "prominence")
      and (next_lower == "to" or next_lower == "on") then
      return index + 2
    end
    if (lower == "importance" or lower == "attention" or lower == "priority") and next_lower == "will" then
      for look = index + 2, index + 5 do
        if lower_at(rows, look) == "to" then return look + 1 end
      end
    end
    if (lower == "focus" or lower == "focuses" or lower == "focused" or lower == "concentrate" or lower == "concentrates")
      and next_lower == "on" then
      return index + 2
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

local function noun_between(rows, from, to, nouns)
  for index = from, to do
    if nouns[rows[index].lower] then return true end
  end
  return false
end

local COPULAS = rows_of.set "is are was were be include includes remain remains"

--- What the subject of a copula says of the aims behind it: "priority", "goal" or nil.
local function subject_kind(rows, from, to)
  if noun_between(rows, from, to, words.priority_nouns) then return "priority" end
  if noun_between(rows, from, to, words.goal_nouns) then return "goal" end
  -- "The second is to …": one of the priorities told before.
  if to - from <= 2 and lower_at(rows, from) == "the" and words.ordinals[lower_at(rows, from + 1)] then return "priority" end
  return nil
end

local function copula(rows, index, clause, last)
  local verb = index
  if (lower_at(rows, index) == "will" or lower_at(rows, index) == "would") and lower_at(rows, index + 1) == "be" then verb = index + 1 end
  if not COPULAS[lower_at(rows, verb)] then return nil end
  local kind = subject_kind(rows, clause, index - 1)
  local body = skip(rows, verb + 1)
  if lower_at(rows, body) == ":" then body = body + 1 end
  if not kind or body > last then return nil end
  local is_verb = lower_at(rows, body) == "to"
  if is_verb then body = body + 1 end
  if not is_verb and (lower_at(rows, body):find("ed$") or lower_at(rows, body) == "at" or lower_at(rows, body) == "in") then return nil end
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

local PARTICIPLES = { held = true, drawn = true, given = true, taken = true, made = true, set = true, put = true, built = true, kept = true,
  sent = true, brought = true, paid = true, done = true, led = true, spent = true }
local INTRANSITIVE = { ["take place"] = true, ["take office"] = true, ["take effect"] = true }

--- "will", "shall", "is to", "would" and their kind.
local function modal(rows, index, clause, last, is_reported)
  local lower = lower_at(rows, index)
  local verb
  if lower == "will" or lower == "shall" or lower == "should" or lower == "must" or (lower == "would" and is_reported) then
    verb = skip(rows, index + 1)
  elseif (lower == "is" or lower == "are") and lower_at(rows, skip(rows, index + 1)) == "to" then
    verb = skip(rows, skip(rows, index + 1) + 1)
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
    local participle = skip(rows, verb + 1)
    local target = aimed(rows, participle)
    if target then return { start = index, body = target, kind = "goal", style = "noun", keeps = true } end
    local form = lower_at(rows, participle)
    if PARTICIPLES[form] or form:find("%l%led$") then
      return { start = index, body = clause, style = "clause", keeps = false, obliged = obliged, verb = participle, passive = true }
    end
    return nil
  end
  local is_event = INTRANSITIVE[lower_at(rows, verb) .. " " .. lower_at(rows, verb + 1)] or verb == last
  if lower_at(rows, verb) == "have" then return nil end
  return { start = index, body = verb, style = "verb", keeps = true, obliged = obliged, event = is_event }
end

--- A lead-in that begins at a row of a clause, or nil.
---@param clause integer the first row of the clause
---@param last integer the last row of the sentence without its stop
---@return Lead|nil
function M.at(rows, index, clause, last, is_reported)
  local lower, next_lower = lower_at(rows, index), lower_at(rows, index + 1)
  if lower == "importance" and next_lower == "will" or (lower == "attention" or lower == "priority") and next_lower == "to" then
    local body = attention(rows, index, last)
    if body and body <= last then return { start = index, body = body, kind = "priority", style = "noun", keeps = false } end
  end
  if words.planned[lower] and next_lower == "to" and index > clause then
    local body = index + 2
    local target = attention(rows, body, last)
    if target and target <= last then return { start = index, body = target, kind = "priority", style = "noun", keeps = false } end
    return { start = index, body = body, style = "verb", keeps = false }
  end
  if words.intent[lower] and next_lower == "to" and index > clause and words.verbs[lower_at(rows, skip(rows, index + 2))] then
    return { start = index, body = index + 2, style = "verb", keeps = true }
  end
  if (lower == "has" or lower == "have" or lower == "occupies") and index > clause then
    for look = index, math.min(index + 4, last) do
      if lower_at(rows, look) == "place" and lower_at(rows, look - 1):find("^[psi][rpm][oe][mcp]") then
        return { start = index, body = clause, kind = "priority", style = "clause", keeps = false }
      end
    end
  end
  if (lower == "goal" or lower == "task" or lower == "aim") and next_lower == "of" and words.gerund(lower_at(rows, index + 2))
    and index - clause <= 2 then
    return { start = index, body = index + 2, kind = "goal", style = "noun", keeps = false }
  end
  if lower == "named" or lower == "names" or lower == "called" or lower == "identified" then
    for look = index + 1, math.min(index + 5, last) do
      local noun = lower_at(rows, look)
      if words.priority_nouns[noun] or words.goal_nouns[noun] then
        local has_colon = lower_at(rows, look + 1) == ":"
        if has_colon or lower_at(rows, index + 1) == "as" then
          return { start = index, body = look + (has_colon and 2 or 1), kind = "priority", style = has_colon and "named" or "noun", keeps = false }
        end
      end
    end
  end
  local target = aimed(rows, index)
  if target and target <= last and COPULAS[lower_at(rows, index - 1)] then
    return { start = index - 1, body = target, kind = "goal", style = "noun", keeps = true }
  end
  if lower == "is" or lower == "are" or lower == "was" or lower == "were" or lower == "will" or lower == "would" or lower:find("^includes?$") then
    local lead = copula(rows, index, clause, last)
    if lead then return lead end
  end
  return modal(rows, index, clause, last, is_reported)
end

return M
