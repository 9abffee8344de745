--- Reads sentences and list items for aims and marks them.
local actors = require "actors"
local leads = require "leads"
local split = require "split"
local themes = require "themes"
local words = require "words"

local M = {}

--- The topic of an aim that names none: what states promise one another is international.
local DEFAULT_THEME = 19

local function inside(items, first, last)
  local found = {}
  for _, item in ipairs(items) do
    if item.first >= first and item.last <= last then found[#found + 1] = item end
  end
  return found
end

--- The last row of a clause's aims, without its stop, without ", he added", without a look back (", which held …").
local function trim_end(state, first, last)
  local rows = state.rows
  while last > first and rows[last].kind == "punctuation" and not rows[last].form:find("^[%)”%]\"]") do last = last - 1 end
  for index = last, first + 2, -1 do
    if rows[index].form == "," then
      local behind = rows[index + 1] and rows[index + 1].lower
      local tail = state.text:sub(rows[index].first, rows[last].last)
      local verb = rows[last].lower
      if words.reporting[verb] and last - index <= 9 or tail:find("^, [^,]- told [%l]+$") then return index - 1 end
      if behind == "which" and rows[index + 2] and rows[index + 2].lower:find("^[hwlt][aeo][lds]%l*$") and last - index < 12 then
        local past = rows[index + 2].lower
        if past == "held" or past == "had" or past == "was" or past == "were" or past == "took" or past == "led" then return index - 1 end
      end
    end
  end
  return last
end

--- The kind of an aim: what the lead-in says, else its verb tells a thing to be done from an end to reach.
local function kind_of(state, lead, from)
  if lead.kind then return lead.kind end
  local rows, index = state.rows, lead.verb or from
  if lead.obliged then return "goal" end
  if lead.style == "clause" then return "action" end
  while rows[index] and (words.is_adverb(rows[index].lower) or rows[index].lower == "will" or rows[index].lower == "shall"
    or rows[index].lower == "to" or rows[index].lower == "is" or rows[index].lower == "are") do
    index = index + 1
  end
  local verb = rows[index] and rows[index].lower or ""
  if lead.whole and words.names_action(verb) then return "action" end
  return words.actions[words.gerund(verb) or verb] and "action" or "goal"
end

--- The period of an aim: a time inside it, the lead-in's, or the chair's term.
local function period_of(state, first, last, lead_first, lead_last, subject)
  local function first_period(from, to)
    for _, time in ipairs(inside(state.times, from, to)) do
      local named = false
      for _, entity in ipairs(state.entities) do
        named = named or entity.first <= time.first and time.last <= entity.last
      end
      local before = state.text:sub(from, time.first - 1)
      if time.type == "DATE" and not named and not before:find("among ") and not before:find("before ") then
        local period = actors.period(time.value)
        if period then return period end
      end
    end
    return nil
  end
  local own = first_period(first, last) or first_period(lead_first, lead_last)
  if own then return own end
  if actors.is_chair(subject) or chancery.text.lower(subject):find("during its term") then return state.chair.term end
  if chancery.text.lower(subject):find("priorit") and state.chair.term then return state.chair.term end
  return nil
end

local function mark(state, from, to, lead, actor, lead_first, subject)
  local rows = state.rows
  while from < to and (rows[from].kind == "punctuation" and rows[from].form ~= "“" or rows[from].lower == "to" and lead.style ~= "clause") do
    from = from + 1
  end
  while to > from and (rows[to].form == "," or rows[to].form == ";" or rows[to].form == "." or rows[to].form == ":") do to = to - 1 end
  if to <= from then return end
  local first, last = rows[from].first, rows[to].last
  local text, names = state.text:sub(first, last), inside(state.entities, first, last)
  state.editor:annotate("commitments", {
    first = first, last = last, kind = kind_of(state, lead, from), actor = actor,
    themes = themes.of(text, 3, DEFAULT_THEME), partners = actors.partners(text, first, names, actor, state.chair),
    period = lead.period or period_of(state, first, last, lead_first, math.max(lead_first, first - 1), subject),
  })
  state.actor = actor
end

--- Marks the aims behind a lead-in; a single one keeps the verb of its lead-in where that has a subject of its own.
local function mark_lead(state, lead, clause, last)
  local rows = state.rows
  local subject = lead.start > clause and state.text:sub(rows[clause].first, rows[lead.start - 1].last) or ""
  local names = lead.start > clause and inside(state.entities, rows[clause].first, rows[lead.start - 1].last) or {}
  local actor = actors.actor(subject, names, state.chair, state.actor)
  local lead_first = rows[state.sentence_first].first
  if lead.style == "clause" or lead.event and #names == 0 and not actors.is_chair(subject) then
    mark(state, lead.style == "clause" and lead.body or clause, last, lead, actor, lead_first, subject)
    return
  end
  local style = lead.style
  local gerund = words.gerund(rows[lead.body].lower)
  if style == "noun" and gerund and not lead.kind then style = "gerund" end
  local parts = lead.whole and { { lead.body, last } } or split.parts(rows, lead.body, last, style)
  if #parts == 1 and lead.keeps then parts[1][1] = lead.start end
  for _, part in ipairs(parts) do mark(state, part[1], part[2], lead, actor, lead_first, subject) end
end

--- Whether a clause begins at a row: behind a stop, a comma with a new subject, "that", "and" with a new subject.
local function begins_clause(rows, index, first)
  if index == first then return true end
  local before = rows[index - 1].lower
  return before == "," or before == ";" or before == ":" or before == "that" or before == "“" or before == "while"
end

function M.sentence(state, first, last)
  local rows = state.rows
  state.sentence_first = first
  local finish = trim_end(state, first, last)
  local is_reported, clause, index = state.was_reported, first, first
  for look = first, finish do is_reported = is_reported or words.reporting[rows[look].lower] or false end
  while index <= finish do
    if begins_clause(rows, index, first) and index > clause then
      -- "In the first half of 2025, it is planned …": the clause is what has the verb, its time stays with the sentence.
      clause = index
    end
    local lead = leads.at(rows, index, clause, finish, is_reported)
    if lead and lead.obliged then
      local names = inside(state.entities, rows[clause].first, rows[math.max(clause, index - 1)].last)
      local has_body = false
      for _, name in ipairs(names) do has_body = has_body or name.type == "ORG" or name.canonical == state.chair.state end
      if not has_body then lead = nil end
    end
    if lead and lead.body <= finish then
      mark_lead(state, lead, clause, finish)
      return lead
    end
    index = index + 1
  end
  return nil
end

--- "To develop …; to create …" below "proposes the following priorities:": the first sentence of an item holds its aims.
function M.item(state, first, last, open)
  local rows, from = state.rows, first
  local colon
  for index = first, math.min(first + 8, last) do
    if rows[index].form == ":" then colon = index end
  end
  if colon then from = colon + 1 end
  while from < last and (rows[from].kind ~= "word" or rows[from].form:find("^%u$") and rows[from + 1].kind ~= "word"
    or rows[from].lower == "to" or from == first and rows[from].form:find("^[%u%l]%)?$")) do
    from = from + 1
  end
  state.sentence_first = first
  local finish = trim_end(state, from, last)
  local plain = rows[from].lower
  local style = words.gerund(plain) and "gerund" or words.verbs[plain] and "verb" or "named"
  local lead = { start = from, body = from, style = style, kind = open.kind, period = nil }
  if colon and style == "verb" then lead.kind = nil end
  local parts = style == "named" and { { from, finish } } or split.parts(rows, from, finish, style)
  for _, part in ipairs(parts) do mark(state, part[1], part[2], lead, open.actor, open.first, open.subject) end
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
