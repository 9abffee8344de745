--- Which of overlapping stretches stay: the longest; of equally long ones the one that was added first.
local M = {}

--- Takes a list of { first =, last =, … } in bytes; gives those that stay, in text order, and the bytes that they take.
function M.longest(items)
  for number, item in ipairs(items) do
    item.number = number
  end
  table.sort(items, function(a, b)
    local x, y = a.last - a.first, b.last - b.first
    if x ~= y then
      return x > y
    end
    return a.number < b.number
  end)
  local kept, taken = {}, {}
  for _, item in ipairs(items) do
    local free = true
    for byte = item.first, item.last do
      free = free and not taken[byte]
    end
    if free then
      kept[#kept + 1] = item
      for byte = item.first, item.last do
        taken[byte] = true
      end
    end
  end
  table.sort(kept, function(a, b) return a.first < b.first end)
  return kept, taken
end

return M
