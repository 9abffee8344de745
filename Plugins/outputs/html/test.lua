--- The articles' part of a page.
local function article(output) return output:match "<article.*</article>" end

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
}
