--- Reads the lines of an output.
local function read(output)
  local lines = {}
  for line in output:gmatch "[^\n]+" do lines[#lines + 1] = chancery.json.decode(line) end
  return lines
end

return chancery.tests {
  {
    name = "holds each document in a line: text byte for byte, blocks, metadata with origins",
    texts = { "First.", "Second\r\n\r\nText\u{301} of \u{1F1F7}\u{1F1FA}.\r\n" },
    meta = { keywords = { "a", "b" }, published = "2024-01-01" },
    check = function(result, expect)
      local lines = read(result.output)
      expect.equal(#lines, 2)
      expect.equal(lines[2].text, "Second\r\n\r\nText\u{301} of \u{1F1F7}\u{1F1FA}.\r\n")
      expect.same(lines[2].blocks[1], { kind = "heading", level = 1, start = 0, ["end"] = 6 })
      expect.same(lines[2].blocks[2], { kind = "paragraph", start = 10, ["end"] = 22 })
      expect.same(lines[1].meta.keywords.value, { "a", "b" })
      expect.equal(lines[1].meta.published.value, "2024-01-01")
      expect.equal(type(lines[1].meta.published.origin), "string")
    end,
  },
  {
    name = "writes for each layer what made it, the attributes' types and the items; what is missing is left out",
    text = "Somebody has a plan to build a road.",
    filters = { "commitments" },
    check = function(result, expect)
      local layer = read(result.output)[1].layers.commitments
      expect.equal(layer.provider, "commitments")
      expect.equal(layer.attributes.themes, "list<integer>")
      expect.equal(layer.items[1].actor == nil, true)
      expect.contains(result.output, '"partners":[]')
      expect.equal(layer.items[1].text, "build a road")
    end,
  },
  {
    name = "a layer that found nothing is there, with an empty list",
    text = "Nothing here.",
    filters = { "times" },
    check = function(result, expect)
      expect.contains(result.output, '"times":{"provider":"times","attributes":{"type":"string","value":"string"},"items":[]}')
    end,
  },
}
