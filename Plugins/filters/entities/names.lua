--- Names that no list has: documents, events and persons by their shape, bodies in garbled wording.
local M = {}

local function set(words)
  local result = {}
  for word in words:gmatch("%S+") do
    result[word] = true
  end
  return result
end

M.doc_heads = set [[Act Accord Agenda Agreement Charter Code Compact Concept Constitution Convention Covenant Declaration
  Directive Framework Guidelines Memorandum Pact Plan Programme Program Protocol Resolution Roadmap Statute Strategy Treaty
  Goals Directions Doctrine Initiative Partnership]]
M.event_heads = set [[Summit Forum Conference Congress Session Dialogue Olympics Games Festival Expo]]
local connectors = set "of on for the and to in with against de del al within by from between until"
local openers = set [[The This That These Those A An In On At By Under For From After Before During According Its Our Their
  As With To And But If When While Of]]
M.titles = set [[President Premier Minister Chancellor Secretary Chairman Chairwoman Chairperson Chair Ambassador Spokesman
  Spokeswoman spokesman spokeswoman Director General King Queen Prince Senator Governor Mayor Commissioner Mr Mrs Ms Dr Mr.
  Mrs. Ms. Dr. Sir Lord Lady Pope Colonel Professor Prof. Gen. Sen.]]
M.reporting = set "said says told tells noted notes stressed added announced stated reported explained warned"

local function is_capital(form)
  return form:find("^%u") ~= nil or form:find("^[\xC3-\xD0][\x80-\xBF]") ~= nil and form ~= chancery.text.lower(form)
end

--- Tokens of a document as rows.
function M.tokens(document)
  local rows = {}
  for form, kind, first, last, sentence in document:tokens("form", "kind", "first", "last", "sentence") do
    rows[#rows + 1] = { form = form, kind = kind, first = first, last = last, sentence = sentence,
      capital = kind == "word" and is_capital(form) }
  end
  return rows
end

--- Runs of capitalised words, with small connecting words inside: first and last token of each.
function M.runs(rows)
  local runs, index = {}, 1
  while index <= #rows do
    if rows[index].capital then
      local last, look = index, index + 1
      while look <= #rows and rows[look].sentence == rows[index].sentence do
        local row = rows[look]
        if row.capital or row.kind == "number" and rows[look - 1].capital and #row.form < 4 then
          last = look
        elseif not (connectors[row.form] and look - last <= 2) then
          break
        end
        look = look + 1
      end
      runs[#runs + 1] = { index, last }
      index = last + 1
    else
      index = index + 1
    end
  end
  return runs
end

--- The text from a token to another, on one line.
function M.text_of(document, rows, first, last)
  return (document.text:sub(rows[first].first, rows[last].last):gsub("%s+", " "))
end

--- Leaves the words out that open a sentence rather than a name.
function M.trim(rows, first, last)
  while first < last and openers[rows[first].form] do
    first = first + 1
  end
  while first < last and not rows[first].capital do
    first = first + 1
  end
  return first, last
end

local synonyms = {
  organization = "organisation", treaty = "agreement", pact = "agreement", accord = "agreement", forum = "",
  community = "union", association = "", interstate = "", the = "", of = "", ["for"] = "", ["and"] = "", on = "", ["in"] = "",
  asian = "asia", european = "europe", african = "africa", american = "america", collaboration = "cooperation",
  ["co"] = "", operation = "cooperation", safety = "security", assn = "",
}

--- A word as it counts in a name; nil for one that does not matter.
function M.content_word(word)
  local lower = chancery.text.lower(word):gsub("ization", "isation")
  local mapped = synonyms[lower] or synonyms[lower:gsub("isation", "ization")] or lower
  return mapped ~= "" and mapped:find("%w") and mapped or nil
end

--- The words of a name that matter, in one spelling each.
local function content(words)
  local result, count = {}, 0
  for _, word in ipairs(words) do
    local mapped = M.content_word(word)
    if mapped and not result[mapped] then
      result[mapped] = true
      count = count + 1
    end
  end
  return result, count
end

--- Compiles bodies' names for the search in garbled wording: those of at least three words that matter.
function M.compile(bodies)
  local compiled = {}
  for _, name in ipairs(bodies) do
    local words = {}
    for word in name:gmatch("[%w\x80-\xFF]+") do
      words[#words + 1] = word
    end
    local set_of_words, count = content(words)
    if count >= 3 and #words <= 8 then
      compiled[#compiled + 1] = { name = name, words = set_of_words, count = count }
    end
  end
  return compiled
end

--- The body that a stretch of words means although it is worded wrongly; nil where none is near enough.
--- All words of the name must be there in another order; one may be missing where a garbled word stands.
function M.garbled(words, has_garbled_word, compiled)
  local given, count = content(words)
  for _, body in ipairs(compiled) do
    local shared = 0
    for word in pairs(body.words) do
      if given[word] then
        shared = shared + 1
      end
    end
    local missing, extra = body.count - shared, count - shared
    if missing == 0 and extra == 0 or has_garbled_word and shared >= 3 and missing <= 1 and extra <= 1 then
      return body.name
    end
  end
end

return M
