local reading = require "reading"

--- What `reading` writes of blocks as readers of other formats make them: kind and text, with what else they know.
local function read(list, width)
  local blocks, text, written = {}, "", {}
  for index, block in ipairs(list) do
    blocks[index] = {
      kind = block[1], text = block[2], level = block.level or 0, cell = block.cell,
      first = #text + 1, last = #text + #block[2],
    }
    text = text .. block[2] .. "\n"
  end
  local document, out = { id = "a.md", text = text, meta = { outlet = "Post" } }, {}
  function document.blocks()
    local index = 0
    return function()
      index = index + 1
      return blocks[index]
    end
  end
  function out.style(_, _, piece) return piece end
  function out.write(_, ...)
    for _, piece in ipairs { ... } do written[#written + 1] = tostring(piece) end
  end
  reading.write(document, out, width)
  return table.concat(written)
end

local report = {
  title = "Names", documents = 1, omitted_findings = 0, notes = {}, findings = {},
  tables = { {
    title = "Partners", omitted = 2,
    columns = { { name = "Partner", type = "string" }, { name = "Times", type = "integer" } },
    rows = { { "中国", 10 }, { "e\u{301}t\u{e9}", 2 }, { "\27[31mred", 1 } },
  } },
}

return chancery.tests {
  {
    name = "aligns wide and combining characters, and lets no escape sequence through",
    reports = { report },
    check = function(result, expect)
      expect.equal(result.output,
        "Names\n\nPartners\n  Partner  Times\n  中国        10\n  e\u{301}té          2\n  [31mred      1\n  … and 2 more\n")
    end,
  },
  {
    name = "shows the sentence of a finding",
    reports = { {
      title = "R", documents = 1, omitted_findings = 0, notes = { "a note" }, tables = {},
      findings = { { rule = "goal", level = "note", message = "peace", evidence = { {
        document = "a.txt", text = "peace", sentence = "They want peace.", start = 0, ["end"] = 5 } } } },
    } },
    check = function(result, expect)
      expect.equal(result.output, "R\n  a note\n\ngoal\n  • peace\n      “They want peace.”\n")
    end,
  },
  {
    name = "writes documents with their structure, a line above each",
    texts = { "A title\r\n\r\nA para-\r\ngraph in\r\ntwo lines.\r\n\r\n- one\r\n- two\r\n", "俄罗斯宣布\n了。 He\n\ttoo. \27[31mRed" },
    meta = { published = "2024-01-01" },
    check = function(result, expect)
      expect.contains(result.output, " · 2024-01-01 <==\n\nA title\n\nA para-graph in two lines.\n\n  - one\n  - two\n")
      expect.contains(result.output, "\n\n俄罗斯宣布了。 He too. [31mRed\n")
    end,
  },
  {
    name = "breaks lines on request, under the text of a list's item",
    text = "Once upon a time there was a text.\n\n- strengthening of energy security\n- trade",
    options = { width = 24 },
    check = function(result, expect)
      expect.contains(result.output, "\nOnce upon a time there\nwas a text.\n\n  - strengthening of\n    energy security\n  - trade\n")
    end,
  },
  {
    name = "puts tables into columns, quotations behind a mark, code as it is",
    text = "x",
    check = function(_, expect)
      expect.equal(read({
        { "heading", "Seats", level = 1 },
        { "table_cell", "State", cell = { table = 1, row = 1, column = 1, header = true } },
        { "table_cell", "Seat", cell = { table = 1, row = 1, column = 2, header = true } },
        { "table_cell", "Беларусь", cell = { table = 1, row = 2, column = 1, header = false } },
        { "table_cell", "Minsk\nCity", cell = { table = 1, row = 2, column = 2, header = false } },
        { "quotation", "So it is." }, { "quotation", "It is." },
        { "list_item", "one", level = 1 }, { "list_item", "two of\nthem", level = 2 },
        { "code", "if x\r\n\r\n  y" },
        { "footnote", "1 See there." },
      }, 0), "==> a.md · Post <==\n\nSeats\n\n  State     Seat\n  Беларусь  Minsk City\n\n> So it is.\n>\n> It is.\n\n"
        .. "  • one\n    • two of them\n\n    if x\n\n      y\n\n  1 See there.\n")
    end,
  },
  {
    name = "a wide table is broken inside its cells",
    text = "x",
    check = function(_, expect)
      local long = ("word "):rep(30):sub(1, -2)
      local output = read({
        { "table_cell", long, cell = { table = 1, row = 1, column = 1, header = false } },
        { "table_cell", "x", cell = { table = 1, row = 1, column = 2, header = false } },
      }, 40)
      for line in output:gmatch "[^\n]+" do expect.equal(#line <= 40, true, line) end
      expect.equal(select(2, output:gsub("word", "")), 30)
    end,
  },
}
