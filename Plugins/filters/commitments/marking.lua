--- Marks one aim: where it ends, of what kind it is, its period, its partners, its topics.
local actors = require "actors"
local ranges = require "ranges"
local themes = require "themes"
local words = require "words"

local M = {}

M.inside = ranges.inside

--- Verbs of a look back: "which held the presidency in 2017".
local PAST = { held = true, had = true, was = true, were = true, took = true, led = true, became = true, began = true }

--- The last row of a clause's aims, without its stop, without ", he added", without a look back (", which held …").
function M.trim_end(state, first, last)
  local rows = state.rows
  local form = rows[last].form
  if last > first and (form == "”" or form == '"' or form == "’") and rows[last - 1].form:find("^[.,!?]$") then last = last - 1 end
  while last > first and rows[last].form:find("^[.,;:!?]+$") do last = last - 1 end
  for index = last, first + 2, -1 do
    -- "…, he added", "…,” Jasina told reporters": who said it is no part of the aim.
    local said = state.said[rows[index].first]
    if said and said >= rows[last].last then
      local before = index - 1
      while before > first and rows[before].form:find("^[,“”\"]") do before = before - 1 end
      if before < index - 1 then return before end
    end
    if rows[index].form == "," then
      local behind = rows[index + 1] and rows[index + 1].lower
      local verb_behind = rows[index + 2] and rows[index + 2].lower
      if behind == "which" and (PAST[verb_behind] or rows[index + 2].capital) then return index - 1 end
    end
  end
  return last
end

--- The kind of an aim: what the lead-in says, else its verb tells a thing to be done from an end to reach.
local function kind_of(state, lead, from)
  if lead.kind then return lead.kind end
  if lead.whole or lead.event then return "action" end
  local rows, index = state.rows, lead.verb or from
  if lead.obliged then return "goal" end
  if lead.style == "clause" then return "action" end
  while rows[index] and (words.is_adverb(rows[index].lower) or rows[index].lower == "will" or rows[index].lower == "shall"
    or rows[index].lower == "to" or rows[index].lower == "is" or rows[index].lower == "are") do
    index = index + 1
  end
  local verb = rows[index] and rows[index].lower or ""
  for look = index + 1, index + 3 do
    if rows[look] and (rows[look].lower == "attention" or rows[look].lower == "priority") then return "priority" end
  end
  return words.actions[words.gerund(verb) or verb] and "action" or "goal"
end

--- The first period among the times of a stretch, without those that belong to names or to examples.
local function first_period(state, from, to)
  for _, time in ipairs(M.inside(state.times, from, to)) do
    local name = ranges.covering(state.entities, time.first)
    local named = name ~= nil and name.last >= time.last
    local before = state.text:sub(from, time.first - 1)
    local period = time.type == "DATE" and not named and not before:find("among ") and not before:find("before ")
      and actors.period(time.value)
    if period then return period end
  end
  return nil
end

--- The period of an aim: a time inside it, the lead-in's, or the chair's term where the chair is the subject.
local function period_of(state, first, last, frame)
  local own = first_period(state, first, last)
  for _, range in ipairs(frame.ranges) do own = own or first_period(state, range[1], math.min(range[2], first - 1)) end
  if own then return own end
  local lower = chancery.text.lower(frame.subject)
  local speaks_of_term = actors.is_chair(frame.subject) or lower:find("during its term") or lower:find("priorit")
    or state.was_chair and (lower:find("^%s*it%s*$") or lower:find("^%s*it also%s*$"))
  state.was_chair = speaks_of_term and true or nil
  return speaks_of_term and state.chair.term or nil
end

function M.mark(state, from, to, lead, actor, frame)
  local rows = state.rows
  while from < to and (rows[from].kind == "punctuation" and rows[from].form ~= "“" or rows[from].lower == "to" and lead.style ~= "clause") do
    from = from + 1
  end
  while to > from and (rows[to].form == "," or rows[to].form == ";" or rows[to].form == "." or rows[to].form == ":") do to = to - 1 end
  if to <= from then return end
  local first, last = rows[from].first, rows[to].last
  local text, names = state.text:sub(first, last), M.inside(state.entities, first, last)
  state.editor:annotate("commitments", {
    first = first, last = last, kind = kind_of(state, lead, from), actor = actor,
    themes = themes.of(text, 3, state.theme), partners = actors.partners(text, first, names, actor, state.chair),
    period = period_of(state, first, last, frame),
  })
  state.actor = actor
end

return M
