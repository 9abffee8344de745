--- What the columns and comments of CoNLL-U can hold, and layers as its MISC column has them.
local percent = require "percent"

local M = {}

--- The names that entities and times have elsewhere; other layers bear their own.
local KEYS = { entities = "NER", times = "TIMEX" }
local ESCAPES = { ["\\"] = "\\\\", ["|"] = "\\p", [","] = "\\c" }

--- What stands for U+FFFD, which readers of the format take for bytes that are no UTF-8.
local DAMAGED = "\u{25A1}"

--- Writes `replace` for white space and controls and composes what is left (NFC).
local function clean(text, replace)
  if not text:find "[^\x21-\x7E]" then return text end
  -- The bytes that white space, controls and U+FFFD begin with: most words have none of them.
  if not text:find "[%c \xC2\xE1\xE2\xEF]" and not text:find("\u{3000}", 1, true) then return chancery.text.nfc(text) end
  return chancery.text.nfc((text:gsub(utf8.charpattern, function(character)
    if character == "\u{FFFD}" then return DAMAGED end
    return percent.is_blank(utf8.codepoint(character)) and replace or nil
  end)))
end

--- A word as the columns FORM and LEMMA hold it: without white space.
---@param form string
---@return string
function M.word(form)
  local word = clean(form, "")
  return word ~= "" and word or "_"
end

--- A text as a comment holds it: on one line.
---@param text any
---@return string
function M.line(text) return chancery.text.trim((clean(tostring(text), " "):gsub("  +", " "))) end

--- A value as the MISC column holds it: \s is white space, \p a bar, \\ a backslash; \c a comma inside a list's item.
local function value_text(value)
  if type(value) == "table" then
    local parts = {}
    for index, item in ipairs(value) do parts[index] = value_text(item) end
    return table.concat(parts, ",")
  end
  return (clean((tostring(value):gsub("[\\|,]", ESCAPES)), "\\s"))
end

--- A name as a key: "user_notes" is UserNotes.
local function key_text(name) return (("_" .. name):gsub("_+(%w)", string.upper):gsub("_", "")) end

--- The first lane whose items have all ended before a token: items that overlap get keys of their own, KEY_2 and so on.
local function free_lane(ends, token)
  local lane = 1
  while ends[lane] and ends[lane] >= token do lane = lane + 1 end
  return lane
end

--- Writes a layer's items into the MISC fields of tokens: KEY=B-class on the first, KEY=I-class on the others, and the
--- attributes on the first, as KEY_Name. Where an item begins or ends inside a token, KEY_range has its code points.
---@param layer table name and attributes
---@param misc table<integer, string[]> fields by token
---@param ranges integer[][] the code points of each token
---@return integer skipped items that touch no token
function M.annotate(document, layer, misc, ranges)
  local skipped, ends = 0, {}
  local base = KEYS[layer.name] or key_text(layer.name)
  local types = document:attributes(layer.name)
  local class = types.type and "type" or types.kind and "kind"
  for _, span in ipairs(document:layer(layer.name)) do
    local from, to = span.token_first, span.token_last
    if from then
      local lane = free_lane(ends, from)
      ends[lane] = to
      local key = lane == 1 and base or base .. "_" .. lane
      local value = class and span:attribute(class)
      local suffix = value ~= nil and value ~= false and "-" .. value_text(value) or ""
      for token = from, to do
        misc[token][#misc[token] + 1] = key .. (token == from and "=B" or "=I") .. suffix
      end
      for _, name in ipairs(layer.attributes) do
        local text = name ~= class and value_text(span:attribute(name) or {}) or ""
        if text ~= "" then misc[from][#misc[from] + 1] = key .. "_" .. key_text(name) .. "=" .. text end
      end
      if span.start ~= ranges[from][1] or span.stop ~= ranges[to][2] then
        misc[from][#misc[from] + 1] = key .. "_range=" .. span.start .. ":" .. span.stop
      end
    else
      skipped = skipped + 1
    end
  end
  return skipped
end

return M
