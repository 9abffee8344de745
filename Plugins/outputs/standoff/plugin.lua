--- Documents as standoff JSON: the form of the hand-annotated set, one object with offsets in code points.
local json = require "json_text"
local layers = require "layers"

--- Metadata that every file has, null where it is not known.
local META = { "title", "outlet", "published", "language", "licence", "genre" }
local LISTS = { themes = true, partners = true }

local function attribute_text(name, value)
  if LISTS[name] or type(value) == "table" then return json.values(value) end
  return json.value(value)
end

local function item_text(span, attributes)
  local fields = {
    { "start", json.value(span.start) }, { "end", json.value(span.stop) }, { "text", json.value(span.text) },
  }
  for _, name in ipairs(attributes) do
    fields[#fields + 1] = { name, attribute_text(name, span:attribute(name)) }
  end
  return json.object(fields)
end

local function meta_text(document)
  local fields, seen, meta = {}, {}, document.meta
  for _, key in ipairs(META) do
    seen[key] = true
    local value = meta[key]
    -- The genres of the guideline; a text whose genre nobody gave is of another one.
    if key == "genre" and value == nil then value = "other" end
    fields[#fields + 1] = { key, json.value(value) }
  end
  for key, value in pairs(meta) do
    if not seen[key] and key ~= "path" and key ~= "id" then fields[#fields + 1] = { key, json.value(value) } end
  end
  return json.object(fields)
end

return chancery.output {
  name = "standoff",
  version = "1.0.0",
  summary = "Documents as standoff JSON: metadata and layers, offsets in code points, a file for each document.",
  license = "MIT",
  format = "standoff",
  extension = "json",
  media = "application/json",
  per_document = true,
  options = {
    layers = { type = "string", list = true, default = {}, help = "the layers to write; all when none is named" },
    text = { type = "boolean", default = false, help = "write the document's text into the file too" },
  },

  document = function(document, out, options)
    local fields = { { "id", json.value((document.id:gsub("%.txt$", ""))) }, { "meta", meta_text(document) } }
    if options.text then fields[#fields + 1] = { "text", json.value(document.text) } end
    for _, layer in ipairs(layers.choose(document, options.layers)) do
      local items = {}
      for _, span in ipairs(document:layer(layer.name)) do items[#items + 1] = item_text(span, layer.attributes) end
      fields[#fields + 1] = { layer.name, json.list(items, "  ") }
    end
    out:write(json.object(fields, ""), "\n")
  end,
}
