--- What actors say that they will do or strive for: one aim each, with its kind, actor, themes, partners and period.
---
--- A sentence is read clause by clause for a lead-in ("will", "it is planned to", "special attention to", …); what follows is
--- split into aims of one argument each. A lead-in that ends in a colon governs the list below it.
local actors = require "actors"
local reader = require "reader"
local rows_of = require "rows"
local themes = require "themes"

local function items_of(layer, names)
  local items = {}
  for index, span in ipairs(layer) do
    local item = { first = span.first, last = span.last, type = span.type }
    for _, name in ipairs(names) do item[name] = span[name] end
    items[index] = item
  end
  return items
end

--- The first and last row of each sentence, with the block that it stands in.
local function sentences_of(document, rows)
  local blocks, list, block = document:blocks(), {}, 1
  local first = 1
  for index = 1, #rows do
    if index == #rows or rows[index + 1].sentence ~= rows[index].sentence then
      while blocks[block + 1] and blocks[block + 1].first <= rows[first].first do block = block + 1 end
      list[#list + 1] = { first = first, last = index, block = block, kind = blocks[block].kind }
      first = index + 1
    end
  end
  return list
end

--- Whether a block belongs to a list: as the format knows it, or by its label ("A – …", "1. …").
local function is_item(state, sentence)
  if sentence.kind == "list_item" then return true end
  local text = state.text:sub(state.rows[sentence.first].first, state.rows[sentence.first].first + 40)
  return text:find("^%u%s+[–—-]%s") ~= nil or text:find("^%(?%w%w?[.)]%s") ~= nil or text:find("^[•–—*-]%s") ~= nil
end

local function apply(document)
  local rows = rows_of.read(document)
  local state = {
    document = document, text = document.text, rows = rows, editor = document:edit(),
    entities = items_of(document:layer "entities", { "type", "canonical" }),
    times = items_of(document:layer "times", { "value" }),
  }
  -- An aim that names no topic is of the document's own; what states promise one another is international.
  state.theme = themes.of(state.text, 1, 19)[1]
  state.ends = {}
  local row_at = {}
  for index, row in ipairs(rows) do row_at[row.first] = index end
  for _, entity in ipairs(state.entities) do state.ends[entity.last] = row_at[entity.first] end
  state.said = {}
  for _, item in ipairs(document:layer "attributions") do state.said[item.first] = item.last end
  state.chair = actors.chair(document, state.entities, state.times)
  local open, read_block = nil, nil
  for _, sentence in ipairs(sentences_of(document, rows)) do
    if sentence.kind ~= "heading" then
      local begins = sentence.block ~= read_block
      read_block = sentence.block
      if begins and open and is_item(state, sentence) then
        reader.item(state, sentence.first, sentence.last, open)
      else
        if begins and not is_item(state, sentence) then open = nil end
        if rows[sentence.last].form == ":" then
          open = reader.open_list(state, sentence.first, sentence.last)
        else
          reader.sentence(state, sentence.first, sentence.last)
        end
      end
    end
  end
  return state.editor
end

return chancery.filter {
  name = "commitments",
  version = "1.0.0",
  summary = "Marks what actors say that they will do, with kind, actor, themes, partners and period.",
  license = "MIT",
  needs = { "entities", "times", "attributions" },
  provides = { commitments = {
    kind = "string", actor = "string", themes = "list<integer>", partners = "list<string>", period = "string",
  } },

  apply = apply,
}
