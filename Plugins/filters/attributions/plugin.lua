--- Clauses that say where a statement comes from, with the source as it is written, without an article.
local rows_of = require "rows"
local speech = require "speech"
local verbs = require "verbs"

local STOPS, FINITE, ARTICLES = speech.STOPS, speech.FINITE, speech.ARTICLES

--- The source of a stretch of rows: its text without an article.
local function source_text(state, from, to)
  if from < to and ARTICLES[state.rows[from].lower] then from = from + 1 end
  return state.text:sub(state.rows[from].first, state.rows[to].last)
end

local function mark(state, from, to, source_from, source_to)
  if to < from or source_to < source_from then return end
  for index = from, to do
    if state.taken[index] then return end
  end
  for index = from, to do state.taken[index] = true end
  state.editor:annotate("attributions", {
    first = state.rows[from].first, last = state.rows[to].last, source = source_text(state, source_from, source_to),
  })
end

--- The last row of a noun phrase: up to a stop, across ", NAME" where an office goes before.
local function phrase_end(state, from, last)
  local rows, index = state.rows, from
  while index < last and not STOPS[rows[index + 1].form] do index = index + 1 end
  local person = state.starts[index + 2]
  if index + 2 <= last and rows[index + 1].form == "," and person and person.type == "PERSON" and not state.starts[from]
    and (index + 2 + (person.to - person.from) >= last or STOPS[rows[person.to + 1] and rows[person.to + 1].form]) then
    return person.to
  end
  return index
end

--- "according to X".
local function find_according(state, first, last)
  local rows = state.rows
  for index = first, last - 2 do
    if rows[index].lower == "according" and rows[index + 1].lower == "to" then
      local to = phrase_end(state, index + 2, last)
      mark(state, index, to, index + 2, to)
    end
  end
end

--- "which was published … by X", "which X published …", "as reported by X", "this is stated in X".
local function find_published(state, first, last)
  local rows = state.rows
  for index = first, last - 1 do
    local lower = rows[index].lower
    if verbs.publishing[lower] then
      local by = index + 1
      while by < last and by < index + 6 and rows[by].lower ~= "by" and not STOPS[rows[by].form] do by = by + 1 end
      local from = index
      while from > first and index - from < 5 and rows[from].lower ~= "which" and rows[from].lower ~= "as" and not STOPS[rows[from - 1].form] do
        from = from - 1
      end
      local opener = rows[from].lower
      if rows[by].lower == "by" and by < last then
        local to = phrase_end(state, by + 1, last)
        mark(state, (opener == "which" or opener == "as") and from or index, to, by + 1, to)
      elseif opener == "which" and index > from + 1 and not FINITE[rows[from + 1].lower] then
        mark(state, from, phrase_end(state, index, last), from + 1, index - 1)
      end
    elseif (lower == "this" or lower == "it" or lower == "as") and index + 3 <= last then
      local verb = rows[index + 1].lower == "is" and index + 2 or rows[index + 1].lower == "was" and index + 2 or index + 1
      local said = rows[verb].lower
      if (said == "stated" or said == "said" or said == "noted" or said == "written" or said == "reported" or said == "mentioned"
        or said == "announced" or said == "emphasised") and verb + 2 <= last and rows[verb + 1].lower == "in" then
        local to = phrase_end(state, verb + 2, last)
        mark(state, index, to, verb + 2, to)
      end
    end
  end
end

--- "X said", "the document states", "He named as the primary tasks".
local function find_speech(state, first, last)
  local rows = state.rows
  for index = first + 1, last do
    local manner = speech.manner_of(rows, index, last)
    local from, to, source_to
    if manner then from, to, source_to = speech.subject_of(state, index, first) end
    if from and speech.can_report(state, manner, from, to, index) then
      local lower = rows[index].lower
      local is_telling = lower == "told" or lower == "tell" or lower == "tells" or lower == "informed"
      local is_presenting = manner == "presenting" or manner == "setting"
      local stop = (is_telling or is_presenting) and speech.object_end(state, index, last, is_presenting) or index
      local has_day = is_telling and rows[first].lower == "on" and from - first <= 4 and from > first and rows[from - 1].form == ","
      -- "On Wednesday, X told": the time belongs to the clause.
      mark(state, has_day and first or from, stop, from, source_to)
    end
  end
end

--- "Reports: …", "Minister: …" at the head of a title.
local function find_title(state, first, last)
  local colon
  for index = first, math.min(first + 4, last) do
    if state.rows[index].form == ":" then colon = index end
  end
  if colon and colon > first and speech.kind_of(state, first, colon - 1) and colon < last then mark(state, first, colon - 1, first, colon - 1) end
end

return chancery.filter {
  name = "attributions",
  version = "1.0.0",
  summary = "Marks the clauses that say where a statement comes from, with the source.",
  license = "MIT",
  needs = { "entities" },
  provides = { attributions = { source = "string" } },

  apply = function(document)
    local rows = rows_of.read(document)
    local state = { text = document.text, rows = rows, editor = document:edit(), taken = {}, starts = {}, ends = {} }
    local row_at, row_end = {}, {}
    for index, row in ipairs(rows) do row_at[row.first], row_end[row.last] = index, index end
    for _, entity in ipairs(document:layer "entities") do
      local item = { type = entity.type, from = row_at[entity.first], to = row_end[entity.last] }
      if item.from and item.to then state.starts[item.from], state.ends[item.to] = item, item end
    end
    local first = 1
    for index = 1, #rows do
      if index == #rows or rows[index + 1].sentence ~= rows[index].sentence then
        local block = first == 1 and document:blocks()[1]
        if block and block.kind == "heading" then
          find_title(state, first, index)
        else
          find_according(state, first, index)
          find_published(state, first, index)
          find_speech(state, first, index)
        end
        first = index + 1
      end
    end
    return state.editor
  end,
}
