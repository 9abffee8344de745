--- What a careful editor would mark before publishing.
local function add(editor, first, last, kind)
  editor:annotate("defects", { first = first, last = last, kind = kind })
end

--- A paragraph that begins in the middle of a sentence.
local function orphans(document, editor)
  for _, block in ipairs(document:blocks()) do
    if block.kind == "paragraph" then
      local text = block.text
      if text:find("^[,;:)]") or text:find("^%l+ %l+") and #text < 80 and not text:find("[.:!?]$") then
        add(editor, block.first, block.last, "orphan_fragment")
      end
    end
  end
end

local closing = { ["("] = ")", ["["] = "]", ["“"] = "”", ["«"] = "»", ["„"] = "“" }
local opening = {}
for open, close in pairs(closing) do
  opening[close] = opening[close] or open
end

--- Quotation marks and brackets without their partner, within a block.
local function unbalanced(document, editor)
  for _, block in ipairs(document:blocks()) do
    local stack = {}
    for form, first, last in block:tokens("form", "first", "last") do
      local top = stack[#stack]
      if top and closing[top.form] == form then
        stack[#stack] = nil
      elseif closing[form] then
        stack[#stack + 1] = { form = form, first = first, last = last }
      elseif opening[form] and not document.text:find("^%d?%d?%w?%)", math.max(1, first - 2)) then
        add(editor, first, last, "unbalanced_quote")
      end
    end
    for _, open in ipairs(stack) do
      add(editor, open.first, open.last, "unbalanced_quote")
    end
  end
end

local doubled = { had = true, that = true, very = true, so = true, no = true, ["is"] = true }

--- Words: one that stands twice, one with a hyphen on one side only, one with damaged characters.
local function words(document, editor)
  local before
  for form, lower, kind, first, last in document:tokens("form", "lower", "kind", "first", "last") do
    if before and kind == "word" and before.lower == lower and before.last + 2 == first and #lower > 1 and not doubled[lower]
      and form == lower then
      add(editor, before.first, last, "repeated_word")
    end
    if before and before.form == "-" and kind == "word" and before.last + 1 == first then
      if document.text:sub(before.first - 2, before.first - 1):find("^%a $") then
        add(editor, before.first, last, "garbled_word")
      end
    elseif form:find("\xEF\xBF\xBD") or form:find("Ã[\x80-\xBF\xC2]") or form:find("â€") then
      add(editor, first, last, "garbled_word")
    end
    before = { form = form, lower = lower, kind = kind, first = first, last = last }
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
  if last and #blocks > 1 and last.kind == "paragraph" and #last.text > 60 and last.text:find("[%w,]$") then
    local sentences = document:sentences()
    local sentence = sentences[#sentences]
    add(editor, sentence.first, sentence.last, "truncated")
  end
end

return chancery.filter {
  name = "defects",
  version = "0.1.0",
  summary = "Marks what an editor would mark: fragments, lone quotation marks, garbled and repeated words, wrong names.",
  license = "MIT",
  needs = { "entities" },
  provides = { defects = { kind = "string" } },

  apply = function(document)
    local editor = document:edit()
    orphans(document, editor)
    unbalanced(document, editor)
    words(document, editor)
    names(document, editor)
    truncated(document, editor)
    return editor
  end,
}
