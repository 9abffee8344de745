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
}
