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

--- Words that were looked at, while bodies are compiled.
local mapped_words = {}

--- A word as it counts in a name; nil for one that does not matter.
function M.content_word(word)
  local lower = word:lower():gsub("ization", "isation")
  local mapped = synonyms[lower] or synonyms[lower:gsub("isation", "ization")] or lower
  return mapped ~= "" and mapped:find("%w") and mapped or nil
end

--- Compiles bodies' names for the search in garbled wording: those of at least three words that matter, by each of them.
function M.compile(bodies)
  local index = {}
  for _, name in ipairs(bodies) do
    local words, count, seen = {}, 0, {}
    for word in name:gmatch("[%w\x80-\xFF]+") do
      local mapped = mapped_words[word]
      if mapped == nil then
        mapped = M.content_word(word) or false
        mapped_words[word] = mapped
      end
      if mapped and not seen[mapped] then
        seen[mapped] = true
        count = count + 1
        words[count] = mapped
      end
    end
    if count >= 3 and count <= 7 then
      local body = { name = name, words = seen, count = count }
      for _, word in ipairs(words) do
        index[word] = index[word] or {}
        table.insert(index[word], body)
      end
    end
  end
  return index
end

return M
