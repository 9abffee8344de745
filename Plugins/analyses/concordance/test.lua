return chancery.tests {
  {
    name = "shows the context within the paragraph",
    text = "They will deepen trade.\n\nOther matters.",
    options = { query = '[lower="deepen"] []', context = 2 },
    check = function(result, expect)
      expect.equal(result.report.tables[1].rows, { { "test.txt", 10, "They will", "deepen trade", "." } })
    end,
  },
  { name = "wants a query", text = "x y", fails = "needs the option 'query'" },
  { name = "tells the column of a fault", text = "x y", options = { query = "[lower=deepen]" }, fails = "column 8" },
}
