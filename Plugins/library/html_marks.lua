--- Layers as marks in HTML. Items may nest and cross: where one ends inside another, the inner mark is closed and opened
--- again, so that elements always nest.
local escape = chancery.text.escape_html

local M = {}

--- So many items are drawn at one place at most: without a bound, crossing items would cost their number squared.
M.DEPTH = 24

--- Layers with a colour of their own; all others take turns.
local COLOURS = { entities = 1, times = 2, commitments = 3, attributions = 4, defects = 5 }

--- The colour of a layer, a number from 1 to 9.
function M.colour(name, place) return COLOURS[name] or 6 + place % 4 end

--- The attributes of an item for people: "GPE · canonical: Russia".
function M.description(span, layer)
  local parts = {}
  for _, name in ipairs(layer.attributes) do
    local value = span:attribute(name)
    if type(value) == "table" then value = #value > 0 and table.concat(value, ", ") or nil end
    if name == layer.class and value ~= nil then
      table.insert(parts, 1, tostring(value))
    elseif value ~= nil and value ~= "" then
      parts[#parts + 1] = name .. ": " .. tostring(value)
    end
  end
  return table.concat(parts, " · ")
end

--- All items of the layers, in text order, longer ones first.
---@param layers table[] name, attributes, class and colour of each
function M.items(document, layers)
  local items = {}
  for _, layer in ipairs(layers) do
    for _, span in ipairs(document:layer(layer.name)) do
      local description = M.description(span, layer)
      items[#items + 1] = {
        first = span.first, last = span.last, order = #items, colour = layer.colour,
        label = layer.class and tostring(span:attribute(layer.class) or "") or "",
        title = layer.name .. (description ~= "" and " · " .. description or ""),
      }
    end
  end
  table.sort(items, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last > b.last end
    return a.order < b.order
  end)
  return items
end

--- The tooltip of an item inside others: its own line first, then theirs.
local function title_of(stack)
  local lines = {}
  for index = #stack, math.max(1, #stack - 4), -1 do lines[#lines + 1] = escape(stack[index].title) end
  return table.concat(lines, "&#10;")
end

local function open_tag(item, stack, at)
  local classes = "l" .. item.colour .. (at > item.first and " c" or "")
  return '<mark class="' .. classes .. '" title="' .. title_of(stack) .. '">'
end

local function close_tag(item, at)
  local label = at > item.last and item.label ~= "" and '<i data-t="' .. escape(item.label) .. '"></i>' or ""
  return label .. "</mark>"
end

--- Opens items on top of a stack, the longest first, as far as there is room; `hidden` gets those that there is none for.
local function open(stack, opened, at, pieces, hidden)
  table.sort(opened, function(a, b)
    if a.last ~= b.last then return a.last > b.last end
    return a.order < b.order
  end)
  for _, item in ipairs(opened) do
    if #stack < M.DEPTH then
      stack[#stack + 1] = item
      pieces[#pieces + 1] = open_tag(item, stack, at)
    elseif not hidden[item] then
      hidden[item] = true
      hidden.count = hidden.count + 1
    end
  end
end

--- Closes what has ended before a byte, and what stands on top of it; gives those of these that go on.
local function close(stack, at, pieces)
  local lowest = nil
  for index = #stack, 1, -1 do
    if stack[index].last < at then lowest = index end
  end
  local survivors = {}
  while lowest and #stack >= lowest do
    local item = table.remove(stack)
    pieces[#pieces + 1] = close_tag(item, at)
    if item.last >= at then table.insert(survivors, 1, item) end
  end
  return survivors
end

--- Makes a function that writes stretches of the text, which must come in text order, with their marks.
---@param text string the document's text
---@param items table[] what `items` gave
---@return fun(first: integer, last: integer): string
---@return table hidden `count` tells how many items were not drawn somewhere
function M.writer(text, items)
  local next_item, active, hidden = 1, {}, { count = 0 }
  local function write(first, last)
    local pieces, stack, at, opened, before = {}, {}, first, {}, active
    active = {}
    for _, item in ipairs(before) do
      if item.last >= first then opened[#opened + 1], active[#active + 1] = item, item end
    end
    while at <= last do
      while items[next_item] and items[next_item].first <= at do
        local item = items[next_item]
        next_item = next_item + 1
        if item.last >= at then
          opened[#opened + 1], active[#active + 1] = item, item
        end
      end
      open(stack, opened, at, pieces, hidden)
      local stop = items[next_item] and math.min(last, items[next_item].first - 1) or last
      for _, item in ipairs(stack) do stop = math.min(stop, item.last) end
      pieces[#pieces + 1] = escape(text:sub(at, stop))
      at = stop + 1
      opened = close(stack, at, pieces)
    end
    for index = #stack, 1, -1 do pieces[#pieces + 1] = close_tag(stack[index], at) end
    return table.concat(pieces)
  end
  return write, hidden
end

return M
