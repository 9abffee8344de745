--- Documents as JSON Lines: all that the model holds, one document a line.
local chosen = require "layers"
local standoff = require "standoff"

return chancery.output {
  name = "jsonl",
  version = "1.0.0",
  summary = "Documents as JSON Lines: text, metadata, blocks, layers.",
  license = "MIT",
  format = "jsonl",
  extension = "jsonl",
  media = "application/jsonl",
  options = {
    layers = { type = "string", list = true, default = {}, help = "the layers to write; all when none is named" },
  },

  document = function(document, out, options)
    local meta, blocks, layers = {}, {}, {}
    for key, value in pairs(document.meta) do
      meta[key] = { value = value, origin = document:origin(key) }
    end
    for index, block in ipairs(document:blocks()) do
      blocks[index] = {
        kind = block.kind, level = block.level, page = block.page, part = block.part, start = block.start,
        ["end"] = block.stop,
      }
    end
    for _, layer in ipairs(chosen.choose(document, options.layers)) do
      local name = layer.name
      layers[name] = { attributes = document:attributes(name), items = standoff.items(document, name) }
    end
    local data = { id = document.id, text = document.text, meta = meta, blocks = blocks, layers = layers }
    out:write(chancery.json.encode(data, { lists = standoff.lists }), "\n")
  end,
}
