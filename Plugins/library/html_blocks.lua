--- Blocks of documents as elements of HTML.
local structure = require "structure"

local M = {}

--- Lists are nested no deeper than this.
local DEPTH = 8

--- Lists nested by the depth of their items.
local function list_text(blocks, write)
  local pieces, depth = {}, 0
  for _, block in ipairs(blocks) do
    local level = math.max(1, math.min(block.level, DEPTH, depth + 1))
    while depth > level do
      pieces[#pieces + 1] = "</li></ul>"
      depth = depth - 1
    end
    pieces[#pieces + 1] = depth == level and "</li>\n" or "<ul>\n"
    depth = level
    local own = structure.has_mark(block.text) and ' class="own"' or ""
    pieces[#pieces + 1] = "<li" .. own .. ' dir="auto">' .. write(block.first, block.last)
  end
  return table.concat(pieces) .. ("</li></ul>"):rep(depth) .. "\n"
end

local function table_text(rows, write)
  local pieces = { '<div class="scroll"><table>\n' }
  for _, row in ipairs(rows) do
    pieces[#pieces + 1] = "<tr>"
    for _, block in ipairs(row) do
      local name = block and block.cell and block.cell.header and "th" or "td"
      pieces[#pieces + 1] = "<" .. name .. ' dir="auto">' .. (block and write(block.first, block.last) or "") .. "</" .. name .. ">"
    end
    pieces[#pieces + 1] = "</tr>\n"
  end
  return table.concat(pieces) .. "</table></div>\n"
end

local ELEMENTS = {
  paragraph = { '<p dir="auto">', "</p>\n" }, loose = { '<p dir="auto">', "</p>\n" }, code = { "<pre>\n", "</pre>\n" },
  footnote = { '<p class="footnote" dir="auto">', "</p>\n" },
}

--- Writes one node as HTML. Headings begin below the page's own, but the one that repeats the title, which is the page's.
---@param node Node
---@param write fun(first: integer, last: integer): string writes a stretch of the text
---@param is_title? boolean
---@return string
function M.node(node, write, is_title)
  if node.kind == "list" then return list_text(node.blocks, write) end
  if node.kind == "table" then return table_text(node.rows, write) end
  local block = node.blocks[1]
  if node.kind == "heading" then
    local name = is_title and "h1" or "h" .. math.max(2, math.min(block.level + 1, 6))
    return "<" .. name .. ' dir="auto">' .. write(block.first, block.last) .. "</" .. name .. ">\n"
  end
  if node.kind == "quotation" then
    local pieces = { "<blockquote>\n" }
    for _, part in ipairs(node.blocks) do pieces[#pieces + 1] = '<p dir="auto">' .. write(part.first, part.last) .. "</p>\n" end
    return table.concat(pieces) .. "</blockquote>\n"
  end
  local element = ELEMENTS[node.kind] or ELEMENTS.paragraph
  return element[1] .. write(block.first, block.last) .. element[2]
end

return M
