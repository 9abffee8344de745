--- Documents as web pages: the text with its layers marked, self-contained, without scripts.
local blocks = require "html_blocks"
local cells = require "cells"
local layers = require "layers"
local marks = require "html_marks"
local structure = require "structure"
local style = require "html_style"
local escape = chancery.text.escape_html

local function head(title, language)
  return table.concat {
    "<!doctype html>\n<html", language and ' lang="' .. escape(language) .. '"' or "", ">\n<head>\n<meta charset=\"utf-8\">\n",
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">\n',
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n<meta name="referrer" content="no-referrer">\n',
    "<title>", escape(cells.line(title)), "</title>\n<style>\n", style.sheet(), "</style>\n</head>\n<body>\n",
  }
end

local FOOT = "</body>\n</html>\n"

--- A language tag, where it is one: it goes into an attribute that style sheets and screen readers believe.
local function language_of(document)
  local language = document.language
  return type(language) == "string" and language:find "^%a%a%a?[%w-]*$" and language or nil
end

local function value_text(value)
  if type(value) == "table" then
    local parts = {}
    for index, item in ipairs(value) do parts[index] = type(item) == "table" and chancery.json.encode(item) or tostring(item) end
    if #parts == 0 and next(value) ~= nil then return escape(chancery.json.encode(value)) end
    return escape(table.concat(parts, "; "))
  end
  local text = escape(cells.text(value))
  if type(value) == "string" and value:find "^https?://[^%s]+$" then return '<a href="' .. text .. '">' .. text .. "</a>" end
  return text
end

local function write_metadata(document, out)
  local rows = {}
  for key, value in pairs(document.meta) do
    rows[#rows + 1] = '<tr><th scope="row">' .. escape(tostring(key)) .. '</th><td dir="auto">' .. value_text(value)
      .. '</td><td class="origin">' .. escape(document:origin(key) or "") .. "</td></tr>\n"
  end
  if #rows == 0 then return end
  out:write('<details open>\n<summary>Metadata</summary>\n<div class="scroll"><table>\n', table.concat(rows),
    "</table></div>\n</details>\n")
end

--- The legend: a checkbox for each layer switches its marks.
local function write_legend(document, out, chosen)
  if #chosen == 0 then return end
  out:write('<fieldset class="layers"><legend>Layers</legend>\n')
  for _, layer in ipairs(chosen) do
    out:write('<label><input type="checkbox" class="t', layer.colour, '" checked><span class="k', layer.colour, '">ab</span>',
      escape(layer.name), " <b>", #document:layer(layer.name), "</b></label>\n")
  end
  out:write('<label><input type="checkbox" class="labels">labels</label>\n</fieldset>\n')
end

--- Says where a node comes from when page or part have changed.
local function write_place(out, node, before)
  local block = node.blocks[1]
  if node.kind == "loose" then return before end
  local place = { block.part and tostring(block.part) or nil, block.page and "page " .. block.page }
  local text = table.concat({ place[1] or place[2] or "", place[1] and place[2] or nil }, ", ")
  if text ~= before and text ~= "" then out:write('<div class="place">', escape(text), "</div>\n") end
  return text
end

--- The items as tables, for those who cannot point at a mark.
local function write_items(document, out, chosen)
  for _, layer in ipairs(chosen) do
    local spans = document:layer(layer.name)
    if #spans > 0 then
      out:write('<details class="items">\n<summary>', escape(layer.name), " (", #spans, ")</summary>\n<div class=\"scroll\"><table>\n")
      for _, span in ipairs(spans) do
        out:write('<tr><td class="origin">', span.start, "–", span.stop, '</td><td dir="auto">', escape(cells.line(span.text)), "</td><td>",
          escape(marks.description(span, layer)), "</td></tr>\n")
      end
      out:write("</table></div>\n</details>\n")
    end
  end
end

local function write_article(document, out, options)
  local chosen, nodes = layers.choose(document, options.layers), structure.read(document)
  for place, layer in ipairs(chosen) do
    local types = document:attributes(layer.name)
    chosen[place] = {
      name = layer.name, attributes = layer.attributes, colour = marks.colour(layer.name, place),
      class = types.type and "type" or types.kind and "kind" or nil,
    }
  end
  local title, language, first = cells.line(tostring(document.title or "")), language_of(document), nodes[1]
  local titled = first and first.kind == "heading" and cells.line(first.blocks[1].text) == title
  out:write("<article", language and ' lang="' .. language .. '"' or "", '>\n<p class="id">', escape(document.id), "</p>\n")
  if title ~= "" and not titled then out:write('<h1 dir="auto">', escape(title), "</h1>\n") end
  write_metadata(document, out)
  write_legend(document, out, chosen)
  local write, hidden = marks.writer(document.text, marks.items(document, chosen))
  local place = ""
  for index, node in ipairs(nodes) do
    place = write_place(out, node, place)
    out:write(blocks.node(node, write, index == 1 and titled))
  end
  if hidden.count > 0 then
    out:write('<p class="place">', cells.count(hidden.count, "item"), " not marked where more than ", marks.DEPTH,
      " lie at one place; the tables below have them.</p>\n")
  end
  write_items(document, out, chosen)
  out:write("</article>\n")
end

return chancery.output {
  name = "html",
  version = "1.0.0",
  summary = "Documents as web pages: the text with its layers marked, self-contained, without scripts.",
  license = "MIT",
  format = "html",
  extension = "html",
  media = "text/html",
  options = {
    layers = { type = "string", list = true, default = {}, help = "the layers to show; all when none is named" },
  },

  begin = function(out)
    if not out.folder then out:write(head "Documents with their layers") end
  end,
  document = function(document, out, options)
    if out.folder then out:write(head(tostring(document.title or document.id), language_of(document))) end
    write_article(document, out, options)
    if out.folder then out:write(FOOT) end
  end,
  finish = function(out)
    if not out.folder then out:write(FOOT) end
  end,
}
