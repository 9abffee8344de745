--- The cells of report tables as text for people.
local M = {}

--- Writes a cell as text; an unknown cell is empty.
---@param value any
---@param type? string the column's type
---@return string
function M.text(value, type)
  if value == nil then return "" end
  if type == "percent" then return string.format("%.1f %%", value * 100) end
  if math.type(value) == "float" then
    if value == math.floor(value) and math.abs(value) < 1e15 then return string.format("%.0f", value) end
    return string.format("%.4g", value)
  end
  return tostring(value)
end

--- Tells whether the cells of a column stand at the right edge.
---@param type? string the column's type
---@return boolean
function M.is_numeric(type) return type == "integer" or type == "number" or type == "percent" end

--- Makes one line of a text that has several.
---@param text string
---@return string
function M.line(text) return chancery.text.trim((text:gsub("%s+", " "))) end

--- Writes "1 document", "3 documents".
---@param number integer
---@param noun string
---@param plural? string where it is not noun .. "s"
---@return string
function M.count(number, noun, plural)
  return number .. " " .. (number == 1 and noun or plural or noun .. "s")
end

return M
