--- Documents as JSON Lines: all that the model holds, one document a line, so that it can be read back.
--- docs/formats.md states the format.
local chosen = require "layers"
local json = require "json_text"

--- Keys under which an empty table is a list.
local VALUE_LISTS = { "value" }

local function meta_text(document)
  local fields = {}
  for key, value in pairs(document.meta) do
    local field = { value = value, origin = document:origin(key) }
    fields[#fields + 1] = { tostring(key), chancery.json.encode(field, { lists = VALUE_LISTS }) }
  end
  return json.object(fields)
end

local function blocks_text(document)
  local blocks = {}
  for index, block in ipairs(document:blocks()) do
    blocks[index] = chancery.json.encode {
      kind = block.kind, level = block.level, page = block.page, part = block.part, cell = block.cell,
      start = block.start, ["end"] = block.stop,
    }
  end
  return json.list(blocks)
end

--- A layer: what made it, the types of its attributes, its items. An attribute that an item lacks is left out.
local function layer_text(document, name)
  local types, lists, items = document:attributes(name), {}, {}
  for attribute, type in pairs(types) do
    if type:find "^list<" then lists[#lists + 1] = attribute end
  end
  for index, span in ipairs(document:layer(name)) do
    local item = span.attributes
    item.start, item["end"], item.text = span.start, span.stop, span.text
    items[index] = chancery.json.encode(item, { lists = lists })
  end
  return json.object {
    { "provider", json.value(document:provider(name)) }, { "attributes", json.map(types) },
    { "items", json.list(items) },
  }
end

return chancery.output {
  name = "jsonl",
  version = "1.1.0",
  summary = "Documents as JSON Lines: text, metadata with origins, blocks, layers; all that is needed to read them back.",
  license = "MIT",
  format = "jsonl",
  extension = "jsonl",
  media = "application/jsonl",
  options = {
    layers = { type = "string", list = true, default = {}, help = "the layers to write; all when none is named" },
  },

  document = function(document, out, options)
    local layers = {}
    for _, layer in ipairs(chosen.choose(document, options.layers)) do
      layers[#layers + 1] = { layer.name, layer_text(document, layer.name) }
    end
    out:write(json.object {
      { "id", json.value(document.id) },
      { "meta", meta_text(document) },
      { "text", json.value(document.text) },
      { "blocks", blocks_text(document) },
      { "layers", json.object(layers) },
    }, "\n")
  end,
}
