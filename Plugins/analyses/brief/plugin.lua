--- What a reader wants to know first: what it is, who, when, who promises what with whom by when, on whose word, and what
--- is wrong with the text.
local topics = require "topics"

--- What one document holds, as plain data. Evidence carries the sentence.
local function map(document)
  local brief = {
    documents = { {
      id = document.id, title = document.title or document.id, published = document.meta.published,
      language = document.language, sentences = #document:sentences(),
      words = document:frequencies("lower", { kind = { "word", "number" } }):total(),
    } },
    names = chancery.counter(), kinds = {}, times = {}, commitments = {}, attributions = {}, defects = {},
  }
  for entity in document:layer "entities" do
    brief.names:add(entity.canonical)
    brief.kinds[entity.canonical] = { [entity.type] = 1 }
  end
  for time in document:layer "times" do
    brief.times[#brief.times + 1] = { value = time.value, type = time.type, evidence = time:evidence() }
  end
  for item in document:layer "commitments" do
    brief.commitments[#brief.commitments + 1] = {
      kind = item.kind, actor = item.actor, themes = item.themes, partners = item.partners, period = item.period,
      text = item.text, evidence = item:evidence(),
    }
  end
  for item in document:layer "attributions" do
    brief.attributions[#brief.attributions + 1] = { source = item.source, evidence = item:evidence() }
  end
  for item in document:layer "defects" do
    brief.defects[#brief.defects + 1] = { kind = item.kind, text = item.text, evidence = item:evidence() }
  end
  return brief
end

local kind_names = {
  ORG = "organisation", GPE = "state or place", LOC = "region", PERSON = "person", EVENT = "event", DOC = "document",
}

local function kind_of(kinds)
  local best, most
  for kind, count in pairs(kinds or {}) do
    if not most or count > most then
      best, most = kind, count
    end
  end
  return kind_names[best] or best
end

local function report_names(brief, report, limit)
  local rows = {}
  for _, row in ipairs(brief.names:rows { limit = limit }) do
    rows[#rows + 1] = { row[1], kind_of(brief.kinds[row[1]]), row[2] }
  end
  report:table {
    title = "Who and where",
    columns = { { "Name", type = "string" }, { "What", type = "string" }, { "Mentions", type = "integer" } },
    rows = rows,
    note = brief.names:distinct() > #rows and (brief.names:distinct() - #rows .. " more names") or nil,
  }
end

local function report_times(brief, report, limit)
  local seen, rows, more = {}, {}, 0
  for _, time in ipairs(brief.times) do
    local key = time.value .. "\0" .. time.evidence.text
    if not seen[key] then
      seen[key] = true
      if #rows < limit then
        rows[#rows + 1] = { time.value, time.evidence.text, time.evidence.sentence }
      else
        more = more + 1
      end
    end
  end
  table.sort(rows, function(a, b) return a[1] < b[1] end)
  report:table {
    title = "When",
    columns = { { "Value", type = "string" }, { "As written", type = "string" }, { "Sentence", type = "string" } },
    rows = rows,
    note = more > 0 and (more .. " more") or nil,
  }
end

--- A commitment in one line: what, by whom, with whom, when.
local function describe(item)
  local parts = { item.text }
  if item.actor then
    parts[#parts + 1] = "by " .. item.actor
  end
  if #item.partners > 0 then
    parts[#parts + 1] = "with " .. table.concat(item.partners, ", ")
  end
  if item.period then
    parts[#parts + 1] = "period " .. item.period
  end
  return table.concat(parts, " — ") .. " [" .. item.kind .. "]"
end

--- Commitments by their main theme, themes with most of them first.
local function report_commitments(brief, report)
  local groups, order = {}, {}
  for _, item in ipairs(brief.commitments) do
    local theme = item.themes[1] or 0
    if not groups[theme] then
      groups[theme] = {}
      order[#order + 1] = theme
    end
    table.insert(groups[theme], item)
  end
  table.sort(order, function(a, b)
    if #groups[a] ~= #groups[b] then
      return #groups[a] > #groups[b]
    end
    return a < b
  end)
  for _, theme in ipairs(order) do
    local name = topics[theme] or "no theme found"
    for _, item in ipairs(groups[theme]) do
      report:finding {
        rule = "commitment/" .. theme, message = describe(item), evidence = item.evidence,
        properties = { heading = string.format("Commitments: %s (%d)", name, #groups[theme]), theme = theme,
          kind = item.kind, actor = item.actor, partners = item.partners, period = item.period },
      }
    end
  end
end

local function plural(count, noun)
  return count .. " " .. noun .. (count == 1 and "" or "s")
end

return chancery.analysis {
  name = "brief",
  version = "0.1.0",
  summary = "What a document is, who, when, what is promised with whom by when, on whose word, and its defects.",
  license = "MIT",
  needs = { "entities", "times", "commitments", "attributions", "defects" },
  options = {
    names = { type = "integer", default = 15, min = 1, help = "at most so many names" },
    times = { type = "integer", default = 20, min = 1, help = "at most so many time expressions" },
  },

  map = map,

  report = function(brief, report, options)
    local first = brief.documents[1]
    report.title = #brief.documents == 1 and first.title or "Brief of " .. #brief.documents .. " documents"
    for index, document in ipairs(brief.documents) do
      if index <= 20 then
        report:note(string.format("%s: %s%s, %s, %s", document.id, document.published or "no date",
          document.language and (", " .. document.language) or "", plural(document.sentences, "sentence"),
          plural(document.words, "word")))
      end
    end
    report:note(plural(#brief.commitments, "commitment") .. ", " .. plural(#brief.attributions, "attribution") .. ", "
      .. plural(#brief.defects, "defect"))
    report_names(brief, report, options.names)
    report_times(brief, report, options.times)
    report_commitments(brief, report)
    for _, item in ipairs(brief.attributions) do
      report:finding { rule = "attribution", message = item.source, evidence = item.evidence,
        properties = { heading = "On whose word" } }
    end
    for _, item in ipairs(brief.defects) do
      report:finding { rule = "defect/" .. item.kind, level = "warning",
        message = item.kind:gsub("_", " ") .. ": " .. item.text, evidence = item.evidence,
        properties = { heading = "Defects: " .. item.kind:gsub("_", " ") } }
    end
  end,
}
