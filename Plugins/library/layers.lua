--- Which layers of a document an output writes, and with which attributes.
local M = {}

--- What the annotation guideline gives each of its layers, in its order; such files have exactly these fields.
M.guideline = {
  { name = "entities", attributes = { "type", "canonical" } },
  { name = "times", attributes = { "type", "value" } },
  { name = "commitments", attributes = { "kind", "actor", "themes", "partners", "period" } },
  { name = "attributions", attributes = { "source" } },
  { name = "defects", attributes = { "kind" } },
}

--- The layers to write: those asked for, or all; the guideline's first, in its order, then others by name.
---@param document table
---@param wanted? string[] names; empty for all
---@return table[] { name, attributes } each
function M.choose(document, wanted)
  local there, asked = {}, nil
  for _, name in ipairs(document:layers()) do there[name] = true end
  if wanted and #wanted > 0 then
    asked = {}
    for _, name in ipairs(wanted) do
      if not there[name] then error("the document has no layer '" .. name .. "': add --layers " .. name, 0) end
      asked[name] = true
    end
  end
  local chosen = {}
  for _, layer in ipairs(M.guideline) do
    if there[layer.name] and (not asked or asked[layer.name]) then chosen[#chosen + 1] = layer end
    there[layer.name] = nil
  end
  for name in pairs(there) do
    if not asked or asked[name] then
      local attributes = {}
      for attribute in pairs(document:attributes(name)) do attributes[#attributes + 1] = attribute end
      chosen[#chosen + 1] = { name = name, attributes = attributes }
    end
  end
  return chosen
end

return M
