--- What a careful editor would mark before publishing: fragments, lone quotation marks and brackets, damaged and repeated
--- words, names and terms in a wrong form, a text that stops in mid-sentence.
local rows_of = require "rows"
local terms = require "terms"

local function add(editor, first, last, kind)
  editor:annotate("defects", { first = first, last = last, kind = kind })
end

--- A paragraph that begins in the middle of a sentence although the one before is complete.
local function orphans(document, editor)
  local before
  for _, block in ipairs(document:blocks()) do
    local text = block.text
    if block.kind == "paragraph" then
      local is_tail = text:find("^%l%l*[ ,]") and before and before:find("[.!?”\"]%s*$") and #text < 120
      if text:find("^[,;:)]") or is_tail then add(editor, block.first, block.last, "orphan_fragment") end
    end
    before = text
  end
end

local closing = { ["("] = ")", ["["] = "]", ["“"] = "”", ["«"] = "»", ["„"] = "“" }
local opening = {}
for open, close in pairs(closing) do
  opening[close] = opening[close] or open
end

--- Whether a block goes on with a quotation: each of its paragraphs begins with a mark, only the last one closes it.
local function is_continued(blocks, number, open)
  local follower = blocks[number + 1]
  return open.first == blocks[number].first and follower and follower.text:sub(1, #open.form) == open.form
end

--- Quotation marks and brackets without their partner, within a block.
local function unbalanced(document, editor)
  local blocks = document:blocks()
  for number, block in ipairs(blocks) do
    local stack, straight = {}, {}
    for form, first, last in block:tokens("form", "first", "last") do
      local top = stack[#stack]
      if top and closing[top.form] == form then
        stack[#stack] = nil
      elseif closing[form] then
        stack[#stack + 1] = { form = form, first = first, last = last }
      elseif opening[form] and not (first - block.first <= 4 and document.text:sub(block.first, first):find "^%w+%)$") then
        -- "a)", "12)" and "iii)" are marks of a list.
        add(editor, first, last, "unbalanced_quote")
      elseif form == '"' then
        straight[#straight + 1] = { form = form, first = first, last = last }
      end
    end
    for _, open in ipairs(stack) do
      if not is_continued(blocks, number, open) then add(editor, open.first, open.last, "unbalanced_quote") end
    end
    -- Of straight marks only a lone one is sure to lack its partner.
    if #straight == 1 and not is_continued(blocks, number, straight[1]) and not document.text:find("^%d", straight[1].first - 1) then
      add(editor, straight[1].first, straight[1].last, "unbalanced_quote")
    end
  end
end

local DOUBLED = rows_of.set "had that very so no is bye blah ha"
--- Words behind a hyphen that stands for a word to come: "short- and long-term".
local SUSPENDING = rows_of.set "and or to nor but as"
--- What UTF-8 looks like when it was read as Latin-1 or Windows-1252, and the replacement character.
local DAMAGE = { "\xEF\xBF\xBD", "Ã[\x80-\xBF\xC2]", "â€", "Ð[\xC2\xC3]", "Â[\xC2 ]" }

--- Words with damaged characters: the whole word around the damage.
local function damaged(text, editor)
  local done = 0
  for _, pattern in ipairs(DAMAGE) do
    local first, last = text:find(pattern)
    while first do
      while first > 1 and text:find("^[%w\x80-\xFF]", first - 1) do first = first - 1 end
      while text:find("^[%w\x80-\xFF]", last + 1) do last = last + 1 end
      if first > done then add(editor, first, last, "garbled_word") end
      done = math.max(done, last)
      first, last = text:find(pattern, last + 1)
    end
  end
end

--- Whether a word has Latin and Cyrillic letters, or a digit for a letter.
local function is_mixed(form)
  return form:find("%a") and form:find("[\xD0\xD1][\x80-\xBF]") or #form >= 5 and form:find("^%l+[01]%l+$")
end

--- Words: one that stands twice, one with a hyphen on one side only, one with damaged characters.
local function words(text, rows, editor)
  for index, row in ipairs(rows) do
    local before, behind = rows[index - 1], rows[index + 1]
    local same = before and before.sentence == row.sentence and before.lower == row.lower and row.kind == "word"
    if same and before.last + 2 == row.first and #row.lower > 1 and not DOUBLED[row.lower] and row.form == row.lower then
      add(editor, before.first, row.last, "repeated_word")
    end
    local is_hyphen = row.form == "-" and before and behind and row.sentence == behind.sentence
    if is_hyphen and behind.kind == "word" and row.last + 1 == behind.first and before.kind == "word" and before.last + 2 == row.first then
      add(editor, row.first, behind.last, "garbled_word")
    elseif is_hyphen and before.kind == "word" and before.last + 1 == row.first and text:find("^[ \t]+[^%s]", row.last + 1)
      and not SUSPENDING[behind.lower] and behind.form ~= "," then
      add(editor, before.first, row.last, "garbled_word")
    elseif row.kind == "word" and is_mixed(row.form) then
      add(editor, row.first, row.last, "garbled_word")
    end
  end
end

--- Terms in a wrong form.
local function wrong_terms(text, rows, editor)
  for index in ipairs(rows) do
    local from, to = terms.at(rows, index)
    if from then add(editor, rows[from].first, rows[to].last, "mistranslated_name") end
  end
  local lower = text:lower()
  for _, phrase in ipairs(terms.phrases) do
    local first = lower:find(phrase, 1, true)
    while first do
      add(editor, first, first + #phrase - 1, "mistranslated_name")
      first = lower:find(phrase, first + #phrase, true)
    end
  end
end

--- Names of bodies in a wrong wording, as the entities filter knows them.
local function names(document, editor)
  for _, entity in ipairs(document:layer "entities") do
    if entity.garbled then
      add(editor, entity.first, entity.last, "mistranslated_name")
    end
  end
end

--- The text stops in the middle of a sentence.
local function truncated(document, editor)
  local blocks = document:blocks()
  local last = blocks[#blocks]
  -- An item of a list may end without a stop, unless it holds sentences.
  local is_prose = last and (last.kind == "paragraph" or last.kind == "list_item" and last.text:find("%l%. %u"))
  if is_prose and #blocks > 1 and #last.text > 60 and last.text:find("[%w,;-]$") then
    local sentences = document:sentences()
    local sentence = sentences[#sentences]
    add(editor, sentence.first, sentence.last, "truncated")
  end
end

return chancery.filter {
  name = "defects",
  version = "1.0.0",
  summary = "Marks what an editor would mark: fragments, lone quotation marks, garbled and repeated words, wrong names.",
  license = "MIT",
  needs = { "entities" },
  provides = { defects = { kind = "string" } },

  apply = function(document)
    local editor, rows, text = document:edit(), rows_of.read(document), document.text
    orphans(document, editor)
    unbalanced(document, editor)
    words(text, rows, editor)
    damaged(text, editor)
    wrong_terms(text, rows, editor)
    names(document, editor)
    truncated(document, editor)
    return editor
  end,
}
