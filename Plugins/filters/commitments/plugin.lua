--- What actors say that they will do or strive for, one aim each, with themes, partners and period.
local aims = require "aims"

--- The Comparative Agendas Project's major topics with the word beginnings that point to them.
local topics = {}
for line in chancery.data("codebooks/cap-majors.tsv"):gmatch("[^\n]+") do
  local code, stems = line:match("^(%d+)\t[^\t]*\t(.+)$")
  if code then
    topics[#topics + 1] = { code = math.tointeger(code), stems = chancery.text.split(stems, "|") }
  end
end

--- The codes of the topics that a text speaks of, at most three, the main one first.
local function themes_of(text)
  local lower, scores = " " .. chancery.text.lower(text), {}
  for number, topic in ipairs(topics) do
    local score = 0
    for _, stem in ipairs(topic.stems) do
      local at = lower:find("%f[%w]" .. stem:gsub("%-", "%%-"))
      -- A word near the beginning weighs more: it is what the aim is about.
      score = score + (at and (1 + 0.5 / (1 + at / 40)) or 0)
    end
    if score > 0 then
      scores[#scores + 1] = { topic.code, score, number }
    end
  end
  table.sort(scores, function(a, b)
    if a[2] ~= b[2] then
      return a[2] > b[2]
    end
    return a[3] < b[3]
  end)
  local codes = {}
  for index = 1, math.min(#scores, 3) do
    if scores[index][2] >= scores[1][2] * 0.6 then
      codes[#codes + 1] = scores[index][1]
    end
  end
  return codes
end

local chair = chancery.regex("(?i)\\b(?:chairmanship|presidency|chairs?)\\b")

--- Who chairs, and for how long: the state nearest to the first word for it, and the year or range beside it.
local function term_of(document)
  local actor, period
  for _, sentence in ipairs(document:sentences()) do
    if chair:find(sentence.text) then
      for _, entity in ipairs(sentence:layer "entities") do
        if entity.type == "GPE" and not actor then
          actor = entity.canonical
        end
      end
      for _, time in ipairs(sentence:layer "times") do
        if time.type == "DATE" and time.value:find("^%d%d%d%d") and not period then
          period = time.value
        end
      end
      if actor and period then
        break
      end
    end
  end
  return actor, period
end

local function trim(text, first, last)
  while first <= last and text:find("^[%s,;:–—•%-]", first) do
    first = first + 1
  end
  while last >= first and text:find("^[%s,;:.]", last) do
    last = last - 1
  end
  return first, last
end

--- The actor before the lead-in: the last name that can act, or the chair.
local function actor_of(sentence, before, chairing)
  local head = sentence.text:sub(1, before)
  if chair:find(head) or head:find("[Ii]t is ") then
    return chairing
  end
  local actor
  for _, entity in ipairs(sentence:layer "entities") do
    local can_act = entity.type == "GPE" or entity.type == "ORG" or entity.type == "PERSON"
    if can_act and entity.last - sentence.first + 1 <= before then
      actor = actor or entity.canonical
    end
  end
  return actor or chairing
end

local function partners_of(span, actor)
  local names, seen, text = {}, {}, span.text
  for _, entity in ipairs(span:layer "entities") do
    local head = text:sub(1, entity.first - span.first)
    if head:find("%f[%a]with%f[%A]") and entity.canonical ~= actor
      and (entity.type == "ORG" or entity.type == "GPE") and not seen[entity.canonical] then
      seen[entity.canonical] = true
      names[#names + 1] = entity.canonical
    end
  end
  return names
end

local function period_of(span, sentence, before, term)
  for _, time in ipairs(span:layer "times") do
    if time.type == "DATE" and time.value:find("^%d%d%d%d") then
      return time.value
    end
  end
  for _, time in ipairs(sentence:layer "times") do
    if time.type == "DATE" and time.value:find("^%d%d%d%d") and time.last - sentence.first < before then
      return time.value
    end
  end
  return chair:find(sentence.text:sub(1, before)) and term or nil
end

--- Marks the aims of a sentence behind its lead-in; `head` is the part that tells actor and period.
local function mark(document, editor, sentence, lead, chairing, term)
  local text = sentence.text
  local body = text:sub(lead.last + 1)
  for _, part in ipairs(aims.split(body, lead)) do
    local first, last = trim(body, part[1], part[2])
    if last - first >= 8 then
      local offset = sentence.first + lead.last - 1
      local span = document:span(offset + first, offset + last)
      local actor = actor_of(sentence, lead.first, chairing)
      editor:annotate("commitments", span, {
        kind = aims.kind(span.text, lead), actor = actor, themes = themes_of(span.text),
        partners = partners_of(span, actor), period = period_of(span, sentence, lead.first, term),
      })
    end
  end
end

return chancery.filter {
  name = "commitments",
  version = "0.1.0",
  summary = "Marks what actors say that they will do, with kind, actor, themes, partners and period.",
  license = "MIT",
  needs = { "entities", "times" },
  provides = { commitments = {
    kind = "string", actor = "string", themes = "list<integer>", partners = "list<string>", period = "string",
  } },

  apply = function(document)
    local editor = document:edit()
    local chairing, term = term_of(document)
    local open -- the lead-in of a paragraph that ends in a colon, for the list below it
    for _, block in ipairs(document:blocks()) do
      if block.kind == "list_item" and open then
        local item = document:span(block.first, block.last)
        local label = item.text:match("^[^:]-:%s+()") or item.text:match("^[^%w“]*%s()")
          or item.text:match("^%(?%w+[.)]%s+()") or 1
        mark(document, editor, item, { first = 1, last = label - 1, kind = open.kind, list = false }, open.actor, term)
      elseif block.kind ~= "heading" then
        open = nil
        for _, sentence in ipairs(document:sentences()) do
          if block:contains(sentence) then
            local lead = aims.lead(sentence.text)
            if lead and sentence.text:find(":%s*$") then
              open = { kind = lead.kind, actor = actor_of(sentence, lead.first, chairing) }
            elseif lead then
              mark(document, editor, sentence, lead, chairing, term)
            end
          end
        end
      end
    end
    return editor
  end,
}
