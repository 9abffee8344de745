--- Layers as W3C Web Annotations (JSON-LD): for each document a collection with one page of annotations.
local json = require "json_text"
local layers = require "layers"
local percent = require "percent"

local CONTEXT = "http://www.w3.org/ns/anno.jsonld"

--- Attributes that say what the marked text is, and those that say which one; all others describe it.
local TAGS = { type = true, kind = true }
local IDENTITIES = { canonical = true, value = true }

--- What the annotations of a layer are for, where it is not tagging.
local MOTIVATIONS = { entities = "identifying", times = "identifying", defects = "editing" }

--- How many tokens, and at most how many bytes, a quotation has before and behind it.
local AROUND, AROUND_BYTES = 6, 120

local function body(value, purpose, format)
  return { type = "TextualBody", value = value, format = format or "text/plain", purpose = purpose }
end

--- The bodies of an item: tags and identities as text, all that is left as one JSON object.
local function bodies_of(span, layer)
  local bodies, rest = {}, {}
  for _, name in ipairs(layer.attributes) do
    local value = span:attribute(name)
    if type(value) == "table" and #value == 0 then value = nil end
    if TAGS[name] and type(value) == "string" then
      table.insert(bodies, 1, body(value, "tagging"))
    elseif IDENTITIES[name] and type(value) == "string" then
      bodies[#bodies + 1] = body(value, "identifying")
    elseif value ~= nil then
      rest[name] = value
    end
  end
  if not bodies[1] or bodies[1].purpose ~= "tagging" then table.insert(bodies, 1, body(layer.name, "tagging")) end
  if next(rest) ~= nil then bodies[#bodies + 1] = body(chancery.json.encode(rest), "describing", "application/json") end
  return bodies
end

--- The text before and behind a span, from and to the borders of tokens, so that no character is cut.
local function surroundings(span, tokens, text)
  local from, to = span.token_first, span.token_last
  if not from then return "", "" end
  local left = math.max(1, from - AROUND)
  while left < from and span.first - tokens.first[left] > AROUND_BYTES do left = left + 1 end
  local right = math.min(#tokens.last, to + AROUND)
  while right > to and tokens.last[right] - span.last > AROUND_BYTES do right = right - 1 end
  return text:sub(tokens.first[left], span.first - 1), text:sub(span.last + 1, tokens.last[right])
end

local function selectors_of(span, tokens, text)
  local prefix, suffix = surroundings(span, tokens, text)
  return {
    { type = "TextPositionSelector", start = span.start, ["end"] = span.stop },
    {
      type = "TextQuoteSelector", exact = span.text, prefix = prefix ~= "" and prefix or nil,
      suffix = suffix ~= "" and suffix or nil,
    },
  }
end

--- The text that the annotations are about, as the target's source.
local function source_of(document, iri)
  local language, url = document.language, document.meta.url
  return {
    id = iri, type = "Text", format = "text/plain", language = type(language) == "string" and language or nil,
    via = type(url) == "string" and url:find "^https?://[^%s<>\"{}|\\^`]+$" and url or nil,
  }
end

--- The annotations of a layer. Their names are made of layer and place, so that others coming or going change none.
local function add_layer(list, document, layer, iri, tokens)
  local source, seen, text = source_of(document, iri), {}, document.text
  local generator = { type = "Software", name = "Chancery: " .. document:provider(layer.name) }
  for _, span in ipairs(document:layer(layer.name)) do
    local selectors = selectors_of(span, tokens, text)
    local name = layer.name .. "=" .. selectors[1].start .. "," .. selectors[1]["end"]
    seen[name] = (seen[name] or 0) + 1
    if seen[name] > 1 then name = name .. "," .. seen[name] end
    list[#list + 1] = chancery.json.encode {
      id = iri .. "#" .. name, type = "Annotation", motivation = MOTIVATIONS[layer.name] or "tagging",
      generator = generator, body = bodies_of(span, layer),
      target = { type = "SpecificResource", source = source, selector = selectors },
    }
  end
end

return chancery.output {
  name = "webannotation",
  version = "1.0.0",
  summary = "Layers as W3C Web Annotations (JSON-LD): a collection for each document, positions in code points.",
  description = "One line for each document: a JSON-LD document of its own, and JSON Lines where there are several.",
  license = "MIT",
  format = "webannotation",
  extension = "jsonld",
  media = "application/ld+json",
  options = {
    layers = { type = "string", list = true, default = {}, help = "the layers to write; all when none is named" },
    base = { type = "string", default = "urn:chancery:", help = "what the documents' IRIs begin with" },
  },

  document = function(document, out, options)
    local base = percent.encode(options.base, "/:?#@!$&()*+,;=%%")
    if not base:find "^%a[%w+.-]*:" then
      error("'" .. options.base .. "' is no beginning of an IRI: give one with its scheme, as https://example.org/", 0)
    end
    local iri, items = base .. percent.encode(document.id, "/!@,:;=+()"), {}
    local tokens = { first = document:column "first", last = document:column "last" }
    for _, layer in ipairs(layers.choose(document, options.layers)) do
      layer = { name = layer.name, attributes = layer.attributes, types = document:attributes(layer.name) }
      add_layer(items, document, layer, iri, tokens)
    end
    local page = json.object {
      { "id", json.value(iri .. "#page=1") }, { "type", '"AnnotationPage"' }, { "startIndex", "0" },
      { "items", json.list(items) },
    }
    out:write(json.object {
      { "@context", json.value(CONTEXT) }, { "id", json.value(iri .. "#annotations") }, { "type", '"AnnotationCollection"' },
      { "label", json.value(tostring(document.title or document.id)) }, { "total", json.value(#items) }, { "first", page },
    }, "\n")
  end,
}
