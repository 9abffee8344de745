--- Documents as standoff JSON: the form of the hand-annotated set, one object with offsets in code points.
local json = require "json_text"
local layers = require "layers"

--- Metadata that every file has, null where it is not known.
local META = { "title", "outlet", "published", "language", "licence", "genre" }
local LISTS = { themes = true, partners = true }

--- The genres of the guideline; a text whose genre is not known or another one is "other".
local GENRES = { report = true, concept = true, communique = true, speech = true, list = true }

--- A document's id as the guideline has it: the name of its file without extension. The host names files so.
local function name_of(id)
  local stem = id:match "^(.*[^/])%.%w%w?%w?%w?%w?$" or id
  local name = stem:gsub("[/\\%c]", "_"):gsub("^%.", "_")
  local last = utf8.len(name) > 0 and #name or 0
  while last > 180 do last = utf8.offset(name, -1, last + 1) - 1 end
  return name:sub(1, last)
end

--- The day of a date or of a date with a time; what names no day is not known.
local function day_of(value)
  local date = type(value) == "string" and chancery.date.parse(value)
  return date and ("%04d-%02d-%02d"):format(date.year, date.month, date.day) or nil
end

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
    if key == "genre" and not GENRES[value or ""] then value = "other" end
    if key == "published" then value = day_of(value) end
    fields[#fields + 1] = { key, json.value(value) }
  end
  for key, value in pairs(meta) do
    if not seen[key] and key ~= "path" and key ~= "id" then fields[#fields + 1] = { key, json.value(value) } end
  end
  return json.object(fields)
end

return chancery.output {
  name = "standoff",
  version = "1.1.0",
  summary = "Documents as standoff JSON: metadata and layers, offsets in code points, a file for each document.",
  license = "MIT",
  format = "standoff",
  extension = "json",
  media = "application/json",
  per_document = true,
  options = {
    layers = { type = "string", list = true, default = {}, help = "the layers to write; all when none is named" },
    text = { type = "boolean", default = false, help = "write the document's text into the file too" },
    copy = { type = "boolean", default = false, help = "with -o FOLDER/: write the text beside it, as NAME.txt" },
  },

  document = function(document, out, options)
    local fields = { { "id", json.value(name_of(document.id)) }, { "meta", meta_text(document) } }
    if options.text then fields[#fields + 1] = { "text", json.value(document.text) } end
    for _, layer in ipairs(layers.choose(document, options.layers)) do
      local items = {}
      for _, span in ipairs(document:layer(layer.name)) do items[#items + 1] = item_text(span, layer.attributes) end
      fields[#fields + 1] = { layer.name, json.list(items, "  ") }
    end
    out:write(json.object(fields, ""), "\n")
    if options.copy then out:file(name_of(document.id) .. ".txt"):write(document.text) end
  end,
}
