local html_blocks = require "html_blocks"
local html_marks = require "html_marks"
local structure = require "structure"

--- The articles' part of a page.
local function article(output) return output:match "<article.*</article>" end

--- A document of blocks as readers of other formats make them: kind and text, with what else they know.
local function document_of(list)
  local blocks, text = {}, ""
  for index, block in ipairs(list) do
    blocks[index] = {
      kind = block[1], text = block[2], level = block.level or 0, cell = block.cell,
      first = #text + 1, last = #text + #block[2],
    }
    text = text .. block[2] .. "\n"
  end
  local document = { text = text }
  function document.blocks()
    local index = 0
    return function()
      index = index + 1
      return blocks[index]
    end
  end
  function document.span(_, first, last) return { first = first, last = last, text = text:sub(first, last), level = 0 } end
  return document
end

local function html_of(list)
  local document, pieces = document_of(list), {}
  for index, node in ipairs(structure.read(document)) do
    pieces[index] = html_blocks.node(node, function(first, last) return document.text:sub(first, last) end)
  end
  return table.concat(pieces)
end

local function cell(table_number, row, column, header)
  return { table = table_number, row = row, column = column, header = header == true }
end

return chancery.tests {
  {
    name = "is one page with a policy that lets nothing run or load",
    texts = { "A title\n\nOne.", "Two." },
    check = function(result, expect)
      expect.contains(result.output, "<!doctype html>\n<html>\n")
      expect.contains(result.output, "content=\"default-src 'none'; style-src 'unsafe-inline'\"")
      expect.equal(select(2, result.output:gsub("<article", "")), 2)
      expect.equal(select(2, result.output:gsub("</html>", "")), 1)
    end,
  },
  {
    name = "escapes whatever the document holds",
    text = "1 < 2 & \"x\" <script>alert('x')</script>",
    meta = { title = "</title><script>", url = "javascript:alert(1)", source = "https://example.org/?a=1&b=<" },
    check = function(result, expect)
      expect.contains(result.output, "<p dir=\"auto\">1 &lt; 2 &amp; &quot;x&quot; &lt;script&gt;alert(")
      expect.contains(result.output, '<a href="https://example.org/?a=1&amp;b=&lt;">')
      expect.equal(result.output:find "<script" == nil, true)
      expect.equal(result.output:find 'href="javascript' == nil, true)
    end,
  },
  {
    name = "marks items inside others, and shows the attributes of all that hold a place",
    text = "Russia will strengthen cooperation with China.",
    filters = { "commitments" },
    options = { layers = { "commitments", "entities" } },
    check = function(result, expect)
      local text = article(result.output)
      expect.contains(text, '<mark class="l1" title="entities · GPE · canonical: Russia">Russia<i data-t="GPE"></i></mark>')
      expect.contains(text, '<mark class="l1" title="entities · GPE · canonical: China&#10;commitments · goal · actor: Russia')
      expect.contains(text, '<input type="checkbox" class="t1" checked><span class="k1">ab</span>entities <b>2</b>')
    end,
  },
  {
    name = "keeps headings and lists",
    text = "A title\n\nOnce upon a time, there was a text.\n\n- one\n- two",
    check = function(result, expect)
      local text = article(result.output)
      expect.contains(text, '<h1 dir="auto">A title</h1>\n')
      expect.contains(text, '<ul>\n<li class="own" dir="auto">- one</li>\n<li class="own" dir="auto">- two</li></ul>\n')
    end,
  },
  {
    name = "in a folder each document is a page with its own title",
    folder = true,
    text = "A title\n\nOne.",
    check = function(result, expect) expect.contains(result.output, "<title>A title</title>") end,
  },
  {
    name = "puts cells into rows and columns, one table behind another, and leaves room for what is missing",
    text = "x",
    check = function(_, expect)
      expect.equal(html_of {
        { "table_cell", "State", cell = cell(1, 1, 1, true) }, { "table_cell", "Seat", cell = cell(1, 1, 3, true) },
        { "table_cell", "Minsk", cell = cell(1, 2, 3) },
        { "table_cell", "other", cell = cell(2, 1, 1) },
      }, '<div class="scroll"><table>\n<tr><th dir="auto">State</th><th dir="auto">Seat</th></tr>\n'
        .. '<tr><td dir="auto"></td><td dir="auto">Minsk</td></tr>\n</table></div>\n'
        .. '<div class="scroll"><table>\n<tr><td dir="auto">other</td></tr>\n</table></div>\n')
    end,
  },
  {
    name = "a table as wide as a claim of a million columns stays small",
    text = "x",
    check = function(_, expect)
      local list = {}
      for number = 1, 500 do list[number] = { "table_cell", "x", cell = cell(1, number, number * 1000000) } end
      expect.equal(#html_of(list) < 20000, true)
    end,
  },
  {
    name = "nests lists by depth, whatever depth is claimed",
    text = "x",
    check = function(_, expect)
      expect.equal(html_of {
        { "list_item", "a", level = 1 }, { "list_item", "b", level = 2 }, { "list_item", "c", level = 1000000 },
        { "list_item", "d", level = 1 },
      }, '<ul>\n<li dir="auto">a<ul>\n<li dir="auto">b<ul>\n<li dir="auto">c</li></ul></li></ul></li>\n'
        .. '<li dir="auto">d</li></ul>\n')
    end,
  },
  {
    name = "keeps quotations together, code as it is, notes, and text that is in no block",
    text = "x",
    check = function(_, expect)
      local document = document_of {
        { "quotation", "one" }, { "quotation", "two" }, { "code", "a\n  b" }, { "footnote", "note" }, { "heading", "H", level = 9 },
      }
      document.text = document.text .. "lost"
      function document.span(_, first, last) return { first = first, last = last } end
      local pieces = {}
      for index, node in ipairs(structure.read(document)) do
        pieces[index] = html_blocks.node(node, function(first, last) return document.text:sub(first, last) end)
      end
      expect.equal(table.concat(pieces), '<blockquote>\n<p dir="auto">one</p>\n<p dir="auto">two</p>\n</blockquote>\n'
        .. '<pre>\na\n  b</pre>\n<p class="footnote" dir="auto">note</p>\n<h6 dir="auto">H</h6>\n<p dir="auto">lost</p>\n')
    end,
  },
  {
    name = "splits items that cross, so that elements nest, and draws no more of them than there is room for",
    text = "x",
    check = function(_, expect)
      local function item(first, last, order)
        return { first = first, last = last, order = order, colour = 1, label = "", title = "t" .. order }
      end
      local write = html_marks.writer("abcdef", { item(1, 4, 0), item(3, 6, 1) })
      expect.equal((write(1, 6):gsub(' title="[^"]*"', "")),
        '<mark class="l1">ab<mark class="l1">cd</mark></mark><mark class="l1 c">ef</mark>')
      local many = {}
      for number = 1, 100 do many[number] = item(number, number + 100, number) end
      local draw, hidden = html_marks.writer(("x"):rep(200), many)
      expect.equal(#draw(1, 200) < 200000, true)
      expect.equal(hidden.count, 76)
    end,
  },
}
