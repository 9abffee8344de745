--- Searching lists of stretches that are sorted by their first byte and do not overlap: layers, mentions.
local M = {}

--- The number of items that begin before a byte.
---@param items table[] each with `first`, sorted
---@param byte integer
---@return integer
function M.before(items, byte)
  local low, high = 1, #items + 1
  while low < high do
    local middle = (low + high) // 2
    if items[middle].first < byte then low = middle + 1 else high = middle end
  end
  return low - 1
end

--- The items that lie inside a stretch, in order.
---@param items table[] each with `first` and `last`, sorted, not overlapping
---@param first integer
---@param last integer
---@return table[]
function M.inside(items, first, last)
  local found = {}
  for index = M.before(items, first) + 1, #items do
    local item = items[index]
    if item.first > last then break end
    if item.last <= last then found[#found + 1] = item end
  end
  return found
end

--- The item that covers a byte, or nil.
function M.covering(items, byte)
  local item = items[M.before(items, byte + 1)]
  return item and item.last >= byte and item or nil
end

return M
