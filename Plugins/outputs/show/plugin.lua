--- What the program sees in a document, for people.
local function attribute_text(span, names)
  local parts = {}
  for _, name in ipairs(names) do
    local value = span:attribute(name)
    if type(value) == "table" then
      value = #value > 0 and table.concat(value, ", ") or nil
    end
    if value ~= nil then
      parts[#parts + 1] = name .. "=" .. tostring(value)
    end
  end
  return table.concat(parts, "  ")
end

local function one_line(text)
  return (text:gsub("%s+", " "))
end

return chancery.output {
  name = "show",
  version = "0.1.0",
  summary = "What the program sees in a document: metadata, blocks, sentences, layers.",
  license = "MIT",
  format = "show",
  extension = "txt",
  media = "text/plain",

  document = function(document, out)
    out:write(out:style("bold", document.id), "\n")
    for key, value in pairs(document.meta) do
      out:write("  ", chancery.text.pad(key, 12), tostring(value), out:style("dim", "  (" .. document:origin(key) .. ")"), "\n")
    end
    out:write("\n", out:style("bold", "blocks and sentences"), "\n")
    for number, block in ipairs(document:blocks()) do
      local depth = block.level > 0 and " " .. block.level or ""
      out:write("  ", number, " ", block.kind, depth, block.page and ", page " .. block.page or "", "\n")
      for _, sentence in ipairs(document:sentences()) do
        if block:contains(sentence) then
          out:write("      ", one_line(sentence.text), "\n")
        end
      end
    end
    for _, name in ipairs(document:layers()) do
      local layer = document:layer(name)
      out:write("\n", out:style("bold", name), " (", #layer, ")\n")
      local names = {}
      for attribute in pairs(document:attributes(name)) do
        names[#names + 1] = attribute
      end
      for _, span in ipairs(layer) do
        out:write("  ", span.start, "–", span.stop, "  ", one_line(span.text), "  ",
          out:style("dim", attribute_text(span, names)), "\n")
      end
    end
    out:write("\n")
  end,
}
