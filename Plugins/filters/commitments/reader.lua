--- Reads sentences and list items for aims and marks them.
local actors = require "actors"
local leads = require "leads"
local marking = require "marking"
local split = require "split"
local words = require "words"

local M = {}

local inside, mark, trim_end = marking.inside, marking.mark, marking.trim_end

--- Verbs of what is arranged already: "which Brazil hosts in November".
local ARRANGED = { hosts = true, holds = true, organises = true, organizes = true, convenes = true }

--- Prepositions that open a frame for a whole sentence: "In 2021-2025, …", "During its term …".
local FRAMING = { ["in"] = true, during = true, from = true, by = true, on = true, ["until"] = true, within = true, over = true,
  ["for"] = true, throughout = true, under = true, according = true }

--- Where times that hold for all aims may stand: the words before the verb, and the sentence's own frame.
local function frame_of(state, lead, clause)
  local rows, first = state.rows, state.sentence_first
  local ranges = { { rows[clause].first, rows[lead.start].last } }
  local subject = lead.start > clause and state.text:sub(rows[clause].first, rows[lead.start - 1].last) or ""
  if FRAMING[rows[first].lower] and clause > first then
    local comma = first
    while comma < clause and rows[comma].form ~= "," do comma = comma + 1 end
    ranges[#ranges + 1] = { rows[first].first, rows[comma].last }
    subject = subject .. " " .. state.text:sub(rows[first].first, rows[comma].last)
  end
  return { ranges = ranges, subject = subject }
end

--- Marks the aims behind a lead-in; a single one keeps the verb of its lead-in where that has a subject of its own.
local function mark_lead(state, lead, clause, last)
  local rows = state.rows
  local to = lead.start > clause and rows[lead.start - 1].last or rows[clause].first - 1
  local subject, names = state.text:sub(rows[clause].first, to), inside(state.entities, rows[clause].first, to)
  local frame = frame_of(state, lead, clause)
  local actor = actors.actor(subject, names, state.chair, state.actor)
  -- "Work on the pact will continue": unless the subject begins with who acts, it is what the aim is about.
  local head = rows[clause].lower == "the" and clause + 1 or clause
  local acts = actors.is_chair(subject) or #names > 0 and names[1].first <= rows[head].first
  -- Who acts in a passive clause is not its subject.
  if lead.passive or not acts and (lead.style == "clause" or lead.event) or lead.style == "clause" and actor == state.chair.body then
    actor = state.chair.state
  end
  if lead.style == "clause" or lead.event and not acts then
    mark(state, lead.style == "clause" and lead.body or clause, last, lead, actor, frame)
    return
  end
  local style = lead.style
  if style == "noun" and words.gerund(rows[lead.body].lower) and not lead.kind then style = "gerund" end
  local parts = lead.whole and { { lead.body, last } } or split.parts(rows, lead.body, last, style)
  if #parts == 1 and lead.keeps then parts[1][1] = lead.start end
  for _, part in ipairs(parts) do mark(state, part[1], part[2], lead, actor, frame) end
end

local OPENERS = { [","] = true, [";"] = true, [":"] = true, ["that"] = true, ["“"] = true, ['"'] = true, ["while"] = true,
  reporting = true, says = true, said = true }

--- Whether a clause begins at a row: behind a stop or "that", or behind who was told.
local function begins_clause(state, index)
  local rows = state.rows
  if OPENERS[rows[index - 1].lower] then return true end
  local listener = state.ends[rows[index - 1].last]
  local verb = listener and rows[listener - 1] and rows[listener - 1].lower
  return verb == "tell" or verb == "told" or verb == "tells"
end

--- The comma before the next clause with a subject and "will" of its own, behind a lead-in; nil where there is none.
local function next_clause(rows, from, finish)
  for index = from + 1, finish - 2 do
    local lower = rows[index].lower
    if (lower == "," or lower == ";" or lower == "but") and not words.holders[rows[index + 1].lower] then
      for look = index + 2, math.min(index + 7, finish - 1) do
        if rows[look].lower == "," or words.verbs[rows[look - 1].lower] and look > index + 2 then break end
        if rows[look].lower == "will" or rows[look].lower == "shall" then return index end
      end
    end
  end
  return nil
end

--- Whether somebody named is bound by "should" or "must": a call on others is no commitment.
local function binds(state, clause, index)
  for _, name in ipairs(inside(state.entities, state.rows[clause].first, state.rows[math.max(clause, index - 1)].last)) do
    if name.type == "ORG" or name.canonical == state.chair.state then return true end
  end
  return false
end

--- Who can mean to do something although no name is given.
local PERSONS = { we = true, i = true, he = true, she = true, they = true, ministers = true, leaders = true, sides = true, parties = true,
  members = true, participants = true, states = true, countries = true, government = true, authorities = true, officials = true }

--- Whether somebody who can mean to do something stands before a verb; prices that "will rise" promise nothing.
local function acts_for(state, clause, index)
  local to = state.rows[math.max(clause, index - 1)].last
  local subject = state.text:sub(state.rows[clause].first, to)
  if #inside(state.entities, state.rows[clause].first, to) > 0 or actors.is_chair(subject) then return true end
  for look = clause, index do
    if PERSONS[state.rows[look].lower] then return true end
  end
  return false
end

--- Whether a row belongs to an item's mark: "•", "1.", "(a)", "A –", or is the "To" before a verb.
local function is_mark(rows, index)
  local row, behind = rows[index], rows[index + 1].form
  if row.kind ~= "word" and row.kind ~= "number" then return row.form ~= "“" and row.form ~= '"' end
  return #row.form <= 3 and (behind == ")" or behind == "." or behind == "–" or behind == "—") or row.lower == "to"
end

--- Reads one sentence.
---@param first integer its first row
---@param last integer its last row
function M.sentence(state, first, last)
  local rows = state.rows
  while first < last and is_mark(rows, first) do first = first + 1 end
  state.sentence_first = first
  local finish = trim_end(state, first, last)
  local is_reported, clause, index, asked = false, first, first, false
  for look = first, last do is_reported = is_reported or words.reporting[rows[look].lower] or false end
  while index <= finish do
    if index > clause and begins_clause(state, index) then clause, asked = index, false end
    asked = asked or words.questions[rows[index].lower] and index < finish
    local lead = not asked and leads.at(rows, index, clause, finish, is_reported)
    if lead and (lead.obliged and not binds(state, clause, index) or lead.predicts and not acts_for(state, clause, index)) then lead = nil end
    if lead and lead.body <= finish then
      local comma = next_clause(rows, math.max(lead.body, lead.start), finish)
      mark_lead(state, lead, clause, comma and comma - 1 or finish)
      if not comma then break end
      index, clause = comma, comma + 1
    end
    index = index + 1
  end
  M.arranged(state, finish + 1, last)
end

--- "…, which Brazil hosts in Belém in November": what is arranged already, told in passing.
function M.arranged(state, from, last)
  local rows = state.rows
  for index = from, last - 3 do
    if rows[index].lower == "which" and rows[index + 1].capital and ARRANGED[rows[index + 2].lower] then
      local stop = trim_end(state, index + 2, last)
      local lead = { start = index + 2, body = index + 2, style = "clause" }
      local names = inside(state.entities, rows[index + 1].first, rows[index + 1].last)
      if #inside(state.times, rows[index].first, rows[stop].last) > 0 then
        mark(state, index + 2, stop, lead, actors.actor(rows[index + 1].form, names, state.chair), { ranges = {}, subject = "" })
      end
    end
  end
end

--- "To develop …; to create …" below "proposes the following priorities:": the first sentence of an item holds its aims.
function M.item(state, first, last, open)
  local rows, from = state.rows, first
  local colon
  for index = first, math.min(first + 8, last) do
    if rows[index].form == ":" then colon = index end
  end
  if colon then from = colon + 1 end
  while from < last and is_mark(rows, from) do from = from + 1 end
  state.sentence_first = first
  local finish = trim_end(state, from, last)
  while finish > from and (rows[finish].lower == "and" or rows[finish].lower == "or") do finish = trim_end(state, from, finish - 1) end
  local plain = rows[from].lower
  local style = words.gerund(plain) and "gerund" or words.verbs[plain] and "verb" or "named"
  local lead = { start = from, body = from, style = style, kind = open.kind }
  if colon and style == "verb" then lead.kind = nil end
  local parts = style == "named" and { { from, finish } } or split.parts(rows, from, finish, style)
  local frame = { ranges = { { open.first, open.last } }, subject = open.subject }
  for _, part in ipairs(parts) do mark(state, part[1], part[2], lead, open.actor, frame) end
  M.arranged(state, finish + 1, last)
end

--- What a sentence that ends in a colon says of the list below it; nil where it says nothing of aims.
function M.open_list(state, first, last)
  local rows, text = state.rows, state.text:sub(state.rows[first].first, state.rows[last].last)
  local lower = chancery.text.lower(text)
  local kind = (lower:find("priorit") or lower:find("attention") or lower:find("areas") or lower:find("directions")
    or lower:find("focus")) and "priority" or (lower:find("goals") or lower:find("objectives")) and "goal" or nil
  local verb
  for index = first, last do
    local row = rows[index].lower
    if not verb and (words.intent[row] or row == "will" or row == "would" or row == "is" or row == "are" or row == "names"
      or row == "includes" or row == "include" or row == "set" or row == "sets") then
      verb = index
    end
  end
  if not kind and not verb then return nil end
  local to = verb and verb > first and verb - 1 or last
  local subject = state.text:sub(rows[first].first, rows[to].last)
  -- "proposes that the leaders concentrate on": they are to do it.
  local that = lower:find("%f[%a]that%f[%A]")
  local names = inside(state.entities, rows[first].first, rows[to].last)
  local actor = that and lower:find("leaders", that) and state.chair.body or actors.actor(subject, names, state.chair, state.actor)
  return { kind = kind, actor = actor, subject = text, first = rows[first].first, last = rows[last].last }
end

return M
