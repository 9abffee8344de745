--- Tables in columns of text, for terminals and text files.
local text = chancery.text

local M = {}

--- No column is made narrower than this.
local NARROWEST = 12

--- The columns that cells need, the widest cut first so that the table fits.
---@param rows string[][] the cells of all rows, the headings among them
---@param total integer the columns that there are
---@return integer[]
function M.widths(rows, total)
  local needed, sum = {}, 0
  for _, row in ipairs(rows) do
    for index, cell in ipairs(row) do needed[index] = math.max(needed[index] or 0, math.min(text.width(cell), total)) end
  end
  for _, width in ipairs(needed) do sum = sum + width end
  sum = sum + 2 * #needed + 1
  while sum > total do
    local widest = 1
    for index, width in ipairs(needed) do
      if width > needed[widest] then widest = index end
    end
    if needed[widest] <= NARROWEST then break end
    needed[widest] = needed[widest] - 1
    sum = sum - 1
  end
  return needed
end

--- Writes a row; a cell that is too wide goes on in lines below.
---@param right table<integer, boolean> the columns whose cells stand at their right edge
---@param style? string
function M.write(out, cells, needed, indent, right, style)
  local wrapped, height = {}, 1
  for index, width in ipairs(needed) do
    wrapped[index] = text.wrap(cells[index] or "", math.max(1, width))
    height = math.max(height, #wrapped[index])
  end
  for line = 1, height do
    local parts = {}
    for index, width in ipairs(needed) do
      parts[index] = text.pad(wrapped[index][line] or "", width, right[index] and "right" or "left")
    end
    local written = (indent .. table.concat(parts, "  ")):gsub("%s+$", "")
    out:write(style and out:style(style, written) or written, "\n")
  end
end

return M
