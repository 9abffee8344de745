--- Standoff JSON: the schema of hand annotation, so that both can be compared.
local standoff = require "standoff"

--- The id without the extension, as the annotation set names its documents.
local function name_of(id)
  return (id:gsub("%.[%w]+$", ""))
end

return chancery.output {
  name = "standoff",
  version = "0.1.0",
  summary = "Documents as standoff JSON: layers beside the text, offsets in code points.",
  license = "MIT",
  format = "standoff",
  extension = "json",
  media = "application/json",
  per_document = true,

  document = function(document, out)
    local meta = {}
    for key, value in pairs(document.meta) do
      meta[key] = value
    end
    local data = { id = name_of(document.id), meta = meta }
    for _, name in ipairs(document:layers()) do
      data[name] = standoff.items(document, name)
    end
    out:write(chancery.json.encode(data, { pretty = true, lists = standoff.lists }), "\n")
  end,
}
