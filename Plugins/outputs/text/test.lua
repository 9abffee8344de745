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
}
