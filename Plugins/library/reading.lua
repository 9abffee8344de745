--- A document as plain text for reading: headings, paragraphs, lists, quotations, tables in columns.
local cells = require "cells"
local columns = require "columns"
local structure = require "structure"
local text = chancery.text

local M = {}

--- Tables are as wide as this where lines are not broken.
local TABLE_WIDTH = 80

--- Puts the lines of a stretch together: without a space between two characters of Chinese or Japanese, and behind a
--- word's hyphen, which stays, since it may belong to the word.
---@param stretch string
---@return string
function M.joined(stretch)
  if stretch:find "[\r\n]" then
    stretch = stretch:gsub("([\xE3-\xE9][\x80-\xBF][\x80-\xBF])[ \t]*[\r\n]+[ \t]*%f[\xE3-\xE9]", "%1")
    stretch = stretch:gsub("(%a%-)[ \t]*\r?\n[ \t]*%f[%a]", "%1")
  end
  return cells.line(stretch)
end

--- Writes a text behind a first prefix, its further lines behind another; `width` 0 does not break lines.
local function write_wrapped(out, stretch, first, further, width, style)
  local lines = { stretch }
  if width > 0 then lines = text.wrap(stretch, math.max(20, width - text.width(first))) end
  for number, line in ipairs(lines) do
    out:write(number == 1 and first or further, style and out:style(style, line) or line, "\n")
  end
end

local function write_list(out, blocks, width)
  for _, block in ipairs(blocks) do
    local stretch = M.joined(block.text)
    local indent = ("  "):rep(math.max(1, math.min(block.level, 10)))
    local mark = structure.has_mark(stretch) and stretch:match "^%S+%s" or "• "
    if structure.has_mark(stretch) then stretch = stretch:sub(#mark + 1) end
    write_wrapped(out, stretch, indent .. mark, indent .. (" "):rep(text.width(mark)), width)
  end
end

local function write_table(out, rows, width)
  local lines, heads = {}, {}
  for number, row in ipairs(rows) do
    lines[number], heads[number] = {}, true
    for place, block in ipairs(row) do
      lines[number][place] = block and M.joined(block.text) or ""
      heads[number] = heads[number] and (not block or block.cell ~= nil and block.cell.header)
    end
  end
  local needed = columns.widths(lines, width > 0 and width - 2 or TABLE_WIDTH)
  for number, line in ipairs(lines) do
    columns.write(out, line, needed, "  ", {}, heads[number] and "bold" or nil)
  end
end

--- Code as it stands, but tabs, each line behind four spaces.
local function write_code(out, stretch)
  for line in (stretch:gsub("\r\n?", "\n") .. "\n"):gmatch "(.-)\n" do
    out:write(line ~= "" and "    " .. line or "", "\n")
  end
end

local function write_node(out, node, width)
  local block = node.blocks[1]
  if node.kind == "list" then
    write_list(out, node.blocks, width)
  elseif node.kind == "table" then
    write_table(out, node.rows, width)
  elseif node.kind == "code" then
    write_code(out, block.text)
  elseif node.kind == "quotation" then
    for number, part in ipairs(node.blocks) do
      if number > 1 then out:write(">\n") end
      write_wrapped(out, M.joined(part.text), "> ", "> ", width)
    end
  else
    local indent = node.kind == "footnote" and "  " or ""
    write_wrapped(out, M.joined(block.text), indent, indent, width, node.kind == "heading" and "bold" or nil)
  end
end

--- The line above a document: its id, and when and where it was published.
local function head_text(document)
  local parts = { document.id }
  for _, key in ipairs { "outlet", "published" } do
    local value = document.meta[key]
    if type(value) == "string" then parts[#parts + 1] = value end
  end
  return "==> " .. cells.line(table.concat(parts, " · ")) .. " <=="
end

--- Writes a document.
---@param width integer columns; 0 leaves each paragraph on one line
function M.write(document, out, width)
  out:write(out:style("dim", head_text(document)), "\n")
  local nodes, title = structure.read(document), document.title
  local first = nodes[1]
  if type(title) == "string" and not (first and first.kind == "heading" and M.joined(first.blocks[1].text) == cells.line(title)) then
    out:write("\n")
    write_wrapped(out, cells.line(title), "", "", width, "bold")
  end
  for _, node in ipairs(nodes) do
    out:write("\n")
    write_node(out, node, width)
  end
end

return M
