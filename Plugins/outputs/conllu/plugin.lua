--- Sentences and tokens as CoNLL-U (universaldependencies.org/format.html), layers in the MISC column.
local layers = require "layers"
local percent = require "percent"
local text_of = require "conllu_text"

--- What a token's kind says of its part of speech where nothing has tagged it.
local UPOS = { punctuation = "PUNCT", number = "NUM", symbol = "SYM" }

--- A column of the tokens, or nothing where nothing has filled it.
local function column(document, name)
  local found, values = pcall(document.column, document, name)
  return found and values or {}
end

--- Tells whether two words stay as they are when they touch: a lone mark would be composed with the word before it.
--- What begins with a Latin letter or a Chinese character never is.
local function keeps(form, following)
  local byte = following:byte()
  if byte < 0xCC or byte >= 0xE4 and byte <= 0xE9 then return true end
  local pair = form .. following
  return chancery.text.nfc(pair) == pair
end

--- The tokens as rows, each with its code points and whether white space follows.
local function read_tokens(document)
  local text, lemmas, tags, rows = document.text, column(document, "lemma"), column(document, "upos"), {}
  local byte, point = 1, 0
  for form, kind, first, last, sentence in document:tokens("form", "kind", "first", "last", "sentence") do
    local start = point + utf8.len(text, byte, first - 1)
    local number, tag = #rows + 1, tags[#rows + 1]
    byte, point = last + 1, start + utf8.len(text, first, last)
    rows[number] = {
      form = text_of.word(form), lemma = lemmas[number], upos = tag ~= "" and tag or UPOS[kind],
      sentence = sentence, first = first, last = last, range = { start, point },
    }
    local before = rows[number - 1]
    if before then
      local gap = text:sub(before.last + 1, first - 1)
      local touches = gap == "" or not gap:find "%s" and gap:find "^%c+$" ~= nil
      before.joined = touches and keeps(before.form, rows[number].form)
    end
  end
  return rows
end

--- The row that the others hang on: the first that is no punctuation.
local function root_of(rows, from, to)
  for index = from, to do
    if rows[index].upos ~= "PUNCT" then return index end
  end
  return from
end

local function token_line(row, number, root, fields)
  local head, relation, upos = "_", "_", row.upos or "_"
  if root then
    head, upos = number == root and 0 or root, row.upos or "X"
    relation = number == root and "root" or upos == "PUNCT" and "punct" or "dep"
  end
  local lemma = row.lemma and row.lemma ~= "" and text_of.word(row.lemma) or "_"
  local columns = { number, row.form, lemma, upos, "_", "_", head, relation, "_", table.concat(fields, "|") }
  return table.concat(columns, "\t") .. "\n"
end

--- The text of a sentence as its tokens give it: what separates them is one space.
local function sentence_text(rows, from, to)
  local parts = {}
  for index = from, to do
    parts[#parts + 1] = rows[index].form
    if index < to and not rows[index].joined then parts[#parts + 1] = " " end
  end
  return table.concat(parts)
end

--- The number of the block of each sentence's first token; the blocks are in text order.
local function block_finder(blocks)
  local number = 0
  return function(first)
    while blocks[number + 1] and blocks[number + 1].first <= first do number = number + 1 end
    return number
  end
end

local function write_document_comments(document, out, id, options)
  out:write("# newdoc id = ", id, "\n")
  for _, key in ipairs { "title", "language", "published" } do
    if document.meta[key] then out:write("# ", key, " = ", text_of.line(document.meta[key]), "\n") end
  end
  if options.tree == "flat" then
    out:write("# note = no parser has run: HEAD and DEPREL are placeholders\n")
  end
end

local function write_block_comments(out, id, number, block)
  out:write("# newpar id = ", id, "-p", number, "\n")
  if block and block.kind ~= "paragraph" then
    out:write("# block = ", block.kind, block.level > 0 and " " .. block.level or "", "\n")
  end
  if block and block.page then out:write("# page = ", block.page, "\n") end
end

--- The MISC fields of each token.
local function misc_of(document, rows, options)
  local misc, ranges = {}, {}
  for index, row in ipairs(rows) do
    ranges[index] = row.range
    misc[index] = { "TokenRange=" .. row.range[1] .. ":" .. row.range[2] }
    if row.joined then table.insert(misc[index], 1, "SpaceAfter=No") end
  end
  for _, layer in ipairs(layers.choose(document, options.layers)) do
    local skipped = text_of.annotate(document, layer, misc, ranges)
    if skipped > 0 then
      warn(("%s: %d items of layer '%s' touch no token and are left out"):format(document.id, skipped, layer.name))
    end
  end
  return misc
end

return chancery.output {
  name = "conllu",
  version = "1.0.0",
  summary = "Sentences and tokens as CoNLL-U, layers in the MISC column.",
  description = "Valid for the UD validator at level 2. What no tagger or parser has filled is marked as unknown: UPOS X, "
    .. "and a flat tree of relations 'dep'; with tree=none these columns are '_' instead, valid at level 1.",
  license = "MIT",
  format = "conllu",
  extension = "conllu",
  media = "application/x-conllu",
  options = {
    layers = { type = "string", list = true, default = {}, help = "the layers to write; all when none is named" },
    tree = { type = "choice", choices = { "flat", "none" }, default = "flat",
      help = "HEAD and DEPREL: a flat placeholder tree, or '_'" },
  },

  document = function(document, out, options)
    local rows, blocks = read_tokens(document), document:blocks()
    local id, misc, block_of = percent.encode(document.id, "!@,:;=+()"), misc_of(document, rows, options), block_finder(blocks)
    local from, block = 1, nil
    while rows[from] do
      local to, current = from, block_of(rows[from].first)
      while rows[to + 1] and rows[to + 1].sentence == rows[from].sentence do to = to + 1 end
      if from == 1 then write_document_comments(document, out, id, options) end
      if block ~= current then write_block_comments(out, id, current, blocks[current]) end
      block = current
      out:write("# sent_id = ", id, "-s", rows[from].sentence, "\n# text = ", sentence_text(rows, from, to), "\n")
      local root = options.tree == "flat" and root_of(rows, from, to) - from + 1
      for index = from, to do out:write(token_line(rows[index], index - from + 1, root, misc[index])) end
      out:write("\n")
      from = to + 1
    end
  end,
}
