--- Who reports, in what manner, and how far the clause goes.
local rows_of = require "rows"
local verbs = require "verbs"

local M = {}

--- Marks at which a clause or a phrase ends.
M.STOPS = rows_of.set ", ; : . ! ? “ ” « » – — ( )"
M.FINITE = rows_of.set "is are was were has have had will would shall can could may might must should"
M.ARTICLES = rows_of.set "the a an"
local STOPS, FINITE, ARTICLES = M.STOPS, M.FINITE, M.ARTICLES

--- The rows of the subject before a verb: first and last, and the last row of the source; nil where there is none.
function M.subject_of(state, verb, first)
  local rows, index = state.rows, verb - 1
  if index < first then return nil end
  local source_last
  if rows[index].form == ")" then
    -- "The International Atomic Energy Agency (IAEA) reported".
    while index > first and rows[index].form ~= "(" do index = index - 1 end
    index = index - 1
    source_last = index
    if index < first then return nil end
  end
  if rows[index].form == "," then
    -- "Rau, who became Chairman this month, told": the source stands before the aside, unless the aside is the name.
    local open = index - 1
    while open > first and rows[open].form ~= "," do open = open - 1 end
    if rows[open].form ~= "," then return nil end
    local person = state.starts[open + 1]
    source_last = person and person.type == "PERSON" and person.to == index - 1 and index - 1 or open - 1
    index = open - 1
  end
  local from = index
  while from > first and not STOPS[rows[from - 1].form] and rows[from - 1].form ~= '"' and rows[from - 1].lower ~= "that"
    and rows[from - 1].lower ~= "and" and rows[from - 1].lower ~= "with" and rows[from - 1].lower ~= "which" do
    from = from - 1
  end
  if rows[from].lower == "and" or rows[from].lower == "but" or rows[from].lower == "with" or rows[from].lower == "who" then
    from = from + 1
  end
  if from > index or index - from > 14 then return nil end
  for look = from, index do
    if FINITE[rows[look].lower] then return nil end
  end
  return from, index, source_last or index
end

--- What a subject is: "person" (anybody), "paper", or nil.
function M.kind_of(state, from, to)
  for index = to, from, -1 do
    local item = state.starts[index]
    if item and (item.type == "PERSON" or item.type == "ORG") and item.to == to then return "person" end
    local lower = state.rows[index].lower
    if verbs.papers[lower] then return "paper" end
    if verbs.people[lower] then return "person" end
  end
  return nil
end

--- Where the clause ends behind the verb: with whom was told, or what is presented.
function M.object_end(state, verb, last, is_presenting)
  local rows, index = state.rows, verb
  while index < last do
    local next_row, lower = rows[index + 1], rows[index + 1].lower
    if STOPS[next_row.form] or next_row.form == '"' or lower == "that" or lower == "how" or lower == "to" and not is_presenting then break end
    index = index + 1
    if is_presenting and (lower == "priorities" or lower == "tasks" or lower == "goals") and rows[verb].lower:find("^name") then break end
    local listener = state.ends[index]
    local behind = rows[index + 1] and rows[index + 1].lower
    if listener and not is_presenting and behind ~= "in" and behind ~= "on" and behind ~= "at" and behind ~= "of" then break end
  end
  return index
end

--- How a row reports: "speech", "doubtful", "showing", "presenting", "participle", or nil.
function M.manner_of(rows, index, last)
  local lower, behind = rows[index].lower, rows[index + 1]
  local sign = behind and behind.form
  local leads_on = not behind or index == last or sign == ":" or sign == '"' or sign == "“" or behind.lower == "that" or sign == "," or sign == "."
  if verbs.speech[lower] or verbs.before_quotation[lower] and leads_on then return "speech" end
  if verbs.doubtful[lower] then return "doubtful" end
  if verbs.showing[lower] then return "showing" end
  if verbs.presenting[lower] then return "presenting" end
  if lower == "set" and behind and behind.lower == "out" then return "setting" end
  if verbs.participles[lower] and rows[index - 1].kind == "word" then return "participle" end
  return nil
end

--- Whether a subject can be the source in a manner of reporting.
function M.can_report(state, manner, from, to, verb)
  local rows, kind = state.rows, M.kind_of(state, from, to)
  if manner == "speech" then return kind or rows[from].capital or ARTICLES[rows[from].lower] end
  if manner == "doubtful" then
    -- "the member states" are no statement: the word right before must be able to make one.
    local head = rows[to].lower
    local behind = rows[verb + 1]
    local quotes = behind and (behind.lower == "that" or behind.form == ":" or behind.form == '"' or behind.form == "“")
    return verbs.papers[head] or state.ends[to] and quotes or (verbs.people[head] and rows[verb].lower == "reports")
  end
  if manner == "showing" then return kind == "paper" end
  if manner == "setting" then return kind == "person" end
  if manner == "participle" then return kind and to - from < 6 end
  return kind
end

return M
