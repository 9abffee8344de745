--- The blocks of a document as a reader sees them: headings, paragraphs, whole lists, whole tables.
local M = {}

--- A table with more columns than this is written cell by cell, without cells for what is missing.
local COLUMNS = 100

---@class Node
---@field kind string a block's kind, or "list", "table", "loose"
---@field blocks table[] the blocks, in order
---@field rows? table[][] of a table: for each row its cells by column, false where there is none

--- Tells whether the text of a list item brings its own mark, as "- " or "2. ".
---@param text string
---@return boolean
function M.has_mark(text)
  return text:find "^%s*[-*+]%s" ~= nil or text:find "^%s*%(?%w%w?%w?[.)]%s" ~= nil
    or text:find "^%s*[\xE2][\x80\x96\x97][\x93-\xBF]%s" ~= nil
end

--- Puts the cells of a table into rows; only columns that occur count.
local function rows_of(cells)
  local columns, numbers, rows, row_number = {}, {}, {}, nil
  for _, block in ipairs(cells) do
    local column = block.cell and block.cell.column or 1
    if not numbers[column] then
      numbers[column] = true
      columns[#columns + 1] = column
    end
  end
  table.sort(columns)
  for place, column in ipairs(columns) do numbers[column] = place end
  for index, block in ipairs(cells) do
    local number = block.cell and block.cell.row or -index
    if number ~= row_number then
      rows[#rows + 1], row_number = {}, number
      for place = 1, #columns <= COLUMNS and #columns or 0 do rows[#rows][place] = false end
    end
    local row = rows[#rows]
    local place = numbers[block.cell and block.cell.column or 1]
    if row[place] == false then row[place] = block else row[#row + 1] = block end
  end
  return rows
end

--- The kind of node that a block belongs to, and the block's own that neighbours must share.
local function group_of(block)
  if block.kind == "list_item" then return "list", "" end
  if block.kind == "table_cell" then return "table", block.cell and block.cell.table or "" end
  if block.kind == "quotation" then return "quotation", "" end
  return block.kind, nil
end

--- Reads a document's blocks; text that is in no block becomes a node of its own, so that nothing is lost.
---@return Node[]
function M.read(document)
  local nodes, text, last, key = {}, document.text, 0, nil
  local function loose(first, stop)
    local from, to = text:find("%S", first), stop
    while from and from <= to and text:find("^%s", to) do to = to - 1 end
    if not from or from > to then return end
    nodes[#nodes + 1] = { kind = "loose", blocks = { document:span(from, to) } }
    key = nil
  end
  for block in document:blocks() do
    loose(last + 1, block.first - 1)
    local kind, own = group_of(block)
    if own ~= nil and nodes[#nodes] and nodes[#nodes].kind == kind and key == own then
      table.insert(nodes[#nodes].blocks, block)
    else
      nodes[#nodes + 1] = { kind = kind, blocks = { block } }
    end
    key, last = own, block.last
  end
  loose(last + 1, #text)
  for _, node in ipairs(nodes) do
    if node.kind == "table" then node.rows = rows_of(node.blocks) end
  end
  return nodes
end

return M
