--- The document model for people: metadata with origins, blocks with their sentences, layers.
local cells = require "cells"
local layers = require "layers"
local text = chancery.text

local function heading(out, title) out:write("\n", out:style("bold", title), "\n") end

local function value_text(value)
  if type(value) ~= "table" then return cells.text(value) end
  local parts = {}
  for index, item in ipairs(value) do parts[index] = tostring(item) end
  return table.concat(parts, "; ")
end

local function show_metadata(document, out)
  heading(out, "Metadata")
  local width = 0
  for key in pairs(document.meta) do width = math.max(width, text.width(key)) end
  for key, value in pairs(document.meta) do
    out:write("  ", text.pad(key, width), "  ", cells.line(value_text(value)), " ",
      out:style("dim", "(" .. (document:origin(key) or "?") .. ")"), "\n")
  end
end

--- Where a block stands in its source: page, part of a container, place in a table.
local function place(block)
  local parts = {}
  if block.page then parts[#parts + 1] = "page " .. block.page end
  if block.part then parts[#parts + 1] = cells.line(block.part) end
  local cell = block.cell
  if cell then
    parts[#parts + 1] = ("table %d, row %d, column %d"):format(cell.table, cell.row, cell.column)
    if cell.header then parts[#parts + 1] = "header" end
  end
  return #parts > 0 and ", " .. table.concat(parts, ", ") or ""
end

local function show_blocks(document, out)
  local blocks, sentences = document:blocks(), document:sentences()
  heading(out, cells.count(#blocks, "block") .. ", " .. cells.count(#sentences, "sentence"))
  local next_sentence = 1
  for number, block in ipairs(blocks) do
    local level = block.level > 0 and " " .. block.level or ""
    out:write("  ", text.pad(tostring(number), 3, "right"), " ", out:style("cyan", block.kind .. level), place(block), "\n")
    while sentences[next_sentence] and sentences[next_sentence].first <= block.last do
      local sentence = sentences[next_sentence]
      local mark = text.pad(tostring(next_sentence), 7, "right") .. "  "
      for line_number, line in ipairs(text.wrap(cells.line(sentence.text), math.max(20, out.width - 9))) do
        out:write(line_number == 1 and out:style("dim", mark) or (" "):rep(9), line, "\n")
      end
      next_sentence = next_sentence + 1
    end
  end
end

local function show_layer(document, out, layer)
  local items = document:layer(layer.name)
  heading(out, layer.name .. " (" .. #items .. ")")
  for _, item in ipairs(items) do
    local parts = {}
    for _, name in ipairs(layer.attributes) do
      local value = item:attribute(name)
      local shown = value ~= nil and value_text(value) or ""
      if shown ~= "" then parts[#parts + 1] = name .. "=" .. shown end
    end
    out:write("  ", out:style("dim", text.pad(item.start .. "–" .. item.stop, 11)), " ")
    local lines = text.wrap(cells.line(item.text), math.max(20, out.width - 14))
    out:write(table.concat(lines, "\n" .. (" "):rep(14)), "\n")
    if #parts > 0 then
      local attributes = text.wrap(table.concat(parts, "  "), math.max(20, out.width - 16))
      out:write((" "):rep(16), out:style("cyan", table.concat(attributes, "\n" .. (" "):rep(16))), "\n")
    end
  end
end

return chancery.output {
  name = "show",
  version = "1.0.0",
  summary = "The document model for people: metadata with origins, blocks, sentences, layers.",
  license = "MIT",
  format = "show",
  extension = "txt",
  media = "text/plain",
  separator = "\n",
  options = {
    layers = { type = "string", list = true, default = {}, help = "the layers to show; all when none is named" },
  },

  document = function(document, out, options)
    out:write(out:style("bold", document.id), "\n")
    show_metadata(document, out)
    show_blocks(document, out)
    for _, layer in ipairs(layers.choose(document, options.layers)) do show_layer(document, out, layer) end
  end,
}
