--- A document as plain data, with offsets in code points: what several document outputs write.
local M = {}

--- The names of the list attributes of a layer, which JSON writes as lists even when they are empty.
M.lists = { "themes", "partners", "entities", "times", "commitments", "attributions", "defects", "blocks", "items" }

--- The items of a layer with start, end, text and all attributes; missing ones are absent.
function M.items(document, name)
  local attributes = document:attributes(name)
  local items = {}
  for index, span in ipairs(document:layer(name)) do
    local item = { start = span.start, ["end"] = span.stop, text = span.text }
    for attribute, value in pairs(span.attributes) do
      item[attribute] = value
    end
    for attribute, kind in pairs(attributes) do
      if kind:find("^list<") and item[attribute] == nil then
        item[attribute] = {}
      end
    end
    items[index] = item
  end
  return items
end

return M
